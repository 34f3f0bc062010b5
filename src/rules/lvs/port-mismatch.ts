import type { Entry } from '../../model/service-group.ts';
import { type Service, type ServiceServer } from '../../model/service.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Origin } from '../diagnostic.ts';
import { type Finding, type Rule, type RuleContext, fixOf } from '../rule.ts';
import { eachService } from './each.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    differs: (port: string, wanted: string) =>
        `port ${quote(port)} is not that of the virtual server, and only NAT changes ports; keepalived uses ${wanted}`,
    mark: (port: string) =>
        `port ${quote(port)} has no meaning for a firewall mark, since only NAT changes ports; keepalived uses none`,
    ignored: (port: string) =>
        `port ${quote(port)} has no meaning for the firewall mark of the group, since only NAT changes ports; packets keep their port`,
    group: (port: string, address: string) =>
        `port ${quote(port)} is not that of ${quote(address)} in the group, and only NAT changes ports; packets keep their port`,
    method: (method: string) => `the method is ${method}`,
    served: () => 'what is served',
    replace: (port: number) => `write the port of the virtual server, ${port}`,
};

/** A server whose port differs from that of its virtual server, though its packets are not rewritten. */
export const portMismatch: Rule = {
    meta: {
        id: 'lvs/port-mismatch',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'port that differs from that of the virtual server without NAT',
        why: 'DR and TUN hand packets on as they are, with the port that the client sent them to. A server that listens on another port gets them at a port where nothing listens, while a check of the other port succeeds.',
        symptoms: ['ping-but-no-service', 'servers-removed'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: [
            "ports don't match",
            'has port specified - clearing',
            'has port specified - port will be ignored',
        ],
    },
    messages,
    create: (context) => {
        const { target } = context;
        if (!hasIt(target.release, '2.0.15', undefined)) return {};
        return eachService(context, (service) => {
            for (const server of service.realServers) reportServer(server, 'real', service, context);
            const { sorryServer } = service;
            if (sorryServer !== undefined) reportServer(sorryServer, 'sorry', service, context);
        });
    },
};

/** What is wrong with a port, and what it should be. */
type Mismatch = Pick<Finding, 'message' | 'severity'> & {
    readonly entry: Entry;
    readonly wanted?: number;
    /** Whether 2.0.15 to 2.0.19 only log it for a real server, and for a sorry server. */
    readonly quiet: { readonly real: boolean; readonly sorry: boolean };
};

function mismatchOf(
    { marks, addresses, grouped, persistent }: Service,
    { samePort, endpoint: { port } }: ServiceServer,
    { text }: Word,
): Mismatch | undefined {
    if (!samePort || port === undefined) return undefined;
    const [mark] = marks;
    if (mark !== undefined) {
        const message = grouped ? messages.ignored(text) : messages.mark(text);
        return { message, entry: mark, quiet: { real: grouped, sorry: true } };
    }
    const entry = addresses.find((each) => each.port !== port);
    if (entry === undefined) return undefined;
    const quiet = { real: false, sorry: grouped };
    if (grouped) {
        const message = messages.group(text, entry.line.words[0]?.text ?? '');
        return { message, severity: 'warning', entry, quiet };
    }
    // Without persistence that the virtual server has no port is what is wrong.
    if (entry.port === undefined && !persistent) return undefined;
    const message = messages.differs(text, entry.port === undefined ? 'none' : String(entry.port));
    return { message, entry, quiet, ...(entry.port === undefined ? {} : { wanted: entry.port }) };
}

function reportServer(
    server: ServiceServer,
    kind: 'real' | 'sorry',
    service: Service,
    { target: { release }, report }: RuleContext,
): void {
    const [, , word] = server.statement.words;
    const mismatch = word === undefined ? undefined : mismatchOf(service, server, word);
    if (word === undefined || mismatch === undefined) return;
    const { entry, wanted, quiet, ...finding } = mismatch;
    const { value, from } = server.method;
    const served = service.grouped ? entry.line.statement.node.span : service.name.span;
    const origin: Origin = quiet[kind] && !hasIt(release, '2.0.20', undefined) ? 'kalint' : 'keepalived';
    report({
        ...finding,
        span: word.span,
        origin,
        related: [
            { span: served, message: messages.served() },
            ...(from === undefined || value === undefined
                ? []
                : [{ span: from.statement.node.span, message: messages.method(value) }]),
        ],
        fixes:
            wanted === undefined ? [] : [fixOf(messages.replace(wanted), false, word.span, String(wanted))],
    });
}
