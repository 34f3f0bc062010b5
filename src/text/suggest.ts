import { editsBetween, spelled } from './spelling.ts';

/** Suggestions given at most. */
const MOST = 4;

/** Edits that a suggestion may be away, by the length of what was typed. */
function tolerance(length: number): number {
    return length < 4 ? 1 : length < 8 ? 2 : 3;
}

/** The known names that `word` may have been meant for: those it begins, else those that are nearest by edits. */
export function suggest(word: string, known: readonly string[]): readonly string[] {
    const typed = word.toLowerCase();
    const names = [...new Set(known)];
    const begun = typed.length < 2 ? [] : names.filter((name) => name.toLowerCase().startsWith(typed));
    if (begun.length > 0) return begun.slice(-MOST);
    const most = tolerance(typed.length);
    const scored = names
        .map((name) => ({ name, steps: editsBetween(spelled(typed), spelled(name.toLowerCase()), most) }))
        .filter(({ steps }) => steps < Infinity);
    const nearest = Math.min(...scored.map((each) => each.steps));
    return scored
        .filter((each) => each.steps === nearest)
        .slice(0, MOST)
        .map((each) => each.name);
}

/** ` (did you mean "a" or "b"?)`, or nothing where nothing is near. */
export function didYouMean(word: string, known: readonly string[]): string {
    const names = suggest(word, known).map((name) => `"${name}"`);
    if (names.length === 0) return '';
    const last = names.at(-1) ?? '';
    return ` (did you mean ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`}?)`;
}
