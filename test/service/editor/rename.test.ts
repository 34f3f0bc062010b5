import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFINED_KINDS, symbolTable } from '../../../src/model/symbols.ts';
import { prepareRename, rename } from '../../../src/service/editor/names/rename.ts';
import { checkFile } from '../../../src/service/check.ts';
import { DEFAULT_SETTINGS } from '../../../src/service/settings.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import { propertySeed } from '../../support/texts.ts';
import { type ReadFor, mark, readingOf, unmarked } from './marked.ts';

/** The text after a renaming, or why there is none. */
function renamed(marks: string, newName: string, options: ReadFor = {}): string {
    const { text, offset } = unmarked(marks);
    const reading = readingOf(text, options);
    const result = rename(reading, offset, newName);
    return 'problem' in result
        ? result.problem
        : applyEdits(reading.bound.config.tree.file.text, result.edits);
}

/** The name that would be changed, marked, or why there is none. */
function prepared(marks: string, options: ReadFor = {}): string {
    const { text, offset } = unmarked(marks);
    const reading = readingOf(text, options);
    const result = prepareRename(reading, offset);
    return 'problem' in result ? result.problem : mark(reading, [result.span]);
}

const SCRIPT =
    'vrrp_script c|hk {\n}\nvrrp_instance A {\n    track_script {\n        "chk" weight 2\n    }\n}\n';

describe('renaming', () => {
    it('changes every place and keeps quotes', () => {
        expect(renamed(SCRIPT, 'alive')).toBe(
            'vrrp_script alive {\n}\nvrrp_instance A {\n    track_script {\n        "alive" weight 2\n    }\n}\n',
        );
    });

    it('changes a definition and its uses, with braces and without', () => {
        expect(renamed('$|A=1\nvrrp_version $A\nvrrp_instance x${A}y {\n}\n', 'VERSION')).toBe(
            '$VERSION=1\nvrrp_version $VERSION\nvrrp_instance x${VERSION}y {\n}\n',
        );
    });

    it('changes what included files have', () => {
        const files = { 'x.conf': 'vrrp_instance A {\n}\n' };
        expect(renamed('include x.conf\ntrack_group T {\n    group { A| }\n}\n', 'B', { files })).toBe(
            'include x.conf\ntrack_group T {\n    group { B }\n}\n\nvrrp_instance B {\n}\n',
        );
    });

    it('to the same name changes nothing', () => {
        expect(renamed(SCRIPT, 'chk')).toBe(unmarked(SCRIPT).text);
    });

    it.each([
        ['', 'at least one character'],
        ['a b', 'several words'],
        ['a\u00a0b', 'several words'],
        ['a"b', 'quotation mark'],
        ['a#b', 'comment'],
        ['a!', 'comment'],
        ['a{', 'brace'],
        ['$A', 'definition'],
        ['a\\b', 'backslash'],
        ['@a', 'meaning of their own'],
        ['include', 'includes a file'],
        ['//a', 'looks like a comment'],
    ])('to %j is refused', (name, reason) => {
        expect(renamed(SCRIPT, name)).toContain(reason);
    });

    it('to a name that is taken is refused, but not where another kind of thing has it', () => {
        expect(renamed(`vrrp_script other {\n}\n${SCRIPT}`, 'other')).toBe(
            'another script is called "other"',
        );
        expect(renamed(SCRIPT, 'A')).toContain('vrrp_script A {');
        expect(renamed('$|A=1\n$B=2\n', 'B')).toContain('stands for something else');
    });

    it('to a name that is too long is refused', () => {
        const session = 'bfd_instance |b {\n    neighbor_ip 10.0.0.1\n}\n';
        expect(renamed(session, 'é'.repeat(15))).toContain('é'.repeat(15));
        expect(renamed(session, 'é'.repeat(16))).toContain('more than 31 bytes');
    });

    it('to an option that may stand in the same place is refused', () => {
        const marks = 'global_defs {\n    lvs_sync_daemon eth0 A\n}\nvrrp_instance |A {\n}\n';
        expect(renamed(marks, 'ttl')).toContain('as an option');
        expect(renamed(marks, 'B')).toContain('eth0 B');
    });

    it('of a definition to what is no name is refused', () => {
        expect(renamed('$|A=1\n', '1A')).toContain('letters, digits');
    });
});

