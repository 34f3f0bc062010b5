import { isIncomplete } from '../../schema/values/block.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    empty: (name: string) =>
        `the virtual server group ${quote(name)} has no entries; keepalived removes it, and every virtual server that uses it`,
    end: () => 'the block ends here',
};

/** A `virtual_server_group` with nothing in it. */
export const emptyGroup: Rule = {
    meta: {
        id: 'lvs/empty-group',
        area: 'lvs',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'virtual server group without entries',
        why: 'A group stands for the addresses and firewall marks in it. Without any it is removed at its end. A virtual server that names it is then dropped as well, and of that the config test says nothing.',
        symptoms: ['ping-but-no-service', 'config-test-silent'],
        source: 'keepalived/check/check_parser.c:vsg_handler',
        says: ['has no entries - removing'],
    },
    messages,
    create: ({ bound: config, target, report }) => ({
        enter(bound) {
            const { spec, words, statement, children, parent } = bound;
            if (spec?.name !== 'virtual_server_group' || parent !== undefined) return;
            const close = statement.node.block?.close;
            if (statement.children === undefined || children.length > 0 || isIncomplete(bound, config))
                return;
            report({
                message: messages.empty(words[1]?.text ?? ''),
                span: words[1]?.span ?? statement.node.span,
                ...(hasIt(target.release, '1.3.7', undefined) ? {} : { origin: 'kalint' as const }),
                related: close === undefined ? [] : [{ span: close, message: messages.end() }],
            });
        },
    }),
};
