import { describe, expect, it } from 'vitest';
import { globMatches } from '../../src/hosts/globs.ts';
import { readIni } from '../../src/hosts/ini.ts';
import { canonicalAddress } from '../../src/hosts/addresses/index.ts';
import { commandsIn } from '../../src/hosts/shell.ts';
import { hostFiles, said } from './files.ts';

describe('patterns', () => {
    it.each([
        ['eth0', 'eth0', true],
        ['eth*', 'eth0', true],
        ['eth*', 'eth', true],
        ['*0', 'eth10', true],
        ['e*h?', 'eth0', true],
        ['eth?', 'eth', false],
        ['eth[0-2]', 'eth1', true],
        ['eth[0-2]', 'eth3', false],
        ['eth[!0]', 'eth1', true],
        ['eth[!0]', 'eth0', false],
        ['eth[]]', 'eth]', true],
        ['eth[', 'eth[', true],
        ['a/*/c', 'a/b/c', true],
        ['a/*', 'a/b/c', false],
        ['*', '', true],
        ['**a*', 'bab', true],
    ])('%s and %s', (pattern, text, expected) => {
        expect(globMatches(pattern, text)).toBe(expected);
    });

    it('with many stars end in time', () => {
        expect(globMatches(`${'*a'.repeat(200)}b`, 'a'.repeat(2_000))).toBe(false);
    });
});

describe('sections', () => {
    const text = 'x=0\n[A]\n# c=1\n;d=2\n a = 1 \nb=\nwords\nlong=one \\\n# between\n  two\n[A]\na=2\n[B\n';
    const [file] = hostFiles({ '/a': text });
    const sections = file === undefined ? [] : readIni(file);

    it('have their entries', () => {
        const pairs = sections.map(({ name, entries }) => [
            name,
            ...entries.map(({ key, value }) => `${key}=${value}`),
        ]);
        expect(pairs).toEqual([
            ['A', 'a=1', 'b=', 'long=one    two'],
            ['A', 'a=2'],
        ]);
    });

    it('and those their places', () => {
        expect(said(sections[0]?.entries[2]?.place)).toBe('/a: long=one \\\n# between\n  two');
    });
});

describe('the short form of an address', () => {
    it.each([
        ['10.0.0.5', '10.0.0.5'],
        ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
        ['2001:db8::', '2001:db8::'],
        ['0:0:0:0:0:0:0:0', '::'],
        ['::1', '::1'],
        ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
        ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
        ['10:0:0:10:0:0:1:1', '10::10:0:0:1:1'],
        ['10.0.0', undefined],
        ['eth0', undefined],
    ])('%s', (written, expected) => {
        expect(canonicalAddress(written)).toBe(expected);
    });
});

describe('the commands of a script', () => {
    /** The words of each, joined by a bar; what output goes to behind an arrow. */
    function commands(text: string): string[] {
        return commandsIn({ text, span: { start: 0, end: text.length } }).map(
            ({ words, output }) => words.join('|') + (output === undefined ? '' : ` > ${output}`),
        );
    }

    it.each([
        ['words and line ends', 'a b\n c  d # e\nf#g', ['a|b', 'c|d', 'f#g']],
        ['operators', 'a && b || c; d & e | f', ['a', 'b', 'c', 'd', 'e', 'f']],
        ['quotes', `a 'b c' "d e"f "" '#'`, ['a|b c|d ef||#']],
        ['escapes', 'a\\ b c\\\nd "x\\"y" \\#', ['a b|cd|x"y|#']],
        ['folders', '/usr/sbin/ip a', ['ip|a']],
        ['keywords and sudo', 'if ! a; then sudo b; else { c; } fi', ['a', 'b', 'c', 'fi']],
        ['variables', 'A=1; export B="x $A"\nc "$A" ${B} $C', ['c|1|x 1|$C']],
        ['single quotes keep a dollar', "A=1; b '$A'", ['b|$A']],
        ['an assignment in front', 'A=1 b c', ['b|c']],
        ['output', 'a b >c 2>/dev/null; d>>e; f 2>&1', ['a|b > c', 'd > e', 'f']],
        ['input', 'a < b; c 0<d', ['a', 'c']],
        ['a here-document', 'cat > a <<"E" # b\nc d\nE\nf <<-G\n\th\n\tG\ni', ['cat > a', 'f', 'i']],
        ['an open one', 'a <<B\nc', ['a']],
        ['no document', 'a <<< b\nc', ['a', 'c']],
        [
            'a loop over words',
            'for i in 1 2; do a $i b$i; done',
            ['for|i|in|1|2', 'a|1|b1', 'a|2|b2', 'done'],
        ],
        [
            'a loop over a variable',
            'L="1 2"; for i in $L; do a $i; done',
            ['for|i|in|1 2', 'a|1', 'a|2', 'done'],
        ],
        ['a shell in a shell', `sh -c 'a b; c'`, ['sh|-c|a b; c', 'a|b', 'c']],
        [
            'a branch that undoes',
            'case $1 in\n  start) a;;\n  stop) b;;\n  *) c;;\nesac',
            ['case|$1|in', 'start', 'a', '*', 'c', 'esac'],
        ],
        ['two names of such a branch', `case $1 in\n"stop"|'down')\nb\n;;\nesac`, ['case|$1|in', 'esac']],
        ['the last branch', 'case $1 in\nstop)\nb\nesac\nc', ['case|$1|in', 'c']],
        [
            'what looks like such a branch, in quotes',
            'a "\nstop)\n" b\nstop)\nc;;\nd',
            ['a|\nstop)\n|b', 'd'],
        ],
        ['a function that undoes', 'stop() {\n  a\n}\nb', ['b']],
        ['an open quote', 'a "b c\nd', ['a|b c\nd']],
        ['nothing', ' \n;;\n# a', []],
    ])('%s', (_, text, expected) => {
        expect(commands(text)).toEqual(expected);
    });

    it('has the lines of a here-document, through a pipe too', () => {
        const text = 'cat <<E | sudo tee f\nb\nE\nc';
        const found = commandsIn({ text, span: { start: 100, end: 100 + text.length } });
        expect(found.map(({ words, input }) => [words[0], input])).toEqual([
            ['cat', { text: 'b\n', span: { start: 121, end: 123 } }],
            ['tee', { text: 'b\n', span: { start: 121, end: 123 } }],
            ['c', undefined],
        ]);
    });

    it('has the place of the words', () => {
        const text = 'a\n  b "c" ; d';
        const [, second] = commandsIn({ text, span: { start: 100, end: 100 + text.length } });
        expect(second?.span).toEqual({ start: 104, end: 109 });
    });
});
