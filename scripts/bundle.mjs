/** Lets scripts use the TypeScript of the project. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The module with the text `entry`, whose imports are relative to `root`; `define` is that of esbuild. */
export async function loadBundle(entry, root, define) {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-bundle-'));
    try {
        const outfile = join(folder, 'bundle.cjs');
        await build({
            stdin: { contents: entry, resolveDir: root },
            absWorkingDir: root,
            outfile,
            bundle: true,
            platform: 'node',
            format: 'cjs',
            target: 'node20',
            define,
            logLevel: 'warning',
        });
        return createRequire(outfile)(outfile);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
