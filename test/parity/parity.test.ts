/** Each check that keepalived makes, against what releases of it were recorded to say of its case. */
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { decode } from '../../src/node/encoding.ts';
import { say } from '../oracle/say.ts';
import { PARITY_FOLDER, caseBytes, caseIds } from './cases.ts';
import { type Check, isLeftToMachine, isOfText, isPending, readChecks } from './checks.ts';
import { faultsIn } from './judge.ts';
import { crashed, formatRecord, parseRecord, recordText } from './record.ts';
import { TARGETS } from './targets.ts';

/** How many checks may be not yet judged. It is lowered when one of them is, never raised. */
const MOST_PENDING = 0;

/** Of the checks that the text alone decides, the least share that is voiced, and the greatest that is excused. */
const LEAST_COVERED = 0.99;
const MOST_EXCUSED = 0.01;

const checks = readChecks(PARITY_FOLDER);
const byId = new Map(checks.map((check) => [check.id, check]));
const cases = caseIds(PARITY_FOLDER);
const written = recordText(PARITY_FOLDER);
const record = parseRecord(written);
const releases = Object.keys(TARGETS);

function idsOf(some: readonly Check[]): string[] {
    return some.map(({ id }) => id);
}

describe('the table of checks', () => {
    it('has a row for each case, in the order of the ids, and names none twice', () => {
        expect(byId.size).toBe(checks.length);
        expect(idsOf(checks)).toEqual([...byId.keys()].sort());
        expect(cases.filter((id) => !byId.has(id))).toEqual([]);
    });

    it('says why where there is no rule or no case', () => {
        const bare = checks.filter(({ id, rules }) => rules.length === 0 || !cases.includes(id));
        expect(idsOf(bare.filter(({ why }) => why === ''))).toEqual([]);
        const without = checks.filter(({ id, rules }) => rules.length > 0 && !cases.includes(id));
        expect(idsOf(without)).toEqual([]);
    });

    it('names rules that there are', () => {
        const known = new Set(RULES.map(({ meta }) => meta.id));
        expect(checks.flatMap(({ rules }) => rules).filter((rule) => !known.has(rule))).toEqual([]);
    });

    it('says of no more checks than before that they are not yet judged', () => {
        expect(checks.filter(isPending).length).toBeLessThanOrEqual(MOST_PENDING);
    });
});

describe('the record', () => {
    it('is as the script writes it', () => {
        expect(formatRecord(record)).toBe(written);
    });

    it('has a run of each release for each case', () => {
        expect([...record.keys()].sort()).toEqual(cases);
        const lacking = [...record].filter(([, runs]) => [...runs.keys()].sort().join() !== releases.join());
        expect(lacking.map(([id]) => id)).toEqual([]);
    });

    it('says something where the table has a release that says it, and nothing where only the daemon would', () => {
        const wrong = checks.filter(isOfText).flatMap(({ id, voice, releases: listed }) =>
            listed
                .filter((release) => {
                    const run = record.get(id)?.get(release);
                    const speaks = run !== undefined && (run.messages.length > 0 || crashed(run));
                    return speaks !== (voice === 'test');
                })
                .map((release) => `${id} ${release}`),
        );
        expect(wrong).toEqual([]);
    });

    it('shows each check of the text that a config test makes, in one release at least', () => {
        const unseen = checks.filter(
            (check) => isOfText(check) && check.voice === 'test' && check.releases.length === 0,
        );
        expect(idsOf(unseen.filter(({ id }) => cases.includes(id)))).toEqual([]);
    });

    it('has a message wherever the config test fails for the sake of the text', () => {
        const failed = checks
            .filter(isOfText)
            .flatMap(({ id }) =>
                [...(record.get(id) ?? [])]
                    .filter(([, run]) => run.exit !== '0' && run.messages.length === 0 && !crashed(run))
                    .map(([release]) => `${id} ${release}`),
            );
        expect(failed).toEqual([]);
    });
});

/** What is wrong with kalint's word on the case of a check, for one release. */
function faultsOf(check: Check, release: string): string[] {
    const run = record.get(check.id)?.get(release);
    const target = TARGETS[release];
    const text = run === undefined ? undefined : decode(caseBytes(PARITY_FOLDER, check.id))?.text;
    if (run === undefined || target === undefined || text === undefined) return [];
    return faultsIn(check, { release, target, run, text });
}

describe('the cases', () => {
    it.each(releases)('are judged as %s does', (release) => {
        const judged = checks.filter((check) => !isPending(check));
        expect(judged.flatMap((check) => faultsOf(check, release))).toEqual([]);
    });

    it('that are not yet judged are not judged right by now', () => {
        const right = checks
            .filter(isPending)
            .filter((check) => releases.every((release) => faultsOf(check, release).length === 0));
        expect(idsOf(right)).toEqual([]);
    });

    it('are all text but those for which the table has no rule', () => {
        const odd = cases.filter((id) => decode(caseBytes(PARITY_FOLDER, id)) === undefined);
        expect(odd.filter((id) => (byId.get(id)?.rules.length ?? 0) > 0)).toEqual([]);
    });
});

describe('what the config test says of the text alone', () => {
    it('is said by kalint too, but for a few', () => {
        const all = checks.filter(({ depends, voice }) => depends === 'none' && voice === 'test');
        const covered = all.filter((check) => check.rules.length > 0 && !isPending(check));
        const pending = all.filter(isPending);
        const excused = all.length - covered.length - pending.length;
        const machine = checks.filter(isLeftToMachine).length;
        say(
            `parity: ${covered.length} of ${all.length} checks of the text alone are voiced ` +
                `(${((100 * covered.length) / all.length).toFixed(1)} %), ${excused} excused; ` +
                `of all ${checks.length}, ${machine} are left to the machine, ` +
                `${checks.filter(isPending).length} not yet judged`,
        );
        expect(covered.length / all.length).toBeGreaterThanOrEqual(LEAST_COVERED);
        expect(excused / all.length).toBeLessThanOrEqual(MOST_EXCUSED);
    });
});