describe('what can be renamed', () => {
    it.each([
        ['vrrp_script |s {\n}\n', 'vrrp_script ‹s› {\n}\n'],
        ['vrrp_script "|s" {\n}\n', 'vrrp_script "‹s›" {\n}\n'],
        ['$A=1\nvrrp_version ${|A}\n', '$A=1\nvrrp_version ${‹A›}\n'],
    ])('%j', (marks, expected) => {
        expect(prepared(marks)).toBe(expected);
    });

    it.each([
        ['vrrp_scr|ipt s {\n}\n', 'no name stands here'],
        ['vrrp_instance A {\n    interface eth|0\n}\n', 'the host gives interface "eth0" its name'],
        ['$N=A\nvrrp_instance $N {\n}\ntrack_group T {\n group { |A }\n}\n', 'comes from a definition'],
        ['~SEQ(N, 1, 2) vrrp_instance A|$N {\n', 'a sequence gives "$N" its values'],
        ['vrrp_instance A {\n track_script { s| }\n}\n', 'nothing in this configuration defines script "s"'],
        [
            'include missing.conf\nvrrp_instance A {\n track_script { s| }\n}\n',
            'may be defined in a file that could not be read',
        ],
        ['vrrp_version $|V\n', 'nothing in this configuration defines "$V"'],
        ['include mis|sing.conf\n', 'files are not renamed'],
        [
            'vrrp_script |s {\n}\nvrrp_instance A {\n track_script {\n  @lb1 s\n }\n}\n',
            'also stands in a line for another configuration id',
        ],
    ])('%j cannot', (marks, reason) => {
        expect(prepared(marks)).toContain(reason);
    });

    it('includes what stands in a line for the configuration id that is read', () => {
        const marks = 'vrrp_script |s {\n}\nvrrp_instance A {\n track_script {\n  @lb1 s\n }\n}\n';
        expect(renamed(marks, 't', { id: 'lb1' })).toContain('@lb1 t');
    });
});

describe('sound configurations', () => {
    const root = join(import.meta.dirname, '../../../fixtures/rules');
    const texts = readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('good.conf'))
        .sort()
        .map((name) => readFileSync(join(root, name), 'utf8'));

    /** The rules that find something in a text, with the lines. */
    function findings(text: string): string[] {
        const { diagnostics } = checkFile(createSourceFile('x.conf', text), {
            ...DEFAULT_SETTINGS,
            preset: 'strict',
        });
        return diagnostics.map(({ rule, span }) => `${text.slice(0, span.start).split('\n').length} ${rule}`);
    }

    it('are found to be the same after a renaming', () => {
        const named = texts.flatMap((text) => {
            const reading = readingOf(text);
            const { occurrences } = symbolTable(reading.bound, reading.target);
            // Of a name with typographic quotes a rule says that it has them.
            const own = occurrences.filter(
                ({ kind, name }) => DEFINED_KINDS.has(kind) && /^[\w.-]+$/.test(name),
            );
            return own
                .filter(({ span }) => 'name' in prepareRename(reading, span.start))
                .map(({ span, name }) => ({ text, offset: span.start, name }));
        });
        expect(named.length).toBeGreaterThan(100);
        fc.assert(
            fc.property(fc.constantFrom(...named), ({ text, offset, name }) => {
                const result = rename(readingOf(text), offset, 'Zz_9');
                if ('problem' in result) throw new Error(result.problem);
                const after = applyEdits(text, result.edits);
                expect(after).not.toBe(text);
                expect(findings(after)).toEqual(findings(text));
                const first = Math.min(...result.edits.map(({ span }) => span.start));
                const back = rename(readingOf(after), first, name);
                expect('edits' in back && applyEdits(after, back.edits)).toBe(text);
            }),
            { numRuns: 60, seed: propertySeed() },
        );
    });
});
