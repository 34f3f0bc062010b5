import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { eachService } from './each.ts';
import { quote } from '../words.ts';
import { voiceOf } from './voice.ts';

const messages = {
    useless: (protocol: string) =>
        `${quote(protocol)} says nothing about a firewall mark, which stands for packets of any protocol; keepalived ignores the line`,
    mark: () => 'the mark',
    remove: () => 'remove the line',
};

/** A protocol for a virtual server that stands for firewall marks only. */
export const protocolWithFwmark: Rule = {
    meta: {
        id: 'lvs/protocol-with-fwmark',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'protocol of a virtual server for firewall marks',
        why: 'Which packets belong to a firewall mark is decided by the packet filter that sets it. A protocol here does not narrow that down: packets of every other protocol with the mark are balanced too.',
        source: 'keepalived/check/check_data.c:validate_check_config',
        says: ['protocol specified for fwmark'],
    },
    messages,
    create: ({ bound, file, target, report }) => {
        const origin = voiceOf(target.release, '1.3.7', '2.0.7');
        if (origin === undefined) return {};
        return eachService({ bound, target }, ({ protocol, addresses, marks }) => {
            const { value, from } = protocol;
            const word = from?.words[1];
            if (addresses.length > 0 || from === undefined || word === undefined) return;
            if (value === undefined) return;
            report({
                message: messages.useless(word.text),
                span: from.statement.node.span,
                origin,
                related: marks.slice(0, 1).map(({ line }) => ({
                    span: (line.words[1] ?? word).span,
                    message: messages.mark(),
                })),
                fixes: [deleteStatement(messages.remove(), true, file, from.statement.node)],
            });
        });
    },
};
