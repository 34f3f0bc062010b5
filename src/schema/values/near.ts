import { editsBetween, spelled } from '../../text/spelling.ts';

/** Among more words than these none is looked for. */
const MANY = 500;

/** The one known word that a word was most likely meant for: the same in another case, or the only one near. */
export function nearestOf(word: string, known: readonly string[]): string | undefined {
    if (known.length > MANY) return undefined;
    const lower = word.toLowerCase();
    const same = known.find((each) => each.toLowerCase() === lower);
    if (same !== undefined) return same;
    const typed = spelled(lower);
    const tolerance = word.length < 4 ? 1 : 2;
    const near = known.filter(
        (each) => editsBetween(typed, spelled(each.toLowerCase()), tolerance) < Infinity,
    );
    return near.length === 1 ? near[0] : undefined;
}
