/** The index of the last of some sorted things that start at or before an offset; -1 where none does. */
export function lastBefore<T>(sorted: readonly T[], offset: number, startOf: (each: T) => number): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        const each = sorted[middle];
        if (each !== undefined && startOf(each) <= offset) low = middle + 1;
        else high = middle;
    }
    return low - 1;
}
