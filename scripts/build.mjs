/**
 * Builds `dist/`: one bundle of everything, the launcher that `bin` names, and the
 * launcher's code cache, with which a run skips most of the compiling.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');

await build({
    entryPoints: ['src/cli/bin.ts'],
    outfile: 'dist/main.cjs',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    legalComments: 'linked',
    logLevel: 'warning',
});
copyFileSync('scripts/launcher.cjs', 'dist/kalint.cjs');
chmodSync('dist/kalint.cjs', 0o755);

// A first run, so that the cache holds the functions that a check needs.
const run = spawnSync(process.execPath, ['dist/kalint.cjs', '--color=never', 'fixtures/seed/lb1.conf'], {
    env: { ...process.env, KALINT_WRITE_CACHE: '1' },
    encoding: 'utf8',
});
if (run.status !== 1) throw new Error(`the first run of the bundle failed: ${run.stderr}`);
