import { hasIt } from '../../../grammar/schema/releases.ts';
import { isLacking } from '../../model/service.ts';
import type { Rule } from '../rule.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';
import { addLine } from './add-line.ts';
import { voiceOf } from './voice.ts';

const messages = {
    missing: (name: string) => `the virtual server ${quote(name)} has no "lvs_method"; keepalived takes NAT`,
    server: () => 'this server has no method of its own',
    add: () => 'add "lvs_method NAT", which keepalived takes',
};

/** A virtual server without forwarding method that has servers without one. */
export const methodMissing: Rule = {
    meta: {
        id: 'lvs/method-missing',
        area: 'lvs',
        severity: 'warning',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'virtual server without forwarding method',
        why: 'How packets reach the real servers is a matter of the network: NAT needs the replies to come back through this machine, DR and TUN need the virtual address on the servers. Without a word for it keepalived takes NAT, and with servers that are set up for another method nothing gets through.',
        symptoms: ['ping-but-no-service'],
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: ['no forwarding method set, setting default'],
    },
    messages,
    create: ({ bound, file, target, report }) => {
        const origin = voiceOf(target.release, '1.3.6', '2.0.20');
        if (origin === undefined) return {};
        const sorryToo = hasIt(target.release, '2.1.0', undefined);
        return eachService({ bound, target }, (service) => {
            const { block, name, realServers, sorryServer } = service;
            const servers =
                sorryServer === undefined || !sorryToo ? realServers : [...realServers, sorryServer];
            const bare = servers.find(({ method }) => method.from === undefined);
            if (bare === undefined || !isLacking('lvs_method', service, bound)) return;
            report({
                message: messages.missing(name.text),
                span: name.span,
                origin,
                related: [
                    {
                        span: bare.statement.words[1]?.span ?? bare.statement.statement.node.span,
                        message: messages.server(),
                    },
                ],
                fixes: addLine(messages.add(), file, block, 'lvs_method NAT'),
            });
        });
    },
};
