import { isAbove } from '../../expand/gap.ts';
import { checkerNames } from '../../model/checker-names.ts';
import type { Bound } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import { nearestOf } from '../../schema/values/near.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Finding, type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    missing: (name: string) => `no tracked file is called ${quote(name)}; keepalived ignores the checker`,
    below: (name: string) =>
        `the tracked file ${quote(name)} stands further down, where keepalived does not know it yet; keepalived ignores the checker`,
    there: () => 'it stands here',
    end: () => 'the block ends here',
    fix: (name: string) => `write ${quote(name)}`,
};

/** The blocks that track a file and give it a name. */
const TRACKERS = ['track_file', 'vrrp_track_file'];

/** A FILE_CHECK of a file that no block tracks. */
export const unknownTrackFile: Rule = {
    meta: {
        id: 'check/unknown-track-file',
        area: 'check',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'check of a file that is not tracked',
        why: 'FILE_CHECK takes the name of a "track_file" block, not a path, and keepalived looks it up while it reads, so the block has to stand above its use. Without it the checker is ignored, and the number in the file changes nothing.',
        symptoms: ['dead-server-stays'],
        source: 'keepalived/check/check_file.c:track_file_handler',
        says: ['track_file ', 'FILE_CHECK has no track_file specified'],
    },
    messages,
    create: ({ bound: { config, statements }, target, report }) => ({
        end() {
            const above = new Set<string>();
            for (const top of statements) {
                const [, own] = top.words;
                if (own !== undefined && isTracker(top) && isRead(top, target)) above.add(own.text);
                for (const { words, parent } of checkerNames(top, target)) {
                    const [, name] = words;
                    if (name === undefined || parent?.spec?.name !== 'FILE_CHECK') continue;
                    // What is not above may be defined in a file that could not be had.
                    if (above.has(name.text) || !isAbove(name, config.gap)) continue;
                    const close = parent.statement.node.block?.close;
                    const end = close === undefined ? [] : [{ span: close, message: messages.end() }];
                    const { related = [], ...finding } = findingFor(name, above, statements);
                    report({ ...finding, span: name.span, related: [...related, ...end] });
                }
            }
        },
    }),
};

function isTracker({ spec }: Bound): boolean {
    return spec !== undefined && TRACKERS.includes(spec.name);
}

function findingFor(
    name: Word,
    above: ReadonlySet<string>,
    statements: readonly Bound[],
): Omit<Finding, 'span'> {
    const below = statements.find((each) => isTracker(each) && each.words[1]?.text === name.text);
    if (below !== undefined) {
        const related = [{ span: below.statement.node.span, message: messages.there() }];
        return { message: messages.below(name.text), related };
    }
    const near = nearestOf(name.text, [...above]);
    return {
        message: messages.missing(name.text),
        fixes: near === undefined ? [] : [fixOf(messages.fix(near), false, name.span, near)],
    };
}
