import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';
import { voiceOf } from './voice.ts';

const messages = {
    useless: (mark: string) =>
        `"ha_suspend" waits for addresses, and the virtual server has the firewall mark ${quote(mark)}; keepalived ignores the line`,
    mark: () => 'the mark',
    remove: () => 'remove the line',
};

/** `ha_suspend` in a virtual server that stands for a firewall mark. */
export const haSuspendWithFwmark: Rule = {
    meta: {
        id: 'lvs/ha-suspend-with-fwmark',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'ha_suspend of a virtual server for a firewall mark',
        why: 'With "ha_suspend" the servers are checked only while the address of the virtual server is on this machine. A firewall mark has no address to look for, so the servers are checked all the time, also on the backup.',
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: ['cannot use ha_suspend with fwmarks'],
    },
    messages,
    create: ({ bound, file, target, report }) => {
        const origin = voiceOf(target.release, '1.3.5', '2.0.7');
        if (origin === undefined) return {};
        return eachService({ bound, target }, ({ marks, grouped, name, suspend }) => {
            const [mark] = marks;
            if (mark === undefined || suspend === undefined) return;
            const word = (grouped ? mark.line.words[1] : undefined) ?? name;
            const { node } = suspend.statement;
            report({
                message: messages.useless(word.text),
                span: node.span,
                origin,
                related: [{ span: word.span, message: messages.mark() }],
                fixes: [deleteStatement(messages.remove(), false, file, node)],
            });
        });
    },
};
