/**
 * Measures what a user waits for: whole runs of the built kalint beside those of a bare Node and of
 * keepalived, in one process the time to parse, to check and to format configurations of two sizes,
 * whole runs over texts that are made to keep a program busy and over many files, and what an editor waits for.
 * Machines differ; the ratios are what to compare. `npm run bench`, after `npm run build`; `npm run bench editor` makes
 * one part.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { configurationOf } from './bench/configuration.mjs';
import { openEditor, typeInto, typeLong } from './bench/editor.mjs';
import { timeOfCheck, writeFiles } from './bench/files.mjs';
import { EXPANSIONS, LONG } from './bench/hostile.mjs';
import { median, milliseconds, percentile, table, thousands } from './bench/numbers.mjs';

const ROUNDS = 40;
const SIZES = [1_200, 120_000];
/** Lines of a configuration, and how many keys are typed into it. */
const TYPING = [
    [12_000, 600],
    [120_000, 60],
];
/** Lines of a configuration, and how many edits are made of it while its memory is watched. */
const EDITED = [12_000, 10_000];
/** How many files of 50 lines are checked at once. */
const FILES = 2_000;
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

/** Does some work in an editor with a configuration of so many lines, whose other node has one of as many. */
function inEditor(lines, work) {
    return inFolder(async (folder) => {
        for (const node of ['lb1', 'lb2']) {
            mkdirSync(join(folder, node));
            writeFileSync(join(folder, node, 'keepalived.conf'), configurationOf(lines));
        }
        const editor = await openEditor(LAUNCHER, lines, folder);
        const result = await work(editor);
        await editor.close();
        return result;
    });
}

/** Types into configurations of some lengths in the language server. */
async function measureEditor() {
    const rows = [];
    for (const [lines, keys] of TYPING) {
        const times = await inEditor(lines, (editor) => typeInto(editor, keys));
        for (const [kind, own] of Object.entries(times)) {
            const [middle, most] = [50, 95].map((percent) => milliseconds(percentile(own, percent)));
            rows.push([`${thousands(lines)} lines, ${kind}`, thousands(own.length), middle, most]);
        }
    }
    return table(['after a key', 'keys', 'p50', 'p95'], rows);
}

/** Makes many edits in the language server. */
async function measureMemory() {
    const [lines, edits] = EDITED;
    const { before, after } = await inEditor(lines, (editor) => typeLong(editor, edits));
    const shown = (kilobytes) => `${thousands(kilobytes / 1024)} MiB`;
    const row = [`${thousands(lines)} lines`, shown(before), shown(after), (after / before).toFixed(2)];
    return table(['', 'RSS when open', `after ${thousands(edits)} edits`, 'ratio'], [row]);
}

/** Checks one file and as many lines in many files: with one thread, with as many as pay, and from the cache. */
function measureFiles() {
    return inFolder((folder) => {
        writeFiles(folder, FILES);
        const [many, cache] = ['many', 'cache'].map((name) => join(folder, name));
        const time = (...args) => timeOfCheck(LAUNCHER, args);
        const one = time(join(folder, 'one.conf'));
        const inTurn = time('--jobs', '1', many);
        const threads = time(many);
        const first = time('--cache-location', cache, many);
        const second = time('--cache-location', cache, many);
        const row = (name, own, other) => [name, milliseconds(own), (own / other).toFixed(2)];
        return table(
            ['', 'time', 'ratio'],
            [
                row('one file', one, one),
                row('many, --jobs 1', inTurn, one),
                row('many', threads, one),
                row('many, with an empty cache', first, one),
                row('many, from the cache (to the first such run)', second, first),
            ],
        );
    });
}

/** Every part with what its table is of; `npm run bench NAME…` makes only those that are named. */
const PARTS = {
    processes: [`Whole processes, ${SAMPLE}, ${ROUNDS} runs of each in turn:`, compareProcesses],
    sizes: [
        'In one process, configurations without a fault (check and format include parse; lines/s is of check):',
        measureSizes,
    ],
    expansions: [
        'Whole processes, texts that expand to more than anybody wants:',
        () => measureTexts(EXPANSIONS),
    ],
    long: ['Whole processes, long texts full of faults:', () => measureTexts(LONG)],
    files: [
        `Whole processes, one file of 100 000 lines and ${thousands(FILES)} files with the same lines:`,
        measureFiles,
    ],
    editor: [
        'In the language server with everything on, from a key to published findings, and to each answer:',
        measureEditor,
    ],
    memory: ['The memory of the language server with everything on:', measureMemory],
};

if (!existsSync(LAUNCHER)) throw new Error(`there is no ${LAUNCHER}; npm run build makes it`);
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
    if (PARTS[name] === undefined)
        throw new Error(`no part ${name}; there are ${Object.keys(PARTS).join(', ')}`);
    const [title, measure] = PARTS[name];
    console.log(title);
    console.log(await measure());
}
