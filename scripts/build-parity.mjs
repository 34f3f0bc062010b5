/**
 * Writes `docs/parity.md`: how far kalint says what keepalived says, over the corpus that KALINT_CORPUS names, over
 * changed texts that the live 2.2.7 and 2.3.3 judge, and over the cases in `fixtures/parity`. Needs root and both
 * programs. KALINT_SEED and KALINT_MUTANTS give another choice of changes. Ends with status 1, and still
 * writes the page, where a bar is missed or something has no reason.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import { compareCases, compareChanges, livePrograms } from './parity/measure.mjs';
import { parityPage } from './parity/page.mjs';
import { loadTools } from './parity/tools.mjs';

const PAGE = 'docs/parity.md';

/** The greatest share of the checks of the text alone that may be excused. */
const MOST_EXCUSED = 0.01;

/** In the order of the page. */
const FAMILIES = ['letter', 'brace', 'quote', 'value', 'line'];

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const start = performance.now();
const tools = await loadTools(root);
const { CHANGES_BAR, REASONS, SEED, barsMissed, corpusBar, countsOf, groupsOf, spreadOf } = tools;
if (tools.corpusFolder === undefined) throw new Error('KALINT_CORPUS names no folder');
const live = livePrograms(tools);
const faults = [];

/** Tells for whoever waits how long it took so far. */
function lap(what) {
    console.log(`${what}: done after ${Math.round((performance.now() - start) / 1000)} s`);
}

/** The groups of some texts, each with its reason. */
function groupsWithReason(where, compared, isOwn) {
    return groupsOf(compared).map(({ key, first, count, targets }) => {
        const reason = REASONS[key];
        if (reason === undefined) faults.push(`no reason for ${where}: ${key}\n    ${first.example}`);
        return {
            key,
            where,
            count,
            targets,
            reason: reason ?? '',
            ...(isOwn ? { example: first.example } : {}),
        };
    });
}

const recorded = tools.compareRecorded();
const corpus = [...recorded]
    .map(([release, compared]) => ({ release, counts: countsOf(compared) }))
    .sort((a, b) => b.release.localeCompare(a.release, undefined, { numeric: true }));
for (const { release, counts } of corpus) faults.push(...barsMissed(corpusBar(release), release, counts));
lap('corpus');

const rows = [];
const judged = [];
let all = 0;
for (const program of live) {
    const { release } = program;
    const changes = await compareChanges(tools, program);
    const { compared } = changes;
    all = Math.max(all, changes.all);
    for (const family of FAMILIES) {
        const those = compared.filter(({ of }) => of.family === family);
        rows.push({ release, family, counts: countsOf(those), spread: spreadOf(those) });
    }
    const whole = { release, family: 'all', counts: countsOf(compared), spread: spreadOf(compared) };
    rows.push(whole);
    faults.push(...barsMissed(CHANGES_BAR, `changes, ${release}`, whole.counts, whole.spread));
    judged.push(...compared);
    lap(`changes, ${release}`);
}

const cases = compareCases(tools);
lap('cases');
const excused = cases.ofText.length - cases.covered.length;
if (excused > MOST_EXCUSED * cases.ofText.length) faults.push(`checks without a case or a rule: ${excused}`);
for (const { check, release, fault } of cases.faults)
    if (!tools.isPending(check)) faults.push(`no reason for a case, ${release}: ${fault}`);

const page = parityPage({
    corpus,
    changes: { sample: { seed: SEED, all }, rows },
    cases,
    releases: Object.keys(tools.TARGETS),
    groups: [
        ...groupsWithReason('corpus', [...recorded.values()].flat(), false),
        ...groupsWithReason('changes', judged, true),
    ],
});
const config = await prettier.resolveConfig(join(root, PAGE));
writeFileSync(PAGE, await prettier.format(page, { ...config, filepath: PAGE }));
lap(`${PAGE}, seed ${SEED}`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
