/**
 * Builds a folder, `dist/` or the one that is named: a bundle of the commands, one of those that need
 * much more code than a check, the launcher that `bin` names, the launcher's code cache, with which a run skips most
 * of the compiling, the language server, the thread of the pool, the library as a module with its types, and the licences of the packages that went into the
 * bundles.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { declarations } from './declarations.mjs';
import { leaner } from './leaner.mjs';
import { licencesOf } from './licences.mjs';

const out = resolve(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url)));
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** What both bundles have in common. */
const COMMON = {
    bundle: true,
    plugins: [leaner],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
};

/** Programs that packages do without where they are not installed. */
const OPTIONAL = ['@napi-rs/nice'];

/** What the bundles for Node have in common besides. */
const NODE = { ...COMMON, platform: 'node', format: 'cjs', target: 'node20', external: OPTIONAL };

/** Leaves the commands that have a bundle of their own out of that of all the others. */
const apart = {
    name: 'apart',
    setup({ onResolve }) {
        onResolve({ filter: /^\.\/apart\.ts$/ }, () => ({ path: './apart.cjs', external: true }));
    },
};

const program = build({
    ...NODE,
    entryPoints: ['src/cli/bin.ts'],
    outfile: join(out, 'main.cjs'),
    plugins: [leaner, apart],
    // What is not in the bundle is required: the launcher gives it no way to import.
    supported: { 'dynamic-import': false },
    // The launcher calls this function as Node calls a module's, and reads the text as ASCII.
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
    charset: 'ascii',
    // What asks a module for its URL wants to load things from there, for which the path does as well.
    define: { 'import.meta.url': '__filename', 'import.meta.filename': '__filename' },
});
const commandsApart = build({
    ...NODE,
    entryPoints: ['src/cli/apart.ts'],
    outfile: join(out, 'apart.cjs'),
    define: { 'import.meta.url': '__filename' },
});
const server = build({
    ...NODE,
    entryPoints: ['server/bin.ts'],
    outfile: join(out, 'server.cjs'),
    define: { 'import.meta.url': '__filename', 'import.meta.dirname': '__dirname' },
});
const thread = build({
    ...NODE,
    entryPoints: ['node_modules/piscina/dist/worker.js'],
    outfile: join(out, 'thread.cjs'),
});
// The pool looks for this file beside the bundle that it is in; it is read as a module, or not, as the folder says.
writeFileSync(join(out, 'worker.js'), "import('./thread.cjs');\n");
const library = build({
    ...COMMON,
    entryPoints: ['src/library/index.ts'],
    outfile: join(out, 'index.js'),
    // A module of Node's would be an error: the library runs in browsers.
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
});
writeFileSync(join(out, 'index.d.ts'), declarations());
const inputs = (await Promise.all([program, commandsApart, server, thread, library])).flatMap(
    ({ metafile }) => Object.keys(metafile.inputs),
);
writeFileSync(join(out, 'THIRD-PARTY-LICENSES.txt'), licencesOf([...new Set(inputs)]));
const launcher = join(out, 'kalint.cjs');
copyFileSync('scripts/launcher.cjs', launcher);
chmodSync(launcher, 0o755);

// A first run, so that the cache holds the functions that a check needs.
const run = spawnSync(process.execPath, [launcher, '--color=never', 'fixtures/seed/lb1.conf'], {
    env: { ...process.env, KALINT_WRITE_CACHE: '1' },
    encoding: 'utf8',
});
if (run.status !== 1) throw new Error(`the first run of the bundle failed: ${run.stderr}`);
