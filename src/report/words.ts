/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
    return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`; another last joint where one is given. */
export function list(items: readonly string[], joint = 'and'): string {
    if (items.length < 2) return items.join('');
    return `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1) ?? ''}`;
}

/** Configuration ids as a report speaks of them; an empty one stands for any that no line names. */
export function idWords(ids: readonly string[]): string {
    return list(ids.map((id) => (id === '' ? 'no configuration id' : `configuration id ${id}`)));
}
