import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { includesOnDisk } from '../../src/node/includes.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

let folder: string;

/** Writes files below the folder of this test. */
function write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
    }
}

const none = new Map<string, never>();

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kalint-'));
});

afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

describe('an include line', () => {
    it('is relative to the folder of the file in which it stands', () => {
        write({ 'a/main.conf': '', 'a/b/one.conf': 'global_defs {' });
        const result = includesOnDisk({ given: none })('b/one.conf', join(folder, 'a/main.conf'));
        expect(result).toMatchObject({ kind: 'files', files: [{ text: 'global_defs {' }] });
    });

    it('takes wildcards and braces, each alternative in the order of the alphabet, hidden files left out', () => {
        write({ 'c/b.conf': 'b', 'c/a.conf': 'a', 'c/.h.conf': 'h', 'c/a.txt': 't', 'd.conf': 'd' });
        const includes = includesOnDisk({ given: none });
        const texts = (pattern: string): string[] => {
            const result = includes(pattern, join(folder, 'main.conf'));
            return result.kind === 'files' ? result.files.map(({ text }) => text) : [];
        };
        expect(texts('c/*.conf')).toEqual(['a', 'b']);
        expect(texts('{d,c/a}.conf')).toEqual(['d', 'a']);
        expect(texts('{c/{b,a},d}.conf')).toEqual(['b', 'a', 'd']);
        expect(texts('{c/*,d}.conf')).toEqual(['a', 'b', 'd']);
        expect(texts('c{,/no}/a.conf')).toEqual(['a']);
        expect(texts('{d.conf')).toEqual([]);
        expect(texts(String.raw`c/\a.conf`)).toEqual(['a']);
    });

    it('is of no use where its braces stand for more names than anybody writes', () => {
        const includes = includesOnDisk({ given: none });
        expect(includes('{a,b}'.repeat(40), join(folder, 'main.conf'))).toEqual({
            kind: 'unusable',
            reason: 'it stands for more than 1000 names',
        });
    });

    it('says what is missing, and whether a pattern was', () => {
        const includes = includesOnDisk({ given: none });
        const from = join(folder, 'main.conf');
        expect(includes('no.conf', from)).toEqual({ kind: 'missing', pattern: false });
        expect(includes('no*.conf', from)).toEqual({ kind: 'missing', pattern: true });
    });

    it('leaves folders and executable files alone, as keepalived does', () => {
        write({ 'run.conf': '', 'sub/x.conf': '' });
        chmodSync(join(folder, 'run.conf'), 0o755);
        const includes = includesOnDisk({ given: none });
        const reasonOf = (pattern: string): string | undefined => {
            const result = includes(pattern, join(folder, 'main.conf'));
            return result.kind === 'unusable' ? result.reason : undefined;
        };
        expect(reasonOf('run.conf')).toContain('executable');
        expect(reasonOf('sub')).toContain('folder');
    });

    it('follows links to files and folders', () => {
        write({ 'real/a.conf': 'a', 'd/b.conf': 'b' });
        symlinkSync('../real/a.conf', join(folder, 'd/a.conf'));
        symlinkSync('real', join(folder, 'linked'));
        const includes = includesOnDisk({ given: none });
        const from = join(folder, 'main.conf');
        expect(includes('d/*.conf', from)).toMatchObject({ files: [{ text: 'a' }, { text: 'b' }] });
        expect(includes('linked/*.conf', from)).toMatchObject({ files: [{ text: 'a' }] });
    });

    it.each([
        ['links in a circle', 'circle', 'cannot be read: too many symbolic links, perhaps in a circle'],
        ['a name that is too long', 'x'.repeat(300), 'cannot be read: the name is too long'],
        ['a device', '/dev/zero', 'is a device, not a file'],
    ])('to %s says why it is of no use', (_, pattern, reason) => {
        write({ binary: 'a\0' });
        symlinkSync('circle', join(folder, 'circle'));
        const result = includesOnDisk({ given: none })(pattern, join(folder, 'main.conf'));
        expect(result).toEqual({ kind: 'unusable', reason });
    });

    it('to a binary file leads to what keepalived complains of', () => {
        write({ binary: 'a\0', 'a.conf': 'a' });
        const includes = includesOnDisk({ given: none });
        const why = { kind: 'unusable', reason: 'is a binary file', garbled: true };
        expect(includes('binary', join(folder, 'main.conf'))).toEqual(why);
        expect(includes('{a.conf,binary}', join(folder, 'main.conf'))).toMatchObject({
            files: [{ text: 'a' }],
            lacking: { name: 'binary', why },
        });
    });

    // What 2.2.7, 2.3.3 and 2.4.3 call "Some config files missing".
    it.each([
        ['{a,b}.conf', 'b.conf'],
        ['{b,a}.conf', 'b.conf'],
        ['{a.conf,no/*.conf}', 'no/*.conf'],
        ['{a,x*}.conf', undefined],
        ['a.conf', undefined],
    ])('says which of several names leads nowhere: %s', (pattern, name) => {
        write({ 'a.conf': 'a' });
        const result = includesOnDisk({ given: none })(pattern, join(folder, 'main.conf'));
        expect(result).toMatchObject({ kind: 'files', files: [{ text: 'a' }] });
        expect(result.kind === 'files' ? result.lacking?.name : '').toBe(name);
    });

    it('leads to the very file that was given', () => {
        write({ 'one.conf': 'on disk' });
        const file = createSourceFile('given.conf', 'as given');
        const includes = includesOnDisk({ given: new Map([[join(folder, 'one.conf'), file]]) });
        expect(includes('one.conf', join(folder, 'main.conf'))).toEqual({ kind: 'files', files: [file] });
    });

    it('leads to a given file under the name that it is to have', () => {
        const file = createSourceFile('/etc/keepalived/keepalived.conf', 'as given');
        const includes = includesOnDisk({ given: new Map([[join(folder, 'new.conf'), file]]) });
        expect(includes('keepalived.conf', file.uri)).toEqual({ kind: 'files', files: [file] });
    });

    it('with a root leads absolute names below it, and relative ones of a file that stands elsewhere', () => {
        write({ 'etc/keepalived/vips.conf': 'vips' });
        const as = '/etc/keepalived/keepalived.conf';
        const includes = includesOnDisk({ given: none, root: folder, as });
        const found = { kind: 'files', files: [{ text: 'vips' }] };
        expect(includes('/etc/keepalived/vips.conf', 'main.conf')).toMatchObject(found);
        expect(includes('vips.conf', as)).toMatchObject(found);
    });
});
