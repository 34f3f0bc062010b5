/** The package as its users have it. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of the project. */
export const root = join(import.meta.dirname, '../..');

/** Builds the package into `node_modules` of a new folder, which is answered. */
export function folderWithPackage(): string {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-library-'));
    const own = join(folder, 'node_modules/kalint');
    mkdirSync(own, { recursive: true });
    copyFileSync(join(root, 'package.json'), join(own, 'package.json'));
    execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), join(own, 'dist')]);
    return folder;
}
