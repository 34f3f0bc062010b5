import { isAbove } from '../../expand/gap.ts';
import { nameUses } from '../../model/names.ts';
import type { Bound } from '../../schema/bind.ts';
import { moveUp } from '../move-up.ts';
import type { Rule } from '../rule.ts';
import { lossOf } from '../untracked.ts';
import { quote } from '../words.ts';

const messages = {
    later: (kind: string, name: string, loss: string) =>
        `${kind} ${quote(name)} is defined only further down; keepalived, which reads from top to bottom, ${loss}`,
    definition: () => 'it is defined here',
    move: (kind: string, name: string) => `move ${kind} ${quote(name)} up`,
};

/** The block at the top of the file in which something stands. */
function outermost(bound: Bound): Bound {
    let at = bound;
    while (at.parent !== undefined) at = at.parent;
    return at;
}

/** A name that is taken up above the block that has it. */
export const nameDefinedLater: Rule = {
    meta: {
        id: 'vrrp/name-defined-later',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'name taken up before it is defined',
        why: 'keepalived looks a name up at the moment it reads it. What is defined further down does not exist for it yet, so the line is left out and the instance runs without the check. Only the members of sync groups and the groups of virtual servers may be named in any order.',
        symptoms: ['no-failover', 'script-not-run'],
        source: 'keepalived/vrrp/vrrp_track.c:alloc_track_script',
        says: ['not found, ignoring'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            for (const use of nameUses(bound, target)) {
                const { kind, word, below } = use;
                // It may be defined in a file that could not be had, too.
                if (below === undefined || !isAbove(word, bound.config.gap)) continue;
                const definition = below.block.statement.node;
                const fix = moveUp(
                    messages.move(kind, word.text),
                    file,
                    definition,
                    outermost(use.bound).statement.node,
                );
                report({
                    message: messages.later(kind, word.text, lossOf(use, target)),
                    span: word.span,
                    related: [{ span: definition.span, message: messages.definition() }],
                    fixes: fix === undefined ? [] : [fix],
                });
            }
        },
    }),
};
