import damerauLevenshtein from 'damerau-levenshtein';

/** A word made ready to be compared with many others. */
export interface Spelled {
    readonly word: string;
    /** Which letters it has, a bit for each; other characters share the bits that are left. */
    readonly letters: number;
}

/** Makes a word ready to be compared. */
export function spelled(word: string): Spelled {
    let letters = 0;
    for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
    return { word, letters };
}

function countBits(bits: number): number {
    let left = bits;
    let count = 0;
    for (; left !== 0; left &= left - 1) count++;
    return count;
}

/**
 * The edits that make one word of the other: characters lost, added, changed or swapped with their
 * neighbour; Infinity where it takes more than `most`. Words that are far apart cost next to nothing:
 * an edit changes the length by one at most, and takes one letter away and brings one in at most.
 */
export function editsBetween(a: Spelled, b: Spelled, most: number): number {
    if (Math.abs(a.word.length - b.word.length) > most) return Infinity;
    if (countBits(a.letters ^ b.letters) > 2 * most) return Infinity;
    const { steps } = damerauLevenshtein(a.word, b.word);
    return steps <= most ? steps : Infinity;
}
