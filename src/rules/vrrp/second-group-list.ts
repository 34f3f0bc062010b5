import { skippedBlocks } from '../../model/names.ts';
import { consequences } from '../consequences.ts';
import type { Rule } from '../rule.ts';
import { hasIt } from '../words.ts';

const messages = {
    dropped: () =>
        'there is a "group" in this sync group already; keepalived loses the whole sync group over the second one',
    ignored: () => 'there is a "group" in this sync group already; keepalived ignores the second one',
    first: () => 'the first one',
    end: () => 'this "}" then closes nothing',
};

/** A second list of members in a sync group. */
export const secondGroupList: Rule = {
    meta: {
        id: 'vrrp/second-group-list',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'two lists of members in a sync group',
        why: 'All members of a sync group stand in one "group" block. keepalived wants to read past a second one and then takes the wrong brace for its end: the rest of the sync group counts as outside it. Since 2.2.8 a sync group that has lost its end that way is not there at all.',
        symptoms: ['address-on-nobody', 'not-what-was-written'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_group_handler',
        says: ['Group list already specified'],
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            const skipped = skippedBlocks(bound.statements);
            const isLost = hasIt(target.release, '2.2.8', undefined);
            for (const owner of bound.statements) {
                if (owner.spec?.name !== 'vrrp_sync_group' || skipped.has(owner)) continue;
                const lists = owner.children.filter(({ spec }) => spec?.name === 'group');
                const at = lists.findIndex(({ children }) => children.length > 0);
                const [first, second] = at < 0 ? [] : lists.slice(at);
                if (first === undefined || second === undefined) continue;
                const { close } = owner.statement.node.block ?? {};
                report({
                    message: isLost ? messages.dropped() : messages.ignored(),
                    span: second.words[0]?.span ?? second.statement.node.span,
                    related: [
                        { span: first.statement.node.span, message: messages.first() },
                        ...consequences(second),
                        ...(close === undefined ? [] : [{ span: close, message: messages.end() }]),
                    ],
                });
            }
        },
    }),
};
