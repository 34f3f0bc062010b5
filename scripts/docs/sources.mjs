/** What the documentation is made of: the sources of kalint themselves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What the generator needs of the sources. */
const ENTRY = `
export { run } from './src/cli/main.ts';
export { RULES } from './src/rules/index.ts';
export { ROOT } from './grammar/schema/index.ts';
export { glyphOf } from './src/report/visible.ts';
`;

/** The rules, the schema and the command line, bundled from the TypeScript below `root`. */
export async function loadSources(root) {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-docs-'));
    try {
        const outfile = join(folder, 'sources.cjs');
        await build({
            stdin: { contents: ENTRY, resolveDir: root },
            absWorkingDir: root,
            outfile,
            bundle: true,
            platform: 'node',
            format: 'cjs',
            target: 'node20',
            define: { 'import.meta.url': '__filename' },
            logLevel: 'warning',
        });
        return createRequire(outfile)(outfile);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** What kalint prints for some arguments, to a pipe; a word on standard error is a mistake in the docs. */
export async function outputOf({ run }, args) {
    let out = '';
    let complaint = '';
    const status = await run(args, {
        out: (data) => {
            out += data;
        },
        err: (text) => {
            complaint += text;
        },
        stdin: () => Promise.reject(new Error('no page shows standard input')),
        env: {},
        screen: () => ({ terminal: false }),
    });
    if (complaint !== '' || status > 1) throw new Error(`kalint ${args.join(' ')}: ${complaint}`);
    return out;
}
