import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with those files by their paths, removed when the test has ended; a path that ends in `/` is a folder. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-test-'));
    onTestFinished(() => {
        rmSync(folder, { recursive: true, force: true });
    });
    for (const [path, content] of Object.entries(files)) {
        const full = join(folder, path);
        mkdirSync(path.endsWith('/') ? full : dirname(full), { recursive: true });
        if (!path.endsWith('/')) writeFileSync(full, content);
    }
    return folder;
}
