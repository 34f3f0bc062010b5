import { ConfigId } from '../../grammar/tokens.ts';
import type { SourceTree } from '../syntax/tree.ts';

/** A configuration id to read for; undefined stands for one that no line names. */
export type View = string | undefined;

/**
 * The configuration ids for which a text is to be read: each that a line is for (`@id`), and one that
 * no line names where there are no such lines.
 */
export function viewsOf(tree: SourceTree): readonly View[] {
    const ids = new Set<string>();
    for (const { tokenType, image } of tree.tokens) {
        if (tokenType !== ConfigId || image.startsWith('@^')) continue;
        if (image.length > 1) ids.add(image.slice(1));
    }
    return ids.size === 0 ? [undefined] : [...ids];
}
