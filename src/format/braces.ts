import type { Item, SourceTree } from '../syntax/tree.ts';

/**
 * What a brace does: `owned` opens the block of a statement, `open` one without a name, `close` ends
 * one. Braces of which the tree takes no notice have no role.
 */
export type BraceRole = 'owned' | 'open' | 'close';

/** The roles of braces by their offsets, and what about them the text alone does not decide. */
export interface Braces {
    readonly roles: ReadonlyMap<number, BraceRole>;
    /** Offsets of the blocks that are never closed. */
    readonly unclosed: readonly number[];
}

/** The braces of a tree, or of a part of one. */
export function bracesOf({ items }: Pick<SourceTree, 'items'>): Braces {
    const roles = new Map<number, BraceRole>();
    const unclosed: number[] = [];
    const waiting: (readonly Item[])[] = [items];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        for (const item of next) {
            if (item.kind !== 'statement' || item.block === undefined) continue;
            const { open, close, items: inner } = item.block;
            if (open.end > open.start) roles.set(open.start, item.words.length > 0 ? 'owned' : 'open');
            if (close === undefined) unclosed.push(open.start);
            else roles.set(close.start, 'close');
            waiting.push(inner);
        }
    }
    return { roles, unclosed };
}
