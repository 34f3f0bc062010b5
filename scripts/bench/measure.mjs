/** Reads the file that is named and prints as JSON how long parse, check and format of it take. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { checkFile } from '../../src/service/check.ts';
import { formatFile } from '../../src/service/format.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { parseSource } from '../../src/syntax/parse.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { median } from './numbers.mjs';

/** Lines to work through for one number; a longer text is done three times. */
const LINES = 24_000;

/** The middle of the times that `work` takes, in milliseconds. */
function timeOf(work, rounds) {
    const times = Array.from({ length: rounds }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
    });
    return median(times);
}

const file = createSourceFile('bench.conf', readFileSync(process.argv[2], 'utf8'));
const rounds = Math.max(3, Math.round(LINES / file.lineStarts.length));
const parse = timeOf(() => parseSource(file), rounds);
const check = timeOf(() => checkFile(file, DEFAULT_SETTINGS), rounds);
const findings = checkFile(file, DEFAULT_SETTINGS).diagnostics.length;
const peak = process.resourceUsage().maxRSS;
// Without its indentation nearly every line changes, and the proof that nothing else does is made.
const flat = createSourceFile('bench.conf', file.text.replace(/^[ \t]+/gm, ''));
const format = timeOf(() => formatFile(flat), rounds);
process.stdout.write(JSON.stringify({ parse, check, format, findings, peak }));
