/** What holds for every rule, whatever it finds. */
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { RULES } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { fixFile } from '../../src/service/fix.ts';
import { type Example, exampleFolders, examplesOf, report } from '../support/rule-examples.ts';

const ids = RULES.map(({ meta }) => meta.id);

function isRule(value: unknown): value is Rule {
    return typeof value === 'object' && value !== null && 'meta' in value && 'create' in value;
}

/** Every rule that a file in an area's folder exports, with the path of the file as an id. */
async function exportedRules(): Promise<[string, Rule][]> {
    const folder = join(import.meta.dirname, '../../src/rules');
    const found: [string, Rule][] = [];
    for (const path of globSync('*/*.ts', { cwd: folder }).sort()) {
        const module = (await import(join(folder, path))) as Record<string, unknown>;
        for (const value of Object.values(module))
            if (isRule(value)) found.push([path.slice(0, -'.ts'.length), value]);
    }
    return found;
}

function findingsOf(id: string, { file, settings }: Example): Diagnostic[] {
    return checkFile(file, settings).diagnostics.filter(({ rule }) => rule === id);
}

describe('the rules', () => {
    it('are those that the files in the folders of the areas export, one each, by its path', async () => {
        const exported = await exportedRules();
        expect(exported.map(([path]) => path)).toEqual([...ids].sort());
        expect(new Map(exported)).toEqual(new Map(RULES.map((rule) => [rule.meta.id, rule])));
    });

    it('have a folder of examples each, and no other folder is there', () => {
        expect(exampleFolders()).toEqual([...ids].sort());
    });
});

describe.each(RULES.map((rule) => ({ id: rule.meta.id, rule })))('$id', ({ id, rule }) => {
    const { meta } = rule;
    const { bad, good, includes, prose, strays } = examplesOf(id);

    it('says what it finds, why it matters and where that is from', () => {
        expect(id).toMatch(new RegExp(`^${meta.area}/[a-z0-9]+(-[a-z0-9]+)*$`));
        expect(meta.title).toMatch(/^\S.*[^.]$/);
        expect(meta.why).toMatch(/^[A-Z"a-z].*\.$/);
        expect(meta.source).not.toBe('');
        for (const message of Object.values(rule.messages)) expect(message).toBeTypeOf('function');
        if (meta.origin === 'keepalived' && meta.scope !== 'text') expect(meta.says ?? []).not.toEqual([]);
        if (meta.origin === 'keepalived') expect(meta.preset).toBe('recommended');
    });

    it('has examples and prose for its page', () => {
        expect(bad.map(({ file }) => file.uri)).toContain('bad.conf');
        expect(good).toBeDefined();
        expect(prose.trim().split('\n').length).toBeGreaterThanOrEqual(5);
        expect(prose).not.toMatch(/^# /);
        expect(strays).toEqual([]);
    });

    it('finds in its bad examples what is expected', () => {
        for (const { file, settings, expected } of bad) {
            expect(report(file, checkFile(file, settings).diagnostics), file.uri).toEqual(expected);
            expect(expected.join('\n'), file.uri).toContain(` ${id}: `);
        }
    });

    it('finds nothing in its good example, for the newest release and for the targets of the bad ones', () => {
        if (good === undefined) return;
        for (const target of [newestTarget(), ...bad.flatMap(({ settings }) => settings.targets)]) {
            const targets = [target];
            const { diagnostics } = checkFile(good, { targets, includes, preset: 'recommended' });
            expect(report(good, diagnostics)).toEqual([]);
            const strict = checkFile(good, { targets, includes, preset: 'strict' }).diagnostics;
            expect(strict.filter((each) => each.rule === id)).toEqual([]);
        }
    });

    it('has fixes that give what is expected, after which nothing of it is left', () => {
        for (const example of bad) {
            const { file, settings } = example;
            const { file: fixed, applied } = fixFile(file, settings, meta.fixable === 'unsafe');
            expect(applied === 0 ? undefined : fixed.text, file.uri).toBe(example.fixed);
            if (applied === 0) continue;
            expect(findingsOf(id, { ...example, file: fixed }), file.uri).toEqual([]);
            expect(fixFile(fixed, settings, meta.fixable === 'unsafe').applied, file.uri).toBe(0);
        }
    });

    it('declares the best fix that it offers', () => {
        const fixes = bad.flatMap((example) => findingsOf(id, example)).flatMap((each) => each.fixes);
        const best = fixes.some(({ safe }) => safe) ? 'safe' : fixes.length > 0 ? 'unsafe' : undefined;
        expect(best).toBe(meta.fixable);
    });
});

describe('the messages', () => {
    afterEach(() => {
        vi.restoreAllMocks();
    });

    // Rules that are made alike share their messages.
    const cases = [...new Set(RULES.map(({ messages }) => messages))].map((messages) => ({
        messages,
        rules: RULES.filter((rule) => rule.messages === messages)
            .map(({ meta }) => meta.id)
            .join(', '),
    }));

    it.each(cases)('of $rules are all said in the examples', ({ messages, rules }) => {
        const spies = Object.keys(messages).map((name) => ({ name, spy: vi.spyOn(messages, name) }));
        const examples = rules.split(', ').flatMap((id) => examplesOf(id).bad);
        for (const { file, settings } of examples) checkFile(file, settings);
        expect(spies.filter(({ spy }) => spy.mock.calls.length === 0).map(({ name }) => name)).toEqual([]);
    });
});
