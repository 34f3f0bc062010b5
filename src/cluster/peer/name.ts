/** What the other one of two nodes is called. */

/** Words in names that tell the first node from the second. */
const PAIRS: readonly (readonly [string, string])[] = [
    ['master', 'backup'],
    ['primary', 'secondary'],
    ['active', 'standby'],
];

/** The number after one, in as many digits; the one before 2. */
function otherNumber(digits: string): string {
    const value = Number(digits);
    return String(value === 2 ? 1 : value + 1).padStart(digits.length, '0');
}

/** The word of a pair in place of the other, in the same capitals. */
function otherWord(label: string): string | undefined {
    for (const pair of PAIRS) {
        for (const [from, to] of [pair, [...pair].reverse()] as [string, string][]) {
            const at = label.toLowerCase().indexOf(from);
            if (at < 0) continue;
            const found = label.slice(at, at + from.length);
            const isUpper = found === found.toUpperCase();
            return label.slice(0, at) + (isUpper ? to.toUpperCase() : to) + label.slice(at + from.length);
        }
    }
    return undefined;
}

/**
 * The name of the other node of a pair: `lb2` for `lb1`, `lb1` for `lb2`, `gw-backup` for `gw-master`, and for what
 * tells nothing `NAME-backup`. Of a name with a domain the first label is changed.
 */
export function peerName(name: string): string {
    const [, label = '', domain = ''] = /^([^.]*)(.*)$/s.exec(name) ?? [];
    const [, stem, digits] = /^(.*?)(\d{1,6})$/s.exec(label) ?? [];
    const other =
        stem !== undefined && digits !== undefined
            ? stem + otherNumber(digits)
            : (otherWord(label) ?? `${label}-backup`);
    return other + domain;
}
