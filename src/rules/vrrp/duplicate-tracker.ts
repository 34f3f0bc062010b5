import { remembered } from '../../model/remembered.ts';
import { nameUses, skippedBlocks } from '../../model/names.ts';
import type { Bound } from '../../schema/bind.ts';
import { type TrackedKind, isKept, trackedKind, trackedNoun } from '../../schema/lines/tracked.ts';
import type { Target } from '../../schema/targets.ts';
import { isRead } from '../../schema/values/judge.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    again: (noun: string, name: string) =>
        `the ${noun} ${quote(name)} is tracked here already; keepalived ignores the line`,
    first: () => 'the first time',
    remove: () => 'remove the second',
};

/** A line about something that is tracked. */
interface Tracked {
    readonly line: Bound;
    readonly kind: TrackedKind;
}

/** The lines about one kind of thing in an instance or a sync group; several blocks make one list. */
const listsOf = remembered((owner: Bound, target: Target): readonly Tracked[] =>
    owner.children.flatMap((list) => {
        const kind = isRead(list, target) ? trackedKind(list.spec?.block) : undefined;
        return kind === undefined ? [] : list.children.map((line) => ({ line, kind }));
    }),
);

function sameWords(a: Bound, b: Bound): boolean {
    return a.words.map(({ text }) => text).join(' ') === b.words.map(({ text }) => text).join(' ');
}

/** Something that an instance or a sync group tracks twice. */
export const duplicateTracker: Rule = {
    meta: {
        id: 'vrrp/duplicate-tracker',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'tracked twice',
        why: 'An instance or a sync group tracks each interface, script, process, file and session once. The second line is ignored, with the weight that it gives.',
        symptoms: ['no-failover'],
        source: 'keepalived/vrrp/vrrp_track.c:alloc_track_if',
        says: ['duplicate track_'],
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            const skipped = skippedBlocks(bound.statements);
            const undefinedLines = new Set(
                nameUses(bound, target)
                    .filter(({ definition }) => definition === undefined)
                    .map((use) => use.bound),
            );
            for (const owner of bound.statements) {
                if (skipped.has(owner)) continue;
                const firsts = new Map<string, Bound>();
                for (const { line, kind } of listsOf(owner, target)) {
                    const [name] = line.words;
                    if (name === undefined || undefinedLines.has(line)) continue;
                    const key = `${kind} ${name.text}`;
                    const first = firsts.get(key);
                    if (first === undefined) {
                        if (isKept(line.words, kind, target)) firsts.set(key, line);
                        continue;
                    }
                    report({
                        message: messages.again(trackedNoun(kind), name.text),
                        span: name.span,
                        related: [{ span: first.statement.node.span, message: messages.first() }],
                        fixes: [
                            deleteStatement(
                                messages.remove(),
                                sameWords(line, first),
                                file,
                                line.statement.node,
                            ),
                        ],
                    });
                }
            }
        },
    }),
};
