/**
 * Measures what a user waits for: whole runs of the built kalint beside those of a bare Node and of
 * keepalived, and in one process the time to parse and to check configurations of two sizes.
 * Machines differ; the ratios are what to compare. `npm run bench`, after `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { configurationOf } from './bench/configuration.mjs';
import { median, milliseconds, table, thousands } from './bench/numbers.mjs';

const ROUNDS = 40;
const SIZES = [1_200, 120_000];
const SAMPLE = 'fixtures/seed/lb1.conf';
const LAUNCHER = 'dist/kalint.cjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** The programs to compare, the measure of the others first. */
function programs() {
    const keepalived = ['/usr/sbin/keepalived', '/usr/local/sbin/keepalived'].find((path) =>
        existsSync(path),
    );
    return [
        { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
        { name: 'kalint', command: [process.execPath, LAUNCHER, SAMPLE] },
        ...(keepalived === undefined || process.getuid?.() !== 0
            ? []
            : [{ name: 'keepalived -t', command: [keepalived, '-t', '-f', SAMPLE] }]),
    ];
}

/** Milliseconds of one run, from its start to its end. */
function timeOf([file, ...args]) {
    const start = performance.now();
    const { error } = spawnSync(file, args, { stdio: 'pipe' });
    if (error !== undefined) throw error;
    return performance.now() - start;
}

/** Runs the programs in turn, so that what else the machine does hits all alike, and tells the times. */
function compareProcesses() {
    const runs = programs().map((program) => ({ ...program, times: [] }));
    for (let round = 0; round < ROUNDS; round++) {
        for (const { command, times } of runs) times.push(timeOf(command));
    }
    const base = median(runs[0].times);
    const rows = runs.map(({ name, times }) => {
        const middle = median(times);
        return [name, milliseconds(middle), (middle / base).toFixed(2)];
    });
    return table(['', 'median', 'ratio'], rows);
}

/** Parses and checks configurations of each size, each in a process of its own. */
async function measureSizes() {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-bench-'));
    try {
        const [bundle, text] = [join(folder, 'measure.mjs'), join(folder, 'bench.conf')];
        const entryPoints = ['scripts/bench/measure.mjs'];
        await build({ entryPoints, outfile: bundle, bundle: true, platform: 'node', format: 'esm' });
        const rows = SIZES.map((lines) => {
            writeFileSync(text, configurationOf(lines));
            const { stdout, stderr, status } = spawnSync(process.execPath, [bundle, text], {
                encoding: 'utf8',
            });
            if (status !== 0) throw new Error(stderr);
            const { parse, check, findings, peak } = JSON.parse(stdout);
            return [
                thousands(lines),
                milliseconds(parse),
                milliseconds(check),
                thousands(lines / (check / 1000)),
                `${thousands(peak / 1024)} MiB`,
                thousands(findings),
            ];
        });
        return table(['lines', 'parse', 'check', 'lines/s', 'peak RSS', 'findings'], rows);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

if (!existsSync(LAUNCHER)) throw new Error(`there is no ${LAUNCHER}; npm run build makes it`);
console.log(`Whole processes, ${SAMPLE}, ${ROUNDS} runs of each in turn:`);
console.log(compareProcesses());
console.log('In one process, configurations without a fault (check includes parse):');
console.log(await measureSizes());
