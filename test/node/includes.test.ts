import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

    it('takes wildcards and braces, in the order of the alphabet, hidden files left out', () => {
        write({ 'c/b.conf': 'b', 'c/a.conf': 'a', 'c/.h.conf': 'h', 'c/a.txt': 't', 'd.conf': 'd' });
        const includes = includesOnDisk({ given: none });
        const texts = (pattern: string): string[] => {
            const result = includes(pattern, join(folder, 'main.conf'));
            return result.kind === 'files' ? result.files.map(({ text }) => text) : [];
        };
        expect(texts('c/*.conf')).toEqual(['a', 'b']);
        expect(texts('{d,c/a}.conf').sort()).toEqual(['a', 'd']);
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
        expect(includes('run.conf', join(folder, 'main.conf')).kind).toBe('unusable');
        expect(includes('sub', join(folder, 'main.conf')).kind).toBe('unusable');
    });

    it('leads to the very file that was given', () => {
        write({ 'one.conf': 'on disk' });
        const file = createSourceFile('given.conf', 'as given');
        const includes = includesOnDisk({ given: new Map([[join(folder, 'one.conf'), file]]) });
        expect(includes('one.conf', join(folder, 'main.conf'))).toEqual({ kind: 'files', files: [file] });
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
