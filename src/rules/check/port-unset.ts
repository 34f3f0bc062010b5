import { takesServerPort } from '../../model/checked-port.ts';
import { isChecker } from '../../model/checker-timers.ts';
import { keptServers } from '../../model/same-server.ts';
import type { Service } from '../../model/service.ts';
import { isIncomplete } from '../../schema/values/block.ts';
import { addLine } from '../lvs/add-line.ts';
import { eachService } from '../lvs/each.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    unset: (check: string, server: string) =>
        `${quote(check)} names no port, and neither does the real server ${quote(server)}; keepalived checks port 0, where nothing answers`,
    server: () => 'the real server without port',
    name: (port: number) => `add "connect_port ${port}"`,
};

/** A check towards port 0. */
export const portUnset: Rule = {
    meta: {
        id: 'check/port-unset',
        area: 'check',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'check without a port',
        why: 'A real server without port has that of its virtual server, but gets it only when all of the configuration is read. Its checks have copied the port by then, which is 0. So every check fails, and no such server is ever used.',
        symptoms: ['servers-removed'],
        source: 'keepalived/check/check_api.c:queue_checker',
    },
    messages,
    create: (context) => {
        const { bound, file, target, report } = context;
        // Before, a real server without port is refused.
        if (!hasIt(target.release, '2.0.15', undefined)) return {};
        return eachService(context, (service) => {
            const port = portOf(service);
            for (const { statement, endpoint } of keptServers(service, target.release)) {
                if (endpoint.port !== undefined) continue;
                for (const check of statement.children) {
                    const [word] = check.words;
                    if (word === undefined || !isChecker(check) || !takesServerPort(check)) continue;
                    if (check.binding.kind !== 'known' || isIncomplete(check, bound)) continue;
                    report({
                        message: messages.unset(word.text, statement.words[1]?.text ?? ''),
                        span: word.span,
                        related: [{ span: statement.statement.node.span, message: messages.server() }],
                        fixes:
                            port === undefined
                                ? []
                                : addLine(messages.name(port), file, check, `connect_port ${port}`),
                    });
                }
            }
        });
    },
};

/** The port of a virtual server, where it is one for a single address. */
function portOf({ addresses, grouped }: Service): number | undefined {
    return grouped ? undefined : addresses[0]?.port;
}
