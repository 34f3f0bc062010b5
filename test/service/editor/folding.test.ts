import { describe, expect, it } from 'vitest';
import { foldingRanges } from '../../../src/service/editor/structure/folding.ts';
import { treeOf } from '../../support/tree.ts';

/** `KIND FIRST-LAST` for what can be folded, lines counted from 0. */
function folds(...lines: readonly string[]): string[] {
    return foldingRanges(treeOf(lines.map((line) => `${line}\n`).join(''))).map(
        ({ kind, startLine, endLine }) => `${kind} ${startLine}-${endLine}`,
    );
}

describe('folding', () => {
    it('takes blocks without the line of their brace', () => {
        expect(folds('a {', '  b {', '    c', '  }', '}')).toEqual(['block 0-3', 'block 1-2']);
    });

    it('starts at the brace where that has a line of its own', () => {
        expect(folds('a', '{', '  b', '}')).toEqual(['block 1-2']);
    });

    it('leaves blocks of one and of two lines', () => {
        expect(folds('a { b }', 'a {', '}')).toEqual([]);
    });

    it('goes as far as the last statement of a block that is not closed', () => {
        expect(folds('a {', '  b', '  c', '', '# end')).toEqual(['block 0-2']);
    });

    it('takes runs of lines with nothing but a comment', () => {
        expect(folds('# a', '  ! b', 'c # d', '# e', '', '# f', '# g', '# h')).toEqual([
            'comment 0-1',
            'comment 5-7',
        ]);
    });

    it('takes definitions over several lines', () => {
        expect(folds('$A= \\', ' b \\', ' c', '$B=d')).toEqual(['definition 0-2']);
    });
});
