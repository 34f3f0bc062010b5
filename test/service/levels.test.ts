import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/service/check.ts';
import { checkFiles } from '../../src/service/files.ts';
import { type CheckSettings, DEFAULT_SETTINGS, type RuleLevel } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** The settings of a check with those levels. */
const withRules = (rules: Readonly<Record<string, RuleLevel>>): CheckSettings => ({
    ...DEFAULT_SETTINGS,
    rules: new Map(Object.entries(rules)),
});

/** What is found, as `severity rule`, and what the config test would do. */
function check(text: string, rules: Readonly<Record<string, RuleLevel>>): readonly [string[], string[]] {
    const { diagnostics, configTest } = checkFile(createSourceFile('a.conf', text), withRules(rules));
    return [diagnostics.map(({ severity, rule }) => `${severity} ${rule}`), Object.values(configTest)];
}

/** An error that the config test reports. */
const UNKNOWN = 'no_such_keyword\n';

/** A matter of policy, which the preset strict has a word on. */
const POLICY = readFileSync(
    join(import.meta.dirname, '../../fixtures/rules/script/security-unset/bad.conf'),
    'utf8',
);

describe('a rule', () => {
    it('that is off says nothing, and the config test fails as before', () => {
        expect(check(UNKNOWN, {})).toEqual([['error syntax/unknown-keyword'], ['fails']]);
        expect(check(UNKNOWN, { 'syntax/unknown-keyword': 'off' })).toEqual([[], ['fails']]);
    });

    it.each(['info', 'warning', 'error'] as const)('may have the severity %s', (level) => {
        const found = check(UNKNOWN, { 'syntax/unknown-keyword': level });
        expect(found).toEqual([[`${level} syntax/unknown-keyword`], ['fails']]);
    });

    it('of the preset strict is turned on, with its own severity or another', () => {
        expect(check(POLICY, {})[0]).toEqual([]);
        expect(check(POLICY, { 'script/security-unset': 'off' })[0]).toEqual([]);
        expect(check(POLICY, { 'script/security-unset': 'on' })[0]).toEqual([
            'warning script/security-unset',
        ]);
        expect(check(POLICY, { 'script/security-unset': 'error' })[0]).toEqual([
            'error script/security-unset',
        ]);
    });

    it('that is off ends no check', () => {
        const template = `router_id {{ name }}\n${UNKNOWN}`;
        expect(check(template, {})).toEqual([['error syntax/template-markup'], ['fails']]);
        const [found, test] = check(template, { 'syntax/template-markup': 'off' });
        expect(found).toContain('error syntax/unknown-keyword');
        expect(test).toEqual(['fails']);
    });

    it('that is off makes no suppression of it unused', () => {
        const text = '# kalint-disable-line syntax/unknown-keyword -- a reason\n';
        expect(check(text, {})[0]).toEqual(['warning suppression/unused']);
        expect(check(text, { 'syntax/unknown-keyword': 'off' })[0]).toEqual([]);
        expect(check(text, { 'suppression/unused': 'off' })[0]).toEqual([]);
        expect(check(text, { 'suppression/unused': 'info' })[0]).toEqual(['info suppression/unused']);
    });
});

describe('settings of each file', () => {
    it('hold for it and for what it includes', () => {
        const part = createSourceFile('part.conf', UNKNOWN);
        const main = createSourceFile('main.conf', 'include part.conf\n');
        const own = createSourceFile('own.conf', UNKNOWN);
        const includes: CheckSettings['includes'] = () => ({ kind: 'files', files: [part] });
        const reports = checkFiles([part, main, own], ({ uri }) =>
            uri === 'main.conf'
                ? { ...withRules({ 'syntax/unknown-keyword': 'info' }), includes }
                : withRules({ 'syntax/unknown-keyword': uri === 'own.conf' ? 'warning' : 'off' }),
        );
        expect(
            reports.map(({ file, diagnostics, includedBy }) => [
                file.uri,
                diagnostics.map(({ severity }) => severity),
                includedBy,
            ]),
        ).toEqual([
            ['part.conf', ['info'], 'main.conf'],
            ['main.conf', [], undefined],
            ['own.conf', ['warning'], undefined],
        ]);
    });
});
