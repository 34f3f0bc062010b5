/** Real daemons in networks of their own, to whom things happen: who holds which address then. */
import { beforeAll, describe, expect, it } from 'vitest';
import { programs, skipNote } from '../programs.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { type Played, playAll, verdict } from './season.ts';

/** The release that plays all of them; others play every third, and those in which releases differ. */
const MAIN = '2.2.7';

const TIME_LIMIT_MS = 900_000;

describe.skipIf(programs.length === 0)(`elections${skipNote(programs.length > 0)}`, () => {
    describe.each(programs)('of keepalived $release', (program) => {
        const chosen = scenarios.filter(
            ({ steps }, index) =>
                program.release === MAIN || index % 3 === 0 || steps.some(({ from }) => from !== undefined),
        );
        let played: ReadonlyMap<Scenario, Played>;

        beforeAll(async () => {
            played = await playAll(chosen, program);
        }, TIME_LIMIT_MS);

        it.each(chosen.map((scenario) => ({ title: scenario.title, scenario })))('$title', ({ scenario }) => {
            const outcome = played.get(scenario);
            expect(outcome && verdict(outcome, program)).toEqual([]);
        });
    });
});
