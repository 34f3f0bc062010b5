/**
 * Makes what the package holds besides its sources: the client as one file, the server and the program as the
 * project builds them, the pages to which they lead, the schemas, and the licences.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { licencesOf } from '../../../scripts/licences.mjs';

const root = join(import.meta.dirname, '../../..');
const home = join(import.meta.dirname, '..');
process.chdir(home);
for (const folder of ['out', 'server', 'docs']) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
}

const { metafile } = await build({
    absWorkingDir: home,
    entryPoints: ['src/extension.ts'],
    outfile: 'out/extension.cjs',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
});
// The first line names the bundles of the project.
const licences = licencesOf(Object.keys(metafile.inputs)).replace(
    /^.*/,
    'extension.cjs contains code of these packages.',
);
writeFileSync('out/THIRD-PARTY-LICENSES.txt', licences);

// The server and the program as the project builds them; nobody asks for the library, and the code cache of the
// program is for the Node that built it.
const built = join(home, 'out/kalint');
execFileSync(process.execPath, ['scripts/build.mjs', built], { cwd: root, stdio: 'inherit' });
for (const name of readdirSync(built).filter((each) => !/^index\.|\.cache$/.test(each)))
    copyFileSync(join(built, name), join('server', name));
rmSync(built, { recursive: true });
cpSync(join(root, 'schemas'), 'out/schemas', { recursive: true });

// The server looks for the pages beside its folder; they lead to one another and to that on suppression.
for (const name of ['rules', 'keywords', 'suppression.md'])
    cpSync(join(root, 'docs', name), join('docs', name), { recursive: true });
copyFileSync(join(root, 'LICENSE'), 'LICENSE');
