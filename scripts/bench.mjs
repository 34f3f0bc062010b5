/**
 * Measures what a user waits for: whole runs of the built kalint beside those of a bare Node and of
 * keepalived, in one process the time to parse, to check and to format configurations of two sizes,
 * whole runs over texts that are made to keep a program busy, and what an editor waits for.
 * Machines differ; the ratios are what to compare. `npm run bench`, after `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { configurationOf } from './bench/configuration.mjs';
import { typeInto } from './bench/editor.mjs';
import { EXPANSIONS, LONG } from './bench/hostile.mjs';
import { median, milliseconds, percentile, table, thousands } from './bench/numbers.mjs';

const ROUNDS = 40;
const SIZES = [1_200, 120_000];
/** Lines of a configuration, and how many keys are typed into it. */
const TYPING = [
    [12_000, 600],
    [120_000, 60],
];
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

/** Does some work in a folder that is there only for it. */
async function inFolder(work) {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-bench-'));
    try {
        return await work(folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** Parses, checks and formats configurations of each size, each in a process of its own. */
function measureSizes() {
    return inFolder(async (folder) => {
        const [bundle, text] = [join(folder, 'measure.mjs'), join(folder, 'bench.conf')];
        const entryPoints = ['scripts/bench/measure.mjs'];
        await build({ entryPoints, outfile: bundle, bundle: true, platform: 'node', format: 'esm' });
        const rows = SIZES.map((lines) => {
            writeFileSync(text, configurationOf(lines));
            const { stdout, stderr, status } = spawnSync(process.execPath, [bundle, text], {
                encoding: 'utf8',
            });
            if (status !== 0) throw new Error(stderr);
            const { parse, check, format, findings, peak } = JSON.parse(stdout);
            return [
                thousands(lines),
                milliseconds(parse),
                milliseconds(check),
                milliseconds(format),
                thousands(lines / (check / 1000)),
                `${thousands(peak / 1024)} MiB`,
                thousands(findings),
            ];
        });
        return table(['lines', 'parse', 'check', 'format', 'lines/s', 'peak RSS', 'findings'], rows);
    });
}

/** Runs kalint over texts, each once. */
function measureTexts(texts) {
    return inFolder((folder) => {
        const file = join(folder, 'hostile.conf');
        const command = ['--require', './scripts/bench/peak.cjs', LAUNCHER, '--format', 'json', file];
        const rows = Object.entries(texts).map(([name, text]) => {
            writeFileSync(file, text);
            const start = performance.now();
            const { status, stdout, output } = spawnSync(process.execPath, command, {
                stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
                encoding: 'utf8',
                maxBuffer: Infinity,
            });
            const time = performance.now() - start;
            const { errors, warnings } = JSON.parse(stdout).summary;
            const peak = `${thousands(Number(output[3]) / 1024)} MiB`;
            return [name, milliseconds(time), peak, thousands(errors + warnings), String(status)];
        });
        return table(['', 'time', 'peak RSS', 'findings', 'exit'], rows);
    });
}

/** Types into configurations of some lengths in the language server. */
async function measureEditor() {
    const rows = [];
    for (const [lines, keys] of TYPING) {
        const times = await typeInto(LAUNCHER, lines, keys);
        for (const kind of ['findings', 'completion', 'hover']) {
            const [middle, most] = [50, 95].map((percent) => milliseconds(percentile(times[kind], percent)));
            rows.push([`${thousands(lines)} lines, ${kind}`, thousands(times[kind].length), middle, most]);
        }
    }
    return table(['after a key', 'keys', 'p50', 'p95'], rows);
}

if (!existsSync(LAUNCHER)) throw new Error(`there is no ${LAUNCHER}; npm run build makes it`);
console.log(`Whole processes, ${SAMPLE}, ${ROUNDS} runs of each in turn:`);
console.log(compareProcesses());
console.log(
    'In one process, configurations without a fault (check and format include parse; lines/s is of check):',
);
console.log(await measureSizes());
console.log('Whole processes, texts that expand to more than anybody wants:');
console.log(await measureTexts(EXPANSIONS));
console.log('Whole processes, long texts full of faults:');
console.log(await measureTexts(LONG));
console.log('In the language server, from a key to the answer, the pause for further keys left out:');
console.log(await measureEditor());
