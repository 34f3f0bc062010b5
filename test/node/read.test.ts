import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST_BYTES, readSource, sourceOfBytes } from '../../src/node/read.ts';
import { folderOf } from './folder.ts';

function reasonOf(path: string): string | undefined {
    const result = readSource(path);
    return result.ok
        ? undefined
        : `${result.failure.kind}: ${result.failure.message.replace(`${path}: `, '')}`;
}

describe('a file', () => {
    it('is read whole, and called as it is asked for', () => {
        const text = 'vrrp_instance A {\r\n}\r\n'.repeat(20_000);
        const path = join(folderOf({ 'a.conf': text }), 'a.conf');
        const result = readSource(path, 'lb1.conf');
        expect(result.ok && result.value.file.text === text).toBe(true);
        expect(result.ok && result.value.file.uri).toBe('lb1.conf');
    });

    it('that has no size, as those of the kernel, is read', () => {
        const result = readSource('/proc/self/status');
        expect(result.ok && result.value.file.text).toContain('Pid:');
    });
});

describe('what is no text is a failure', () => {
    it.each([
        ['a binary file', 'a\0b', 'binary: is a binary file'],
        [
            'UTF-16',
            Buffer.from('\ufeffa', 'utf16le'),
            'binary: is UTF-16 text, which keepalived cannot read; save it as UTF-8',
        ],
    ])('%s', (_, content, expected) => {
        expect(reasonOf(join(folderOf({ 'a.conf': content }), 'a.conf'))).toBe(expected);
    });
});

describe('what may never end is not begun', () => {
    it('a device', () => {
        expect(reasonOf('/dev/zero')).toBe('special: is a device, not a file');
    });

    it('a named pipe without a writer', () => {
        const path = join(folderOf(), 'pipe');
        execFileSync('mkfifo', [path]);
        expect(reasonOf(path)).toBe('special: is a named pipe, not a file; pass its content to "kalint -"');
    });

    it('a file of more than 16 MiB', () => {
        const path = join(folderOf({ 'a.conf': 'x' }), 'a.conf');
        truncateSync(path, 64 * MOST_BYTES);
        expect(reasonOf(path)).toBe('too-large: is larger than 16 MiB; no configuration is');
        expect(sourceOfBytes('a', Buffer.alloc(MOST_BYTES, ' ')).ok).toBe(true);
    });

    it('links in a circle', () => {
        const folder = folderOf();
        symlinkSync('b', join(folder, 'a'));
        symlinkSync('a', join(folder, 'b'));
        expect(reasonOf(join(folder, 'a'))).toMatch(/^unreadable: cannot be read: too many symbolic links/);
    });
});
