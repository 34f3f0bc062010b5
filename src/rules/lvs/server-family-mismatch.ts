import { type Server, type Standing, isLeftOut } from '../../model/virtual-server.ts';
import { FAMILY_NAMES } from '../../schema/values/address.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Rule, RuleContext } from '../rule.ts';
import { eachVirtualServer } from './each.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    real: (address: string, own: string, wanted: string) =>
        `${quote(address)} is an ${own} address, and the virtual server is ${wanted}; keepalived leaves the real server out, since only TUN joins the two`,
    sorry: (address: string, own: string, wanted: string) =>
        `${quote(address)} is an ${own} address, and the virtual server is ${wanted}; keepalived leaves the sorry server out, since only TUN joins the two`,
    family: (name: string) => `this makes the virtual server ${name}`,
    end: () => 'keepalived leaves it out here',
    none: () => 'and then the virtual server has no real server',
};

/** A server behind a virtual server of the other family. */
export const serverFamilyMismatch: Rule = {
    meta: {
        id: 'lvs/server-family-mismatch',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'server of another address family than its virtual server',
        why: 'IPVS sends IPv4 packets to IPv4 servers and IPv6 packets to IPv6 servers; only a tunnel carries one in the other. With NAT or DR a server of the other family is left out, and the service runs with fewer servers, or with none.',
        symptoms: ['ping-but-no-service', 'one-server-gets-all'],
        source: 'keepalived/check/check_parser.c:rs_end_handler',
        says: ["don't match - skipping real server", "don't match - skipping sorry server"],
    },
    messages,
    create: (context) => {
        return eachVirtualServer(({ name, block, steps, end }) => {
            if (name === undefined) return;
            const real = steps.filter(({ realServer }) => realServer !== undefined);
            const isBare = real.every(({ before, realServer }) => isLeftOut(realServer, before));
            for (const { before, realServer } of real) {
                if (realServer === undefined || !isLeftOut(realServer, before)) continue;
                const none = isBare ? placeOf(closeOf(block), messages.none()) : [];
                reportServer(realServer, before, 'real', realServer.statement, none, context);
            }
            const { sorryServer } = end;
            if (sorryServer !== undefined && isLeftOut(sorryServer, end))
                reportServer(sorryServer, end, 'sorry', block, [], context);
        });
    },
};

type Places = NonNullable<Finding['related']>;

function closeOf({ statement }: Bound): Span | undefined {
    return statement.node.block?.close;
}

function placeOf(span: Span | undefined, message: string): Places {
    return span === undefined ? [] : [{ span, message }];
}

function reportServer(
    { statement, endpoint }: Server,
    { family }: Standing,
    kind: 'real' | 'sorry',
    ends: Bound,
    further: Places,
    { target, report }: RuleContext,
): void {
    if (endpoint === undefined || family === undefined) return;
    const wanted = FAMILY_NAMES[family.value];
    report({
        message: messages[kind](endpoint.address, FAMILY_NAMES[endpoint.family], wanted),
        span: statement.words[1]?.span ?? statement.statement.node.span,
        ...(hasIt(target.release, '1.4.0', undefined) ? {} : { origin: 'kalint' as const }),
        related: [
            { span: family.from.statement.node.span, message: messages.family(wanted) },
            ...placeOf(closeOf(ends), messages.end()),
            ...further,
        ],
    });
}
