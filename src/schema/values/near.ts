import damerauLevenshtein from 'damerau-levenshtein';

/** The one known word that a word was most likely meant for: the same in another case, or the only one near. */
export function nearestOf(word: string, known: readonly string[]): string | undefined {
    const lower = word.toLowerCase();
    const same = known.find((each) => each.toLowerCase() === lower);
    if (same !== undefined) return same;
    const tolerance = word.length < 4 ? 1 : 2;
    const near = known.filter((each) => damerauLevenshtein(lower, each.toLowerCase()).steps <= tolerance);
    return near.length === 1 ? near[0] : undefined;
}
