import { describe, expect, it } from 'vitest';
import { type FormatOptions, formatText } from '../../src/format/index.ts';

const text =
    'global_defs {\nrouter_id lb1\n\n\n\nscript_user x\n}\n\n\n\ninclude a\n\n\n\ninclude b\nsync {\n  a { b }\n}\n';

function layout(options: FormatOptions): string {
    return formatText(text, options).text;
}

describe('the options of the layout', () => {
    it('give the spaces of a level', () => {
        expect(layout({ indent: 2, maxBlankLines: 1 })).toBe(
            'global_defs {\n  router_id lb1\n\n  script_user x\n}\n\ninclude a\n\ninclude b\n\nsync {\n  a { b }\n}\n',
        );
    });

    it('give a tab for each level', () => {
        expect(layout({ indent: 'tab', maxBlankLines: 1 })).toBe(
            'global_defs {\n\trouter_id lb1\n\n\tscript_user x\n}\n\ninclude a\n\ninclude b\n\nsync {\n\ta { b }\n}\n',
        );
    });

    it('let more empty lines stay, and put in one only', () => {
        expect(layout({ indent: 2, maxBlankLines: 2 })).toBe(
            'global_defs {\n  router_id lb1\n\n\n  script_user x\n}\n\n\ninclude a\n\n\ninclude b\n\nsync {\n  a { b }\n}\n',
        );
    });

    it('let no empty line stay', () => {
        expect(layout({ indent: 2, maxBlankLines: 0 })).toBe(
            'global_defs {\n  router_id lb1\n  script_user x\n}\ninclude a\ninclude b\nsync {\n  a { b }\n}\n',
        );
    });

    it('count a tab as eight columns of a block on one line', () => {
        const inner = 'x'.repeat(80 - 'a {  }'.length - 8);
        const wide = `s {\n\ta { ${inner}y }\n}\n`;
        const narrow = `s {\n\ta { ${inner} }\n}\n`;
        const options: FormatOptions = { indent: 'tab', maxBlankLines: 1 };
        expect(formatText(narrow, options).text).toBe(narrow);
        expect(formatText(wide, options).text).toBe(`s {\n\ta {\n\t\t${inner}y\n\t}\n}\n`);
    });
});

describe('what is left as it is', () => {
    it('is said by its place in the text that was given', () => {
        const broken = 'b {\n  x {\n';
        const { skipped } = formatText(`a{\n}\n\n${broken}`);
        expect(skipped).toEqual([{ start: 6, end: 6 + broken.length - 1 }]);
    });

    it('is nothing in an empty text, and an empty text is left of blanks', () => {
        expect(formatText('')).toEqual({ text: '', skipped: [] });
        expect(formatText(' \n\t\n\n')).toEqual({ text: '', skipped: [] });
    });

    it('are levels past the sixteenth: they are shown like that one', () => {
        const deep = 'a {\n'.repeat(40) + '}\n'.repeat(40);
        const { text: formatted } = formatText(deep);
        expect(Math.max(...formatted.split('\n').map((line) => line.search(/\S/)))).toBe(64);
    });
});

describe('a text without end', () => {
    it.for([
        ['a hundred thousand braces on a line', '{'.repeat(100_000)],
        ['fifty thousand closing braces', '}\n'.repeat(50_000)],
        ['a line of a megabyte', 'x '.repeat(500_000)],
        ['thirty thousand blocks in one another', 'a {\n'.repeat(30_000) + '}\n'.repeat(30_000)],
        ['fifty thousand blocks on a line', 'a { b } '.repeat(50_000)],
    ] as const)('is laid out in the time of its length: %s', ([, long]) => {
        const start = performance.now();
        const { text: formatted } = formatText(long);
        expect(performance.now() - start).toBeLessThan(60_000);
        expect(formatted.replace(/\s/g, '')).toBe(long.replace(/\s/g, ''));
    });
});
