/** The files for Vim in a real Vim without a screen, and in Neovim. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasProgram } from '../../cli/programs.ts';
import { everything } from './everything.ts';
import { say } from '../say.ts';

const root = join(import.meta.dirname, '../../..');

/** Text and colour, neighbours of the same colour as one. */
type Stretch = readonly [text: string, colour: string];

interface Look {
    readonly colours: readonly (readonly Stretch[])[];
    readonly last: readonly Stretch[];
    readonly options: readonly [type: string, comment: string, width: number, expands: number];
    readonly indented: readonly string[];
}

const EDITORS = [
    ['vim', ['-es']],
    ['nvim', ['--headless', '-es']],
] as const;

/** What an editor makes of texts, each in a file below a folder of keepalived. */
function look([program, args]: (typeof EDITORS)[number], texts: readonly string[]): readonly Look[] {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-vim-'));
    try {
        const files = texts.map((text, index) => {
            const path = join(folder, 'keepalived', `${index}.conf`);
            mkdirSync(join(folder, 'keepalived'), { recursive: true });
            writeFileSync(path, text);
            return path;
        });
        const [list, result] = [join(folder, 'files.json'), join(folder, 'result.json')];
        writeFileSync(list, JSON.stringify(files));
        const script = join(import.meta.dirname, 'vim.vim');
        const { stdout, stderr } = spawnSync(
            program,
            [...args, '-N', '-u', 'NONE', '-i', 'NONE', '-S', script],
            {
                encoding: 'utf8',
                timeout: 120_000,
                env: {
                    ...process.env,
                    HOME: folder,
                    KALINT_VIM: join(root, 'editors/vim'),
                    KALINT_FILES: list,
                    KALINT_RESULT: result,
                },
            },
        );
        // A script with an error goes on, and says so.
        expect(`${stdout}${stderr}`).toBe('');
        return JSON.parse(readFileSync(result, 'utf8')) as Look[];
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** The scopes of the TextMate tests as Vim's colours. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
    'comment.line': ['Comment', 'Continued'],
    'constant.character.escape': ['Escape'],
    'constant.language': ['Word'],
    'constant.numeric': ['Number', 'Duration'],
    'entity.name.type': ['Name'],
    'invalid.deprecated': ['Deprecated'],
    'invalid.illegal.open-quote': ['OpenQuote'],
    'keyword.control.block': ['Block'],
    'keyword.control.conditional': ['Condition'],
    'keyword.control.include': ['Include'],
    'keyword.control.sequence': ['Sequence'],
    'keyword.operator.assignment': ['Assignment'],
    'punctuation.section.block': ['Brace'],
    'punctuation.separator.continuation': ['Continuation'],
    'string.quoted.double': ['String'],
    'string.unquoted.path': ['Path'],
    'support.function.setting': ['Setting'],
    'variable.other': ['Variable'],
    'variable.other.definition': ['Defined', 'Element'],
    'variable.parameter': ['Option'],
};
const COLOURS = new Map(
    Object.entries(SCOPES).flatMap(([scope, names]) => names.map((name) => [name, scope] as const)),
);

/** Stretches with the scopes that their colours stand for; those without are left out. */
function scopesOf(stretches: readonly Stretch[] | undefined): [string, string][] {
    return (stretches ?? []).flatMap(([text, colour]): [string, string][] => {
        const scope = COLOURS.get(colour);
        return scope === undefined ? [] : [[text, scope]];
    });
}

/** The lines of the TextMate tests; those with options belong into blocks, and are looked at there. */
const tests = join(root, 'editors/vscode/test/lines.mjs');
const { LINES } = (await import(tests)) as { LINES: readonly (readonly [string, [string, string][]])[] };
const BY_THEMSELVES = LINES.filter(
    ([, scopes]) => !scopes.some(([, scope]) => scope === 'variable.parameter'),
);

describe.each(EDITORS)('%s', (program, args) => {
    const found = hasProgram(program);
    if (!found) say(`without ${program} the test of the files for Vim in it is skipped`);
    const seen = (...texts: string[]): readonly Look[] =>
        look([program, args] as (typeof EDITORS)[number], texts);

    it.skipIf(!found)('colours lines as the TextMate grammar does', () => {
        const looks = seen(...BY_THEMSELVES.map(([line]) => `${line}\n`));
        expect(BY_THEMSELVES.map(([line], index) => [line, scopesOf(looks[index]?.colours[0])])).toEqual(
            BY_THEMSELVES,
        );
    });

    it.skipIf(!found)('colours every keyword at its place, and no other word', () => {
        const lines = everything();
        const [whole] = seen(`${lines.map(({ text }) => text).join('\n')}\n`);
        expect(lines.filter(({ isKeyword }) => isKeyword).length).toBeGreaterThan(500);
        expect(lines.filter(({ isKeyword }) => !isKeyword).length).toBeGreaterThan(1000);
        const keywords = ['keyword.control.block', 'support.function.setting', 'invalid.deprecated'];
        const wrong = lines.filter(({ text, isKeyword }, index) => {
            const [first] = scopesOf(whole?.colours[index]);
            const [word] = text.trim().split(' ');
            return (first?.[0] === word && keywords.includes(first?.[1] ?? '')) !== isKeyword;
        });
        expect(wrong).toEqual([]);
    });

    it.skipIf(!found)('colours a keyword where it belongs only', () => {
        const text = [
            'vrrp_instance VI_1 {',
            '    state MASTER',
            '    lvs_sched rr',
            '    virtual_ipaddress # comment with {',
            '    {',
            '        10.0.0.5/24 brd + dev eth0',
            '        priority 100',
            '    }',
            '}',
            'state MASTER',
            'virtusl_server 10.0.0.5 80 {',
            '    lvs_sched rr',
            '}',
            'virtual_server 10.0.0.5 80 { real_server 10.0.0.6 80 { linkbeat_use_polling',
            '        weight 5',
            '        state MASTER',
            '} }',
            'vrrp_instance VI_2 { linkbeat_use_polling }',
            'linkbeat_use_polling',
        ];
        const [whole] = seen(`${text.join('\n')}\n`);
        const at = (line: number): [string, string][] => scopesOf(whole?.colours[line - 1]);
        const [SETTING, BLOCK, NUMBER] = [
            'support.function.setting',
            'keyword.control.block',
            'constant.numeric',
        ];
        expect(at(2)).toEqual([
            ['state', SETTING],
            ['MASTER', 'constant.language'],
        ]);
        expect(at(3)).toEqual([]);
        expect(at(4)[0]).toEqual(['virtual_ipaddress', BLOCK]);
        expect(at(6)).toEqual([
            ['10.0.0.5/24', NUMBER],
            ['brd', 'variable.parameter'],
            ['dev', 'variable.parameter'],
        ]);
        expect(at(7)).toEqual([['100', NUMBER]]);
        expect(at(10)).toEqual([]);
        // What a misspelt block is to hold is not known.
        expect(at(11).map(([word]) => word)).toEqual(['10.0.0.5', '80', '{']);
        expect(at(12)[0]).toEqual(['lvs_sched', SETTING]);
        expect(at(15)[0]).toEqual(['weight', SETTING]);
        expect(at(16)).toEqual([]);
        expect(at(18).find(([word]) => word === 'linkbeat_use_polling')?.[1]).toBe('invalid.deprecated');
        expect(at(19)).toEqual([['linkbeat_use_polling', SETTING]]);
    });

    it.skipIf(!found)('knows the file type, its comments and its layout', () => {
        const [one] = seen('priority 100\n');
        expect(one?.options).toEqual(['keepalived', '# %s', 4, 1]);
    });

    it.skipIf(!found)('indents files as they are laid out', () => {
        const names = [
            'quotes',
            'brace-on-next-line',
            'comments-before-brace',
            'one-line-blocks',
            'top-level',
        ];
        const texts = names.map((name) =>
            readFileSync(join(root, `fixtures/format/${name}/output.conf`), 'utf8'),
        );
        const flat = texts.map((text) => text.replaceAll(/^ +/gm, ''));
        expect(seen(...flat).map(({ indented }) => `${indented.join('\n')}\n`)).toEqual(texts);
    });

    it.skipIf(!found)('colours the end of a long file as it does when it has seen all of it', () => {
        const block =
            'virtual_server 10.0.0.5 80 {\n    real_server 10.0.0.6 80 {\n        weight 1\n    }\n}\n';
        const [whole] = seen(`${block.repeat(500)}virtual_server 10.0.0.7 80 {\n    lvs_sched rr # {`);
        expect(scopesOf(whole?.last)[0]).toEqual(['lvs_sched', 'support.function.setting']);
        expect(whole?.last).toEqual(whole?.colours.at(-1));
    });
});
