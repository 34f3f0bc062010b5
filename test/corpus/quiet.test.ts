/** How much is said of files that keepalived takes without a word: each kind of finding was looked at, and is right. */
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/node/encoding.ts';
import { RULES } from '../../src/rules/index.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { say } from '../oracle/say.ts';
import { cameToItsEnd, corpusBytes, corpusFolder, recordedRuns, skipNote } from './corpus.ts';

const RELEASE = '2.4.3';

/** The least share of the files of which the recommended preset says nothing. */
const QUIET = 0.7;

/** The greatest share of the files on which a rule may speak, but for those below. */
const COMMON = 0.1;

/**
 * Rules of the strict preset that speak on more of them, with how often at most. All of it is right: their
 * pages say why what so many files have is worth a word.
 */
const HABITS: Readonly<Record<string, number>> = {
    'script/security-unset': 0.5,
    'security/default-password': 0.4,
    'script/process-check-by-shell': 0.35,
    'style/common-router-id': 0.3,
    'style/sample-value': 0.3,
    'script/without-path': 0.3,
};

/** On how many files the other rules speak; every line was looked at, and what is said of it is true. */
const REVIEWED: Readonly<Record<string, number>> = {
    // Folders that are not there: what they were to bring is missing.
    'syntax/missing-include': 3,
    // Mail without a server that would take it.
    'value/mail-without-server': 3,
    // An address on another interface takes the whole router down with that.
    'vrrp/address-device-tracked': 2,
    'check/host-not-named': 1,
    // A real server at the address of its own service.
    'lvs/server-is-service': 1,
    'lvs/server-without-check': 1,
    // The sample defines a group and serves none of it.
    'lvs/unused-group': 1,
    'security/authentication-header': 1,
    // Several hosts in one SMTP_CHECK.
    'version/deprecated-keyword': 1,
};

interface Heard {
    readonly name: string;
    readonly rules: ReadonlySet<string>;
}

/** The files of which keepalived says nothing that does not depend on the machine, with the rules that speak on each. */
function heard(): readonly Heard[] {
    const target = findTarget(RELEASE);
    if (target === undefined) throw new Error(`no target ${RELEASE}`);
    return [...(recordedRuns().get(RELEASE) ?? [])].flatMap(([name, run]): Heard[] => {
        const text = decode(corpusBytes(name))?.text;
        if (text === undefined || !cameToItsEnd(run) || run.messages.some(({ env }) => !env)) return [];
        const { diagnostics } = checkFile(createSourceFile(name, text), {
            targets: [target],
            preset: 'strict',
        });
        return [{ name, rules: new Set(diagnostics.map(({ rule }) => rule)) }];
    });
}

describe.skipIf(corpusFolder === undefined)(`files that keepalived takes without a word${skipNote}`, () => {
    const files = corpusFolder === undefined ? [] : heard();
    const filesOf = (rule: string): number => files.filter(({ rules }) => rules.has(rule)).length;
    const spoken = [...new Set(files.flatMap(({ rules }) => [...rules]))];

    it('are left in peace by the recommended preset, most of them', () => {
        const recommended = new Set(
            RULES.filter(({ meta }) => meta.preset === 'recommended').map(({ meta }) => meta.id),
        );
        const quiet = files.filter(({ rules }) => ![...rules].some((rule) => recommended.has(rule))).length;
        say(`${RELEASE}: the recommended preset says nothing of ${quiet} of ${files.length} accepted files`);
        expect(quiet / files.length).toBeGreaterThanOrEqual(QUIET);
    });

    it('have no finding of a rule but those that were looked at', () => {
        const others = spoken.filter((rule) => HABITS[rule] === undefined);
        expect(Object.fromEntries(others.map((rule) => [rule, filesOf(rule)]))).toEqual(REVIEWED);
    });

    it('have no rule that speaks on many of them, but for habits that its page argues against', () => {
        for (const rule of spoken) {
            const share = filesOf(rule) / files.length;
            say(`${rule}: ${(100 * share).toFixed(1)} % of the accepted files`);
            expect(share, rule).toBeLessThanOrEqual(HABITS[rule] ?? COMMON);
        }
        const presets = new Map(RULES.map(({ meta }) => [meta.id, meta.preset]));
        for (const rule of Object.keys(HABITS)) expect(presets.get(rule), rule).toBe('strict');
    });
});
