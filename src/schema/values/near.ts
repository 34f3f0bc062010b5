import { editsBetween, spelled } from '../../text/spelling.ts';

/** Among more words than these none is looked for. */
const MANY = 500;

/** Signs that end a statement or an entry elsewhere. */
const SIGNS = /[;,]+$/;

/**
 * The one known word that a word was most likely meant for: the same in another case or without a sign behind it, or
 * the only one near.
 */
export function nearestOf(word: string, known: readonly string[]): string | undefined {
    if (known.length > MANY) return undefined;
    const lower = word.toLowerCase();
    const bare = lower.replace(SIGNS, '');
    const same = known.find((each) => [lower, bare].includes(each.toLowerCase()));
    if (same !== undefined) return same;
    const typed = spelled(lower);
    const near = known.filter((each) => {
        const most = Math.min(word.length, each.length) < 6 ? 1 : 2;
        return editsBetween(typed, spelled(each.toLowerCase()), most) < Infinity;
    });
    return near.length === 1 ? near[0] : undefined;
}
