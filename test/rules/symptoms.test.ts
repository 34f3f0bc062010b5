/** What holds for every symptom: rules settle it, and a user finds it. */
import { describe, expect, it } from 'vitest';
import { EVERY_RULE } from '../../src/cluster/catalogue.ts';
import { SYMPTOMS } from '../../src/rules/symptoms.ts';
import { kalint } from '../cli/run.ts';

const ids: readonly string[] = SYMPTOMS.map(({ id }) => id);

describe('the symptoms', () => {
    it('have ids and titles of their own', () => {
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(SYMPTOMS.map(({ title }) => title)).size).toBe(ids.length);
    });

    it('that rules name are there, each once for a rule', () => {
        for (const { meta } of EVERY_RULE) {
            const named = meta.symptoms ?? [];
            expect(
                named.filter((id) => !ids.includes(id)),
                meta.id,
            ).toEqual([]);
            expect(new Set(named).size, meta.id).toBe(named.length);
        }
    });

    it.for(SYMPTOMS)('$id is settled by a rule, and told as sentences', ({ id, title, happens, looks }) => {
        expect(EVERY_RULE.filter(({ meta }) => meta.symptoms?.includes(id))).not.toEqual([]);
        expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
        expect(title).toMatch(/^\S.*[^.]$/);
        expect(happens).toMatch(/^\S.*\.$/);
        expect(looks.length).toBeGreaterThan(0);
        for (const { tells } of looks) expect(tells).toMatch(/^[A-Z].*\.$/);
    });
});

describe('kalint explain', () => {
    it.for(SYMPTOMS)('tells about $id: its rules and what to look at', async ({ id, title, looks }) => {
        const { status, out } = await kalint(['explain', id]);
        expect(status).toBe(0);
        expect(out).toContain(`${id}: ${title}\n`);
        for (const { meta } of EVERY_RULE.filter((rule) => rule.meta.symptoms?.includes(id)))
            expect(out).toContain(`        ${meta.id}: ${meta.title}\n`);
        for (const { command } of looks) expect(out).toContain(`        ${command}\n`);
    });

    it('finds a symptom by words of its title, in any order', async () => {
        const { status, out } = await kalint(['explain', 'MASTER', 'nodes', 'both']);
        expect({ status, start: out.split('\n')[0] }).toEqual({
            status: 0,
            start: 'both-master: Both nodes are MASTER',
        });
    });

    it('lists the symptoms that the words may mean', async () => {
        const { status, out } = await kalint(['explain', 'first node']);
        expect(status).toBe(0);
        expect(
            out
                .split('\n')
                .slice(1, 3)
                .map((line) => line.trim().split(':')[0]),
        ).toEqual(['unwanted-fail-back', 'no-fail-back']);
    });

    it('knows nothing about words that are in no title', async () => {
        expect((await kalint(['explain', 'first zebra'])).status).toBe(2);
    });
});
