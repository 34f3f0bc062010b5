import type { LayoutLine } from './line.ts';

/**
 * Decides about the empty lines before each line: none at the start of the file, behind a `{` and
 * before a `}`; one around the blocks at the top of the file, and around the comment that stands
 * directly above one; elsewhere as many as are there, up to `most`.
 */
export function setBlankLines(lines: readonly LayoutLine[], most: number): void {
    const heads = headsOfBlocks(lines);
    lines.forEach((line, index) => {
        line.blanks = blanksBefore(lines[index - 1], line, heads, most);
    });
}

/** The lines at the top of the file with which a block or the comment directly above it begins. */
function headsOfBlocks(lines: readonly LayoutLine[]): ReadonlySet<LayoutLine> {
    const heads = new Set<LayoutLine>();
    let below: LayoutLine | undefined;
    for (const line of [...lines].reverse()) {
        const block = line.level === 0 && line.opens && !line.closes && !line.continues;
        const attached = line.kind === 'comment' && below?.blanks === 0 && heads.has(below);
        if (attached && below !== undefined) heads.delete(below);
        if (block || attached) heads.add(line);
        below = line;
    }
    return heads;
}

function blanksBefore(
    previous: LayoutLine | undefined,
    line: LayoutLine,
    heads: ReadonlySet<LayoutLine>,
    most: number,
): number {
    if (previous === undefined) return 0;
    const written = Math.min(line.blanks, most);
    if (line.kind === 'fixed' && previous.kind === 'fixed') return written;
    if ((previous.opens && !previous.whole) || line.closes) return 0;
    const least = Math.min(1, most);
    if (heads.has(line)) return Math.max(written, least);
    const behindBlock = previous.level === 0 && (previous.closes || previous.whole) && line.level === 0;
    const open = line.kind === 'comment' || line.continues;
    return behindBlock && !open ? Math.max(written, least) : written;
}
