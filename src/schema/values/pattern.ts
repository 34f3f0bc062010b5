/** Regular expressions: faults of their build for which PCRE2 refuses them, whatever its options. */

/** Where the class that opens at `at` ends; undefined when it does not. */
function classEnd(pattern: string, at: number): number | undefined {
    let index = at + 1;
    if (pattern[index] === '^') index++;
    if (pattern[index] === ']') index++;
    for (; index < pattern.length; index++) {
        const char = pattern[index];
        if (char === ']') return index;
        if (char === '\\') index = pattern[index + 1] === 'Q' ? literalEnd(pattern, index) : index + 1;
        else if (char === '[')
            index += (/^\[([:.=])[^\]\\]*?\1\]/.exec(pattern.slice(index))?.[0].length ?? 1) - 1;
    }
    return undefined;
}

/** Where the text between `\Q` at `at` and `\E` ends. */
function literalEnd(pattern: string, at: number): number {
    const end = pattern.indexOf('\\E', at + 2);
    return end < 0 ? pattern.length : end + 1;
}

/** What is wrong with the brackets or the repetitions of a pattern, as a person would say it: `has …`. */
export function patternProblem(pattern: string): string | undefined {
    // Comments hide brackets there, and whether they are on is not always plain.
    if (/\(\?[a-zA-Z^-]*x/.test(pattern)) return undefined;
    let depth = 0;
    let repeatable = false;
    for (let at = 0; at < pattern.length; at++) {
        const char = pattern[at];
        if (char === '\\') {
            if (at + 1 === pattern.length) return 'ends in a backslash';
            at = pattern[at + 1] === 'Q' ? literalEnd(pattern, at) : at + 1;
        } else if (char === '[') {
            const end = classEnd(pattern, at);
            if (end === undefined) return 'has a "[" that is never closed';
            at = end;
        } else if (char === '(') {
            const whole = /^\((?:\*[^)]*|\?#[^)]*)\)/.exec(pattern.slice(at))?.[0];
            if (whole !== undefined) {
                at += whole.length - 1;
                continue;
            }
            depth++;
            if (pattern[at + 1] === '?') at++;
            repeatable = false;
            continue;
        } else if (char === ')') {
            if (depth === 0) return 'has a ")" that closes nothing';
            depth--;
        } else if (char === '|') {
            repeatable = false;
            continue;
        } else if ((char === '*' || char === '+' || char === '?') && !repeatable) {
            return `has a "${char}" that repeats nothing`;
        }
        repeatable = true;
    }
    return depth === 0 ? undefined : 'has a "(" that is never closed';
}
