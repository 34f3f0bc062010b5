/**
 * Writes down what real releases of keepalived say of the cases in `fixtures/parity`: 2.2.7 and 2.3.3 where
 * the oracle tests find them, and the program whose path KALINT_KEEPALIVED names. What is on record of a
 * release that is not at hand stays. Which releases are recorded, and of which builds, stands in
 * `test/parity/targets.ts`. `npm run record-parity` runs all cases, `npm run record-parity -- ID …` some. Needs root.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBundle } from './bundle.mjs';

const FOLDER = 'fixtures/parity';

const ENTRY = `
export { installedReleases } from './test/oracle/keepalived.ts';
export { runCases } from './test/parity/run.ts';
export { caseIds } from './test/parity/cases.ts';
export { RECORD, formatRecord, parseRecord } from './test/parity/record.ts';
export { isOnRecord } from './test/parity/targets.ts';
`;

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

/** What runs the programs and keeps the record, bundled from the tests that use it too. */
const tools = await loadBundle(ENTRY, root, { 'import.meta.dirname': '__dirname' });
const { RECORD, caseIds, formatRecord, parseRecord, runCases } = tools;

const programs = tools.installedReleases().filter(tools.isOnRecord);
if (programs.length === 0) throw new Error('no keepalived of a release on record can be run here as root');

const path = join(FOLDER, RECORD);
const old = existsSync(path) ? parseRecord(readFileSync(path, 'utf8')) : new Map();
const ids = caseIds(FOLDER);
const record = new Map(ids.map((id) => [id, new Map(old.get(id))]));
const named = process.argv.slice(2);
const unknown = named.filter((id) => !record.has(id));
if (unknown.length > 0) throw new Error(`no such case: ${unknown.join(', ')}`);
for (const program of programs) {
    const start = performance.now();
    const runs = await runCases(program, FOLDER, named.length > 0 ? named : ids);
    for (const [id, run] of runs) record.get(id).set(program.release, run);
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`keepalived ${program.release}: ${runs.size} cases in ${seconds} s`);
}
writeFileSync(path, formatRecord(record));
