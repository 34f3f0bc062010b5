import { type Service, isLacking } from '../../model/service.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Rule } from '../rule.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';
import { addLine } from './add-line.ts';
import { isMadePersistent, isMarkless } from './all-ports.ts';
import { voiceOf } from './voice.ts';

const messages = {
    missing: (name: string) => `the virtual server ${quote(name)} has no "protocol"; keepalived takes UDP`,
    check: (protocol: string) => `its servers are checked over ${protocol}`,
    add: (protocol: string) => `add "protocol ${protocol}"`,
};

/** The checks that tell what is served. */
const PROTOCOLS: ReadonlyMap<string, string> = new Map([
    ['TCP_CHECK', 'TCP'],
    ['HTTP_GET', 'TCP'],
    ['SSL_GET', 'TCP'],
    ['SMTP_CHECK', 'TCP'],
    ['UDP_CHECK', 'UDP'],
]);

/** A virtual server with addresses, but without protocol. */
export const protocolMissing: Rule = {
    meta: {
        id: 'lvs/protocol-missing',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'virtual server without protocol',
        why: 'An address and a port are a service only together with TCP, UDP or SCTP. Without a word for it the virtual server is one for UDP: connections over TCP find nothing there, while the checks of the real servers go on to succeed.',
        symptoms: ['ping-but-no-service'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: ['no protocol set - defaulting to UDP'],
    },
    messages,
    create: ({ bound, file, target, report }) => {
        const origin = voiceOf(target.release, '1.3.6', '2.0.20');
        if (origin === undefined) return {};
        return eachService({ bound, target }, (service) => {
            if (service.addresses.length === 0 || !isLacking('protocol', service, bound)) return;
            // A mark of 0 is all that is wrong, and that is said of what it leaves without a port.
            if (isMarkless(service) && isMadePersistent(service, { bound, target })) return;
            const checks = checksOf(service);
            const [first] = checks;
            const kinds = new Set(checks.map(({ protocol }) => protocol));
            const protocol = kinds.size === 1 ? first?.protocol : undefined;
            const { block, name } = service;
            report({
                message: messages.missing(name.text),
                span: name.span,
                origin,
                related:
                    first === undefined || protocol === undefined
                        ? []
                        : [{ span: first.check.statement.node.span, message: messages.check(protocol) }],
                fixes:
                    protocol === undefined
                        ? []
                        : addLine(messages.add(protocol), file, block, `protocol ${protocol}`),
            });
        });
    },
};

/** The checks of the real servers that use a protocol of their own. */
function checksOf({ realServers }: Service): { check: Bound; protocol: string }[] {
    return realServers
        .flatMap(({ statement }) => statement.children)
        .flatMap((check) => {
            const protocol = PROTOCOLS.get(check.spec?.name ?? '');
            return protocol === undefined ? [] : [{ check, protocol }];
        });
}
