/** Finding names by some of their letters. */

/** Whether a word begins at a letter: behind a sign, or with a capital behind a small letter. */
function beginsWord(name: string, at: number): boolean {
    const [before = '', letter = ''] = [name[at - 1], name[at]];
    return at === 0 || !/[\p{L}\p{N}]/u.test(before) || (/\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before));
}

/**
 * How well a name fits what somebody typed, all of whose letters are in it in that order, whatever their case;
 * blanks in between do not count. 0 for anything where nothing was typed; undefined where it does not fit. Letters
 * that follow one another, and those with which words begin, make it better, letters in between worse.
 */
export function fitOf(name: string, typed: string): number | undefined {
    const letters = typed.toLowerCase().replace(/\s+/g, '');
    const lower = name.toLowerCase();
    const whole = letters === '' ? -1 : lower.replace(/\s+/g, '').indexOf(letters);
    let fit = whole < 0 ? 0 : whole === 0 ? 200 : 100;
    let last = -1;
    for (const letter of letters) {
        const at = lower.indexOf(letter, last + 1);
        if (at < 0) return undefined;
        if (at === last + 1) fit += 4;
        if (beginsWord(name, at)) fit += 6;
        fit -= Math.min(at - last - 1, 3);
        last = at;
    }
    return letters === '' ? 0 : fit - Math.min(lower.length - letters.length, 40) / 4;
}
