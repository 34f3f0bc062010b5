import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELEASES } from '../../../grammar/schema/releases.ts';
import { DEFAULT_FORMAT, formatText } from '../../../src/format/index.ts';
import { typedEdits } from '../../../src/service/editor/format/type-format.ts';
import { differenceOf } from '../../../src/service/unchanged.ts';
import { parseInParts } from '../../../src/syntax/parts.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { createSourceFile, lineAt } from '../../../src/text/source-file.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../../support/texts.ts';
import { unmarked } from './marked.ts';

const texts = fixtureTexts().filter((text) => text.length < 3_000);

/** The text after something was typed before the cursor `|`. */
function typed(marks: string, options = DEFAULT_FORMAT): string {
    const { text, offset } = unmarked(marks);
    const tree = parseInParts(createSourceFile('keepalived.conf', text));
    return applyEdits(text, typedEdits(tree, offset, text[offset - 1] ?? '', options));
}

describe('a closing brace', () => {
    it.for([
        [
            'goes where its block begins',
            'a {\n    b {\n        c\n        }|\n',
            'a {\n    b {\n        c\n    }\n',
        ],
        ['at the top goes to the margin', 'a {\n    b\n    }|\n', 'a {\n    b\n}\n'],
        ['takes what is behind it along', 'a {\n  }| b\n', 'a {\n} b\n'],
        ['behind words stays', 'a {\n  b }|\n', 'a {\n  b }\n'],
        ['in a comment stays', 'a {\n  # }|\n}\n', 'a {\n  # }\n}\n'],
        ['in quotes stays', 'a {\n  "}|"\n}\n', 'a {\n  "}"\n}\n'],
        ['in a definition stays', '$X=a { \\\n   }|\nb\n', '$X=a { \\\n   }\nb\n'],
        ['behind one without an end stays', 'a {\n$X=b \\\n\n  }|\n', 'a {\n$X=b \\\n\n  }\n'],
    ] as const)('%s', ([, before, after]) => {
        expect(typed(before)).toBe(after);
    });

    it('is enough while the block around is open', () => {
        expect(typed('a {\n    b {\n        c\n        }|\n')).toBe('a {\n    b {\n        c\n    }\n');
        expect(typed('vrrp_instance A {\n  x {\n   }|\nvrrp_instance B {\n}\n')).toBe(
            'vrrp_instance A {\n  x {\n    }\nvrrp_instance B {\n}\n',
        );
    });

    it('is indented as the options say', () => {
        const options = { ...DEFAULT_FORMAT, indent: 'tab' } as const;
        expect(typed('a {\n    b {\n        }|\n}\n', options)).toBe('a {\n    b {\n\t}\n}\n');
    });
});

describe('a line end', () => {
    it.for([
        ['lays out the line before it', 'a {\n b   c\t"d  e"  \n|}\n', 'a {\n    b c "d  e"\n}\n'],
        [
            'gives the next line its indentation',
            'a {\n    b {\n|\n    }\n}\n',
            'a {\n    b {\n        \n    }\n}\n',
        ],
        ['gives it at the end of the text', 'a {\n|', 'a {\n    '],
        ['gives it to what was behind the cursor', 'a {\n    b\n|c\n}\n', 'a {\n    b\n    c\n}\n'],
        ['leaves no blanks in an empty line', 'a {\n    \n|    \n}\n', 'a {\n\n    \n}\n'],
        ['puts a blank before a brace', 'a  b{\n|\n}\n', 'a b {\n    \n}\n'],
        ['leaves a line that is to be cut', 'a {  b {\n|\n}\n}\n', 'a {  b {\n        \n}\n}\n'],
        ['leaves the place of a comment', 'a {\nb  c    # d  \n|\n}\n', 'a {\n    b c    # d  \n    \n}\n'],
        [
            'leaves what uses a definition but for its place',
            '$X=1\na {\nb  $X  \n|}\n',
            '$X=1\na {\n    b  $X  \n}\n',
        ],
        ['leaves a quote without partner', 'a {\n  b  "c\n|}\n', 'a {\n  b  "c\n}\n'],
        ['leaves a definition that goes on', '$X=a   b \\\n|  c\n', '$X=a   b \\\n  c\n'],
        [
            'leaves a line below a comment that goes on',
            'a {\n# x \\\n|   b\n}\n',
            'a {\n    # x \\\n   b\n}\n',
        ],
        ['leaves the alternatives of a block', '@a b {\n@^a  c {\n|\n}\n', '@a b {\n@^a  c {\n    \n}\n'],
    ] as const)('%s', ([, before, after]) => {
        expect(typed(before)).toBe(after);
    });
});

describe('in any text', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });

    it('nothing that is typed changes what keepalived reads, or another line', () => {
        fc.assert(
            fc.property(
                fc.oneof(soup, mutated(texts)),
                place,
                fc.constantFrom('}', '\n'),
                fc.constantFrom(...RELEASES),
                (text, at, key, release) => {
                    const offset = Math.round(at * text.length);
                    const source = createSourceFile(
                        'a',
                        `${text.slice(0, offset)}${key}${text.slice(offset)}`,
                    );
                    const edits = typedEdits(parseInParts(source), offset + 1, key, DEFAULT_FORMAT);
                    const line = lineAt(source, offset + 1);
                    for (const { span, text: blanks } of edits) {
                        expect([line - 1, line]).toContain(lineAt(source, span.start));
                        expect(lineAt(source, span.end)).toBe(lineAt(source, span.start));
                        expect(`${source.text.slice(span.start, span.end)}${blanks}`.trim()).toBe('');
                    }
                    const after = createSourceFile('a', applyEdits(source.text, edits));
                    // Of a text that grows too long with its sequences nothing can be told.
                    const difference = differenceOf(source, after, { releases: [release] }) ?? '';
                    expect(difference).not.toContain('would read something else');
                },
            ),
            { numRuns: 400, seed: propertySeed() },
        );
    });

    it('a line is indented as the layout has it', () => {
        let tried = 0;
        for (const text of texts.filter((_, index) => index % 8 === 0)) {
            const { text: laidOut, skipped } = formatText(text);
            if (skipped.length > 0) continue;
            const lines = laidOut.split('\n');
            for (let line = 1; line < lines.length; line += 3) {
                const moved = lines.with(line, `  ${lines[line] ?? ''}`).join('\n');
                const source = createSourceFile('a', moved);
                const start = source.lineStarts[line] ?? 0;
                const edits = typedEdits(parseInParts(source), start, '\n', DEFAULT_FORMAT);
                const own = edits.filter(({ span }) => lineAt(source, span.start) === line);
                if (own.length === 0 || lines[line] === '') continue;
                expect(applyEdits(moved, own)).toBe(laidOut);
                tried++;
            }
        }
        expect(tried).toBeGreaterThan(200);
    });
});
