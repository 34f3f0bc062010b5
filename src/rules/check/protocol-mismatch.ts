import type { Bound } from '../../schema/bind.ts';
import type { Rule } from '../rule.ts';
import { eachService } from '../lvs/each.ts';
import { quote } from '../words.ts';

const messages = {
    other: (check: string, speaks: string, protocol: string) =>
        `${quote(check)} asks over ${speaks} at a port that is served over ${protocol}; its answer says nothing of the service`,
    protocol: (protocol: string) => `the service is one for ${protocol}`,
};

/** What the checks speak that connect to a port. */
const SPEAKS: ReadonlyMap<string, string> = new Map([
    ['TCP_CHECK', 'TCP'],
    ['HTTP_GET', 'TCP'],
    ['SSL_GET', 'TCP'],
    ['SMTP_CHECK', 'TCP'],
    ['UDP_CHECK', 'UDP'],
]);

/** Ports at which the same service is usual over both: DNS, Kerberos, LDAP, HTTPS and SIP. */
const BOTH = new Set([53, 88, 389, 443, 464, 853, 5060]);

/** Whether a check goes somewhere else than to the port of its real server. */
function isElsewhere({ children }: Bound): boolean {
    return children.some(
        ({ spec, binding }) =>
            binding.kind !== 'known' || ['connect_port', 'connect_ip', 'host'].includes(spec?.name ?? ''),
    );
}

/** A check over another protocol than that of the service. */
export const protocolMismatch: Rule = {
    meta: {
        id: 'check/protocol-mismatch',
        area: 'check',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'check over another protocol than the service',
        why: 'Ports of TCP and of UDP with the same number have nothing to do with each other. A service over UDP that is checked over TCP is taken out although it works, or stays in although it does not, as something else at that port of TCP has it.',
        symptoms: ['servers-removed', 'dead-server-stays'],
        source: 'keepalived/check/check_tcp.c:tcp_connect_thread',
    },
    messages,
    create: (context) =>
        eachService(context, ({ protocol: { value, from }, addresses, realServers }) => {
            // Without a word for it the protocol is what is wrong, and a mark stands for any.
            if (value === undefined || value === 'SCTP' || from === undefined || addresses.length === 0)
                return;
            for (const { statement, endpoint } of realServers) {
                if (endpoint.port === undefined || BOTH.has(endpoint.port)) continue;
                for (const check of statement.children) {
                    const speaks = SPEAKS.get(check.spec?.name ?? '');
                    const [keyword] = check.words;
                    if (speaks === undefined || speaks === value || keyword === undefined) continue;
                    if (isElsewhere(check)) continue;
                    context.report({
                        message: messages.other(keyword.text, speaks, value),
                        span: keyword.span,
                        related: [{ span: from.statement.node.span, message: messages.protocol(value) }],
                    });
                }
            }
        }),
};
