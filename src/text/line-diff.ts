/** A stretch of lines that differs; lines count from 0, ends are exclusive. */
export interface Change {
    readonly oldStart: number;
    readonly oldEnd: number;
    readonly newStart: number;
    readonly newEnd: number;
}

/** A line that stands once in each of two texts: its index in the old and in the new one. */
type Anchor = readonly [old: number, new_: number];

/** A change without the equal lines at its ends. */
function trimmed(before: readonly string[], after: readonly string[], change: Change): Change {
    let { oldStart, oldEnd, newStart, newEnd } = change;
    while (oldStart < oldEnd && newStart < newEnd && before[oldStart] === after[newStart]) {
        oldStart++;
        newStart++;
    }
    while (oldStart < oldEnd && newStart < newEnd && before[oldEnd - 1] === after[newEnd - 1]) {
        oldEnd--;
        newEnd--;
    }
    return { oldStart, oldEnd, newStart, newEnd };
}

/** The index of each line that stands once between two indices. */
function uniqueLines(lines: readonly string[], start: number, end: number): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const twice = new Set<string>();
    lines.slice(start, end).forEach((line, offset) => {
        if (found.has(line)) twice.add(line);
        found.set(line, start + offset);
    });
    for (const line of twice) found.delete(line);
    return found;
}

/** As many as possible of some anchors in the order of the old text that are in order in the new one too. */
function inOrder(anchors: readonly Anchor[]): readonly Anchor[] {
    /** For each length, the anchor with which a sequence of that length ends soonest. */
    const ends: number[] = [];
    const previous: (number | undefined)[] = [];
    const placeOf = (index: number | undefined): number => anchors[index ?? -1]?.[1] ?? -1;
    anchors.forEach(([, place], index) => {
        let low = 0;
        let high = ends.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (placeOf(ends[middle]) < place) low = middle + 1;
            else high = middle;
        }
        previous.push(ends[low - 1]);
        ends[low] = index;
    });
    const result: Anchor[] = [];
    for (let at = ends.at(-1); at !== undefined; at = previous[at]) {
        const anchor = anchors[at];
        if (anchor !== undefined) result.push(anchor);
    }
    return result.reverse();
}

/** What lies between the anchors of a change; as many lines on both sides are compared one by one. */
function parts(before: readonly string[], after: readonly string[], change: Change): Change[] {
    const { oldStart, oldEnd, newStart, newEnd } = change;
    const olds = uniqueLines(before, oldStart, oldEnd);
    const news = uniqueLines(after, newStart, newEnd);
    const shared = [...olds].flatMap(([line, index]): Anchor[] => {
        const place = news.get(line);
        return place === undefined ? [] : [[index, place]];
    });
    const result: Change[] = [];
    let at = { oldStart, newStart };
    for (const [old, place] of [...inOrder(shared), [oldEnd, newEnd] as const]) {
        result.push(trimmed(before, after, { ...at, oldEnd: old, newEnd: place }));
        at = { oldStart: old + 1, newStart: place + 1 };
    }
    return result.flatMap((part) => singleLines(before, after, part));
}

/** A change of as many lines into as many, line by line; any other as it is. */
function singleLines(before: readonly string[], after: readonly string[], change: Change): Change[] {
    const { oldStart, oldEnd, newStart, newEnd } = change;
    if (oldEnd - oldStart !== newEnd - newStart) return [change];
    const result: Change[] = [];
    for (let offset = 0; oldStart + offset < oldEnd; offset++) {
        const [old, place] = [oldStart + offset, newStart + offset];
        if (before[old] === after[place]) continue;
        result.push({ oldStart: old, oldEnd: old + 1, newStart: place, newEnd: place + 1 });
    }
    return result;
}

/**
 * What changed from some lines to others, in order; not always the least that could be said, but
 * found in a time that grows hardly faster than the number of lines.
 */
export function changedLines(before: readonly string[], after: readonly string[]): readonly Change[] {
    const whole = { oldStart: 0, oldEnd: before.length, newStart: 0, newEnd: after.length };
    return parts(before, after, trimmed(before, after, whole));
}
