import {
    chmodSync,
    chownSync,
    lstatSync,
    mkdirSync,
    readFileSync,
    readdirSync,
    statSync,
    symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSource } from '../../src/node/write.ts';
import { folderOf } from './folder.ts';

const isRoot = process.getuid?.() === 0;

describe('a new text', () => {
    it('takes the place of the old one as a new file, which keeps mode and owner', () => {
        const folder = folderOf({ 'a.conf': 'old' });
        const path = join(folder, 'a.conf');
        chmodSync(path, 0o640);
        if (isRoot) chownSync(path, 12, 34);
        const before = statSync(path);
        expect(writeSource(path, 'new', 'utf-8')).toBeUndefined();
        const { mode, uid, gid, ino } = statSync(path);
        expect({ mode, uid, gid }).toEqual({ mode: before.mode, uid: before.uid, gid: before.gid });
        expect(ino).not.toBe(before.ino);
        expect(readFileSync(path, 'utf8')).toBe('new');
        expect(readdirSync(folder)).toEqual(['a.conf']);
    });

    it('goes through links to the file', () => {
        const folder = folderOf({ 'real/a.conf': 'old' });
        symlinkSync('real/a.conf', join(folder, 'one'));
        symlinkSync('one', join(folder, 'two'));
        expect(writeSource(join(folder, 'two'), 'new', 'utf-8')).toBeUndefined();
        expect(readFileSync(join(folder, 'real/a.conf'), 'utf8')).toBe('new');
        expect(lstatSync(join(folder, 'two')).isSymbolicLink()).toBe(true);
    });

    it('is written in the encoding of the old one, or not at all', () => {
        const path = join(folderOf({ 'a.conf': 'old' }), 'a.conf');
        expect(writeSource(path, 'café', 'latin-1')).toBeUndefined();
        expect(readFileSync(path)).toEqual(Buffer.from('café', 'latin1'));
        expect(writeSource(path, '€', 'latin-1')?.kind).toBe('not-encodable');
        expect(readFileSync(path)).toEqual(Buffer.from('café', 'latin1'));
    });
});

describe('what is in the way is told', () => {
    it('a file that is gone', () => {
        const path = join(folderOf(), 'a.conf');
        expect(writeSource(path, 'new', 'utf-8')?.message).toBe(`${path}: no such file or folder`);
    });

    it('a folder', () => {
        const folder = folderOf();
        mkdirSync(join(folder, 'a.conf'));
        expect(writeSource(join(folder, 'a.conf'), 'new', 'utf-8')).toBeDefined();
        expect(readdirSync(folder)).toEqual(['a.conf']);
    });
});
