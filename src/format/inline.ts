/** Blocks that stay on one line, such as `track_interface { eth0 }`. */
import { tokenSpan } from '../syntax/tree.ts';
import type { BraceRole } from './braces.ts';
import type { Element } from './elements.ts';
import { type Part, spaced, widthOf } from './line.ts';

/** Columns that a block on one line may take. */
const MAX_COLUMNS = 80;

/** A block on one line. */
export interface Inline {
    readonly parts: readonly Part[];
    /** The index of its `}`. */
    readonly close: number;
}

/**
 * The block whose `{` is the element `open`, behind the `name`, if it is to stay on one line: it is
 * written on one, with a single statement or none in it, and not too wide with its `indent` columns.
 */
export function inlineAt(
    elements: readonly Element[],
    name: readonly Part[],
    open: number,
    indent: number,
    text: string,
    roles: ReadonlyMap<number, BraceRole>,
): Inline | undefined {
    const brace = elements[open];
    const inside = elements[open + 1]?.piece;
    const close = inside?.kind === 'words' ? open + 2 : open + 1;
    const last = elements[close];
    if (brace?.piece.kind !== 'open' || last?.piece.kind !== 'close' || last.at !== brace.at)
        return undefined;
    if (roles.get(last.piece.token.startOffset) !== 'close') return undefined;
    const words = inside?.kind === 'words' ? spaced(inside.tokens, text) : [];
    const parts = [
        ...name,
        { gap: ' ', span: tokenSpan(brace.piece.token) },
        ...words.map((part, index) => (index === 0 ? { ...part, gap: ' ' } : part)),
        { gap: words.length > 0 ? ' ' : '', span: tokenSpan(last.piece.token) },
    ];
    return indent + widthOf(parts) <= MAX_COLUMNS ? { parts, close } : undefined;
}
