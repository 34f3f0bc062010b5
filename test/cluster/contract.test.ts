/** What holds for every rule about several nodes, be they one cluster or share a network. */
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CLUSTER_RULES, DEPLOYMENT_RULES, NETWORK_RULES } from '../../src/cluster/index.ts';
import type { KnownRule } from '../../src/cluster/catalogue.ts';
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { EVERY_RULE } from '../../src/cluster/catalogue.ts';
import { RULE_IDS, areaOf } from '../../src/rules/ids.ts';
import { RULES } from '../../src/rules/index.ts';
import { newestTarget } from '../../src/schema/targets.ts';
import { type ClusterRequest, checkTogether } from '../../src/service/cluster.ts';
import { fixFiles } from '../../src/service/fix.ts';
import type { CheckSettings } from '../../src/service/settings.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { clusterExampleFolders, clusterExamplesOf, reportTogether } from '../support/cluster-examples.ts';

const rules = [...CLUSTER_RULES, ...NETWORK_RULES];
const ids = rules.map(({ meta }) => meta.id);

function isRule(value: unknown): value is KnownRule {
    return typeof value === 'object' && value !== null && 'meta' in value && 'compare' in value;
}

/** Every rule that a file in an area's folder exports, with the path of the file as an id. */
async function exportedRules(): Promise<string[]> {
    const folder = join(import.meta.dirname, '../../src/cluster');
    const found: string[] = [];
    for (const path of globSync('{pair,failover,network}/*.ts', { cwd: folder }).sort()) {
        const module = (await import(join(folder, path))) as Record<string, unknown>;
        if (Object.values(module).some(isRule)) found.push(path.slice(0, -'.ts'.length));
    }
    return found;
}

function findingsOf(
    id: string,
    files: readonly SourceFile[],
    settings: CheckSettings,
    request: ClusterRequest,
): Diagnostic[] {
    const reports = checkTogether(files, settings, request);
    return reports.flatMap(({ diagnostics }) => diagnostics).filter(({ rule }) => rule === id);
}

describe('the rules about several nodes', () => {
    it('are those that the files in the folders of the areas export, by their paths', async () => {
        expect(await exportedRules()).toEqual([...ids].sort());
        expect(new Set([...ids, ...RULES.map(({ meta }) => meta.id)]).size).toBe(ids.length + RULES.length);
    });

    it('are named among the ids of all rules, with those about deployments', () => {
        expect(RULE_IDS).toEqual(EVERY_RULE.map(({ meta }) => meta.id));
        expect(new Set(EVERY_RULE.map(({ meta }) => meta.area))).toEqual(new Set(RULE_IDS.map(areaOf)));
    });

    it('have a folder of examples each, those about deployments one with their prose, and no other is there', () => {
        const deployed = DEPLOYMENT_RULES.map(({ meta }) => meta.id);
        expect(clusterExampleFolders()).toEqual([...ids, ...deployed].sort());
        for (const id of deployed) {
            const { bad, good, prose, strays } = clusterExamplesOf(id);
            expect({ id, bad, good, strays }).toEqual({ id, bad: [], good: [], strays: [] });
            expect(prose.trim().split('\n').length, id).toBeGreaterThanOrEqual(4);
        }
    });
});

describe.each(rules.map((rule) => ({ id: rule.meta.id, rule })))('$id', ({ id, rule }) => {
    const { meta } = rule;
    const { bad, good, goodRequest, prose, strays } = clusterExamplesOf(id);

    it('says what it finds, why it matters and where that is from', () => {
        expect(id).toMatch(new RegExp(`^${meta.area}/[a-z0-9]+(-[a-z0-9]+)*$`));
        expect(meta.title).toMatch(/^\S.*[^.]$/);
        expect(meta.why).toMatch(/^[A-Z"`a-z].*\.$/);
        expect(meta.source).not.toBe('');
        expect(meta.scope).toBe('cluster');
        expect(meta.origin).toBe('kalint');
    });

    it('has examples and prose for its page', () => {
        expect(bad.map(({ name }) => name)).toContain('bad');
        expect(good.length).toBeGreaterThan(1);
        expect(prose.trim().split('\n').length).toBeGreaterThanOrEqual(5);
        expect(prose).not.toMatch(/^# /);
        expect(strays).toEqual([]);
    });

    it('finds in its bad examples what is expected, and nothing else is found there', () => {
        for (const { name, files, settings, request, expected } of bad) {
            const reports = checkTogether(files, settings, request);
            expect(reportTogether(reports), name).toEqual(expected);
            expect(expected.join('\n'), name).toContain(` ${id}: `);
        }
    });

    it('finds nothing in its good example', () => {
        for (const target of [newestTarget(), ...bad.flatMap(({ settings }) => settings.targets)]) {
            const reports = checkTogether(good, { targets: [target], preset: 'recommended' }, goodRequest);
            expect(reportTogether(reports)).toEqual([]);
            expect(findingsOf(id, good, { targets: [target], preset: 'strict' }, goodRequest)).toEqual([]);
        }
    });

    it('has fixes that give what is expected, after which nothing of it is left', () => {
        for (const { name, files, settings, request, fixed } of bad) {
            const made = fixFiles(files, settings, meta.fixable !== undefined, request);
            const isFixed = made.some(({ applied }) => applied > 0);
            const texts = made.map(({ file }) => file.text);
            expect(isFixed ? texts : undefined, name).toEqual(fixed?.map(({ text }) => text));
            if (!isFixed) continue;
            expect(
                findingsOf(
                    id,
                    made.map(({ file }) => file),
                    settings,
                    request,
                ),
                name,
            ).toEqual([]);
        }
    });

    it('declares whether it offers a fix', () => {
        const fixes = bad
            .flatMap(({ files, settings, request }) => findingsOf(id, files, settings, request))
            .flatMap((each) => each.fixes);
        expect(fixes.length > 0 ? 'unsafe' : undefined).toBe(meta.fixable);
    });

    describe('its messages', () => {
        afterEach(() => {
            vi.restoreAllMocks();
        });

        it('are all said in the examples', () => {
            const { messages } = rule;
            const spies = Object.keys(messages).map((name) => ({ name, spy: vi.spyOn(messages, name) }));
            for (const { files, settings, request } of bad) checkTogether(files, settings, request);
            expect(spies.filter(({ spy }) => spy.mock.calls.length === 0).map(({ name }) => name)).toEqual(
                [],
            );
        });
    });
});
