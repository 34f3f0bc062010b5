/** Patterns as glob(7) has them; the time is bounded by the product of the lengths. */

/** One character of a pattern: `*`, or what it stands for. */
type Step = '*' | ((char: string) => boolean);

function stepsOf(pattern: string): Step[] {
    const steps: Step[] = [];
    for (let at = 0; at < pattern.length; at++) {
        const char = pattern[at] ?? '';
        const close = char === '[' ? pattern.indexOf(']', at + 2) : -1;
        if (char === '*') steps.push('*');
        else if (char === '?') steps.push(() => true);
        else if (close > 0) {
            steps.push(classOf(pattern.slice(at + 1, close)));
            at = close;
        } else steps.push((other) => other === char);
    }
    return steps;
}

/** The characters of `[…]`, ranges among them; `!` or `^` in front means all others. */
function classOf(inside: string): (char: string) => boolean {
    const negated = inside.length > 1 && /^[!^]/.test(inside);
    const members = negated ? inside.slice(1) : inside;
    const holds = (char: string): boolean => {
        for (let at = 0; at < members.length; at++) {
            const [low = '', dash, high] = members.slice(at, at + 3);
            if (dash === '-' && high !== undefined) {
                if (low <= char && char <= high) return true;
                at += 2;
            } else if (low === char) return true;
        }
        return false;
    };
    return (char) => holds(char) !== negated;
}

function segmentMatches(pattern: string, text: string): boolean {
    const steps = stepsOf(pattern);
    let step = 0;
    let at = 0;
    let star = -1;
    let resume = 0;
    while (at < text.length) {
        const wanted = steps[step];
        if (wanted === '*') {
            star = step++;
            resume = at;
        } else if (wanted?.(text[at] ?? '') === true) {
            step++;
            at++;
        } else if (star >= 0) {
            step = star + 1;
            at = ++resume;
        } else return false;
    }
    return steps.slice(step).every((rest) => rest === '*');
}

/** Whether a text matches a pattern with `*`, `?` and `[…]`, none of which stands for a slash. */
export function globMatches(pattern: string, text: string): boolean {
    const patterns = pattern.split('/');
    const segments = text.split('/');
    return (
        patterns.length === segments.length &&
        patterns.every((each, index) => segmentMatches(each, segments[index] ?? ''))
    );
}

/** Whether a text is a pattern. */
export function isGlob(text: string): boolean {
    return /[*?[]/.test(text);
}
