import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editTree, parseInParts } from '../../src/syntax/parts.ts';
import { parseSource } from '../../src/syntax/parse.ts';
import { type Item, type SourceTree, printTree, tokenSpan } from '../../src/syntax/tree.ts';
import { type Edit, applyEdits } from '../../src/text/edit.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import type { Span } from '../../src/text/span.ts';
import { editsOf, longText } from '../support/edits.ts';
import { fixtureTexts, propertySeed } from '../support/texts.ts';

const seed = propertySeed();

const plain = ({ start, end }: Span): Span => ({ start, end });

function shapeOf(items: readonly Item[]): unknown[] {
    return items.map((item) => ({
        ...item,
        span: plain(item.span),
        prefixes: item.prefixes.map((prefix) => ({ ...prefix, span: plain(prefix.span) })),
        ...(item.kind === 'statement'
            ? {
                  words: item.words.map((word) => ({ ...word, span: plain(word.span) })),
                  block:
                      item.block === undefined
                          ? undefined
                          : {
                                open: plain(item.block.open),
                                close: item.block.close === undefined ? undefined : plain(item.block.close),
                                items: shapeOf(item.block.items),
                            },
              }
            : { keywordSpan: plain(item.keywordSpan), textSpan: plain(item.textSpan) }),
    }));
}

/** All of a tree, in plain data. */
function dataOf(tree: SourceTree): unknown {
    return {
        items: shapeOf(tree.items),
        comments: tree.comments.map(plain),
        tokens: tree.tokens.map((token) => [token.tokenType.name, token.image, tokenSpan(token)]),
        problems: tree.problems.map((problem) => ({
            kind: problem.kind,
            span: plain(problem.span),
            ...('guess' in problem ? { guess: problem.guess } : {}),
        })),
    };
}

describe(`trees that take edits (seed ${String(seed)}, KALINT_SEED repeats it)`, () => {
    const texts = fixtureTexts();
    const sound = texts.filter((text) => parseSource(createSourceFile('', text)).problems.length === 0);

    it('are equal to trees made anew after each of 4 000 edits', () => {
        fc.assert(
            fc.property(
                longText(sound),
                fc.array(editsOf(texts), { minLength: 8, maxLength: 8 }),
                (text, steps) => {
                    let file = createSourceFile('test.conf', text);
                    let tree = parseInParts(file);
                    for (const [index, step] of steps.entries()) {
                        const edit: Edit = step(file.text);
                        file = createSourceFile('test.conf', applyEdits(file.text, [edit]), index + 1);
                        tree = editTree(tree, edit, file);
                        expect(printTree(tree)).toBe(file.text);
                        expect(dataOf(tree)).toEqual(dataOf(parseSource(file)));
                    }
                },
            ),
            { seed, numRuns: 500 },
        );
    });

    it.each([
        ['', 'quorum 1', 'quorum 2'],
        [', also while its braces are wrong', '    quorum 1\n}', '    quorum 1\n'],
    ])('keep the nodes of the blocks that an edit does not touch%s', (_, from, to) => {
        const text = Array.from(
            { length: 9 },
            (__, n) => `virtual_server 10.0.0.${n} 80 {\n    quorum 1\n}\n`,
        ).join('');
        const tree = parseInParts(createSourceFile('test.conf', text));
        const start = text.indexOf(from, text.indexOf('10.0.0.4'));
        const edit = { span: { start, end: start + from.length }, text: to };
        const edited = editTree(tree, edit, createSourceFile('test.conf', applyEdits(text, [edit]), 1));
        const kept = edited.items.map((item) => tree.items.includes(item));
        expect(kept).toEqual([true, true, true, false, false, false, true, true, true]);
    });
});
