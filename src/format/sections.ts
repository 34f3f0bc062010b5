/** Sections that stay as they are, since a fault in them makes it uncertain what belongs to what. */
import { RBrace } from '../../grammar/tokens.ts';
import type { SourceTree } from '../syntax/tree.ts';
import { lastBefore } from '../text/search.ts';
import type { Span } from '../text/span.ts';
import type { Braces } from './braces.ts';
import type { Row } from './rows.ts';

/** The rows of sections that stay as they are, by their first and last index. */
interface Section {
    readonly first: number;
    readonly last: number;
}

/** A list of rows in which some sections are fixed. */
export interface Settled {
    readonly rows: readonly Row[];
    /** The last rows of the fixed sections: behind each of them a line stands at the top of the file. */
    readonly ends: ReadonlySet<number>;
    /** The text of the fixed sections. */
    readonly skipped: readonly Span[];
}

/**
 * Fixes each section at the top of the file in which braces or quotes are wrong, or in which
 * substitution decides about braces; with it what stands between it and the next one.
 */
export function settle(tree: SourceTree, rows: readonly Row[], braces: Braces): Settled {
    const sections = unsettled(tree, rows, faultsOf(tree, braces));
    const fixed = [...rows];
    for (const { first, last } of sections)
        for (const [offset, row] of rows.slice(first, last + 1).entries())
            fixed[first + offset] = { ...row, kind: 'fixed' };
    return {
        rows: fixed,
        ends: new Set(sections.map(({ last }) => last)),
        skipped: sections.map(({ first, last }) => ({
            start: rows[first]?.start ?? 0,
            end: rows[last]?.lineEnd ?? 0,
        })),
    };
}

/** Offsets of everything that is wrong or undecided, in order. */
function faultsOf(tree: SourceTree, { roles, unclosed }: Braces): number[] {
    const faults = [...tree.problems.map(({ span }) => span.start), ...unclosed];
    for (const { tokenType, startOffset } of tree.tokens)
        if (tokenType === RBrace && !roles.has(startOffset)) faults.push(startOffset);
    return faults.sort((a, b) => a - b);
}

/** The sections in which the faults are. One that begins on the row in which another ends goes with that. */
function unsettled({ items }: SourceTree, rows: readonly Row[], faults: readonly number[]): Section[] {
    const starts = items.map((item) => rowAt(rows, item.span.start));
    const beginsRow = (index: number): boolean =>
        rows[starts[index] ?? 0]?.tokens[0]?.startOffset === items[index]?.span.start;
    const sections: Section[] = [];
    for (const fault of faults) {
        const row = rowAt(rows, fault);
        const after = (sections.at(-1)?.last ?? -1) + 1;
        if (row < after) continue;
        const index = lastBefore(items, fault, ({ span }) => span.start);
        const first = Math.max(index < 0 ? 0 : (starts[index] ?? 0), after);
        let next = index + 1;
        while (next < starts.length && ((starts[next] ?? 0) <= row || !beginsRow(next))) next++;
        let last = next < starts.length ? (starts[next] ?? 0) - 1 : rows.length - 1;
        while (last > first && rows[last]?.kind === 'blank') last--;
        sections.push({ first, last });
    }
    return sections;
}

/** The index of the row that holds an offset. */
function rowAt(rows: readonly Row[], offset: number): number {
    return Math.max(
        0,
        lastBefore(rows, offset, ({ start }) => start),
    );
}
