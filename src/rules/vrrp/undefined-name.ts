import { isAbove } from '../../expand/gap.ts';
import { misplacedNames } from '../../model/misplaced-names.ts';
import { type Definition, nameUses } from '../../model/names.ts';
import { startsWithNoun, trackedKind } from '../../schema/lines/tracked.ts';
import { nearestOf } from '../../schema/values/near.ts';
import { type Rule, fixOf } from '../rule.ts';
import { lossOf } from '../untracked.ts';
import { quote } from '../words.ts';

const messages = {
    unknown: (kind: string, name: string, loss: string) =>
        `there is no ${kind} ${quote(name)}; keepalived ${loss}`,
    unknownAbove: (kind: string, name: string, loss: string) =>
        `nothing above defines ${kind} ${quote(name)}; keepalived ${loss}`,
    elsewhere: (name: string) =>
        `bfd_instance ${quote(name)} is for the checker only; keepalived does not track it here`,
    definition: () => '"checker" without "vrrp" keeps it from VRRP',
    write: (name: string) => `write ${quote(name)}`,
};

/** Whether a BFD session sends its events to the checker only (`keepalived/bfd/bfd_parser.c:bfd_vrrp_end_handler`). */
function isForChecker({ kind, block }: Definition): boolean {
    if (kind !== 'bfd_instance') return false;
    const names = block.children.map(({ spec }) => spec?.name);
    return names.includes('checker') && !names.includes('vrrp');
}

/** A name that nothing in the configuration has. */
export const undefinedName: Rule = {
    meta: {
        id: 'vrrp/undefined-name',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'name that nothing has',
        why: 'A script, process, file or BFD session is tracked by the name that its own block gives it. Where no block has that name, keepalived leaves the line out and the instance runs without the check: the addresses stay where they are, whatever fails.',
        symptoms: ['no-failover', 'script-not-run'],
        source: 'keepalived/vrrp/vrrp_track.c:alloc_track_script',
        says: ['not found, ignoring'],
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            const { gap, incomplete } = bound.config;
            const unknown = incomplete ? messages.unknownAbove : messages.unknown;
            for (const use of nameUses(bound, target)) {
                const { kind, word, above, definition, below } = use;
                // It may be defined in a file that could not be had.
                if (!isAbove(word, gap)) continue;
                // Its block is there, and it is said of that that it stands in the wrong place.
                if (misplacedNames(bound).has(`${kind} ${word.text}`)) continue;
                // A line that starts with "script" or the like has a word too many, which is said of that word.
                const tracked = trackedKind(use.bound.parent?.spec?.block);
                if (tracked !== undefined && startsWithNoun(use.bound.words, tracked)) continue;
                if (definition !== undefined && isForChecker(definition)) {
                    report({
                        message: messages.elsewhere(word.text),
                        span: word.span,
                        related: [
                            { span: definition.block.statement.node.span, message: messages.definition() },
                        ],
                    });
                } else if (definition === undefined && below === undefined) {
                    const names = above()
                        .filter((each) => !isForChecker(each))
                        .map((each) => each.word.text);
                    const near = nearestOf(word.text, names);
                    report({
                        message: unknown(kind, word.text, lossOf(use, target)),
                        span: word.span,
                        fixes:
                            near === undefined ? [] : [fixOf(messages.write(near), false, word.span, near)],
                    });
                }
            }
        },
    }),
};
