/**
 * The model of elections against what was found with real daemons: the scenarios are those that
 * `test/oracle/election` plays with keepalived itself.
 */
import { describe, expect, it } from 'vitest';
import type { Release } from '../../grammar/schema/types.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { expectedOf } from '../oracle/election/judge.ts';
import { scenarios } from '../oracle/election/scenarios.ts';
import { playModel } from './played.ts';

/** Seconds that a check needs at most to be noticed in the scenarios, which the model leaves out, and a busy machine. */
const NOTICED = 2;

describe.each<Release>(['2.2.7', '2.3.3'])('the model of elections in keepalived %s', (release) => {
    it.each(scenarios.map((scenario) => ({ title: scenario.title, scenario })))('$title', ({ scenario }) => {
        const target = findTarget(release);
        if (target === undefined) throw new Error(release);
        const played = playModel(scenario, target);
        const expected = scenario.steps.map((step) => expectedOf(step, release));
        expect(played.map(({ holders }) => holders)).toEqual(expected.map(({ holders }) => holders));
        expect(played.map(({ settled }) => settled)).not.toContain(false);
        for (const [index, { took }] of played.entries()) {
            const [least, most] = expected[index]?.takes ?? [0, Infinity];
            expect(took * 1000).toBeLessThanOrEqual(most);
            expect(took * 1000).toBeGreaterThanOrEqual(least - NOTICED * 1000);
        }
    });
});
