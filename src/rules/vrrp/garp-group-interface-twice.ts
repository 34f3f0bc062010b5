import { lastOf } from '../../model/vrrp-decisions.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { ENDS } from '../../schema/values/fault.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Word } from '../../syntax/tree.ts';
import { quote } from '../words.ts';
import { wholeRule } from './whole-rule.ts';

const messages = {
    again: (name: string) => `${quote(name)} is in a garp_group already; keepalived leaves it there`,
    alone: (name: string) => `${quote(name)} is in a garp_group already; keepalived ${ENDS}`,
    first: () => 'it is put into one here',
    end: () => 'the block ends here',
};

/** An interface that a group names, with the statement that does so. */
interface Named {
    readonly word: Word;
    readonly by: Bound;
}

/** The interfaces that a group names, in order. */
function interfacesOf(group: Bound, target: Target): readonly Named[] {
    return group.children
        .filter((each) => isRead(each, target))
        .flatMap((by) => {
            const [, name] = by.words;
            if (by.spec?.name === 'interface') return name === undefined ? [] : [{ word: name, by }];
            if (by.spec?.name !== 'interfaces') return [];
            return by.children.flatMap(({ words }) => words).map((word) => ({ word, by }));
        });
}

/** An interface in two groups, or twice in one. */
export const garpGroupInterfaceTwice = wholeRule(
    {
        name: 'garp-group-interface-twice',
        byBlock: true,
        title: 'interface in two garp groups',
        why: 'The interfaces of a garp_group share one limit on how fast ARP messages go out, so an interface belongs to one group. keepalived keeps it in the first that names it and its config test fails. Where it stands alone in a block of "interfaces", keepalived stumbles over its own message and ends.',
        symptoms: ['does-not-start'],
        source: 'keepalived/vrrp/vrrp_parser.c:garp_group_interfaces_handler',
        says: ['garp_group already specified for'],
    },
    messages,
    function* ({ bound, target }) {
        const taken = new Map<string, Word>();
        const groups = bound.statements.filter(
            (each) => each.spec?.name === 'garp_group' && isRead(each, target),
        );
        for (const group of groups) {
            const named = interfacesOf(group, target);
            const before = new Set(taken.keys());
            const counts = new Map<Bound, number>();
            for (const { by } of named) counts.set(by, (counts.get(by) ?? 0) + 1);
            for (const { word, by } of named) {
                const first = taken.get(word.text);
                if (first === undefined) {
                    taken.set(word.text, word);
                    continue;
                }
                // The message about a block is made with the second word in it, whichever is meant.
                const isAlone = by.spec?.name === 'interfaces' && counts.get(by) === 1;
                const close = by.statement.node.block?.close;
                yield {
                    message: isAlone ? messages.alone(word.text) : messages.again(word.text),
                    span: word.span,
                    related: [
                        { span: first.span, message: messages.first() },
                        ...(close === undefined ? [] : [{ span: close, message: messages.end() }]),
                    ],
                };
            }
            // A group without an interval is given up at its end, and its interfaces are free again.
            if (lastOf(group.children, 'garp_interval', 'gna_interval') === undefined)
                for (const { word } of named) if (!before.has(word.text)) taken.delete(word.text);
        }
    },
);
