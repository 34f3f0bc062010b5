import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The folder of the project. */
export const root = join(import.meta.dirname, '../..');

/** Packs the project with its `dist` as it is, or only tells what would be packed; npm needs no network for it. */
function pack(...options: readonly string[]): {
    readonly filename: string;
    readonly files: readonly string[];
} {
    const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--offline', ...options], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [packed] = JSON.parse(output) as [{ filename: string; files: readonly { path: string }[] }];
    return { filename: packed.filename, files: packed.files.map(({ path }) => path) };
}

/** The paths of the files that are packed. */
export function packedFiles(): readonly string[] {
    return pack('--dry-run').files;
}

/** The package as a file in a folder; answers with its path. */
export function packInto(folder: string): string {
    return join(folder, pack('--pack-destination', folder).filename);
}
