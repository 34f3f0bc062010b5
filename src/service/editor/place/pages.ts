import { type Place, pathOf } from '../../../../grammar/schema/places.ts';
import type { KeywordSpec } from '../../../../grammar/schema/types.ts';

/** The anchor that a heading gets which is the path of a block. */
function anchor(path: string): string {
    return path
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-');
}

/**
 * Where a keyword is described below `docs/keywords`: the page of its section, and on that the block in
 * which it stands, or the block that it opens itself.
 */
export function pageOf(place: Place, spec: KeywordSpec): string {
    const isRoot = place.path === '';
    if (isRoot && spec.block === undefined) return 'single-lines.md';
    const block = spec.block?.content === 'keywords' ? pathOf(place, spec) : place.path;
    const section = pathOf(place, spec).split('/')[0] ?? '';
    return block.includes('/') ? `${section}.md#${anchor(block)}` : `${section}.md`;
}
