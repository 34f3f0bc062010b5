import { describe, expect, it } from 'vitest';
import { findTarget } from '../../src/schema/targets.ts';
import { CHANGES_BAR } from './bars.ts';
import { valueAndLineChanges } from './changes.ts';
import { reportFigures, reportNumbers, showDisagreements } from './figures.ts';
import { FLOORS, expectAbove } from './floors.ts';
import { compareLive } from './live.ts';
import { acceptedFiles } from './mutations.ts';
import { programs, skipNote } from './programs.ts';
import { SEED, sampleOf, sampleSize } from './sample.ts';
import { say } from './say.ts';

/** How many changed texts each program judges. */
const ENOUGH = 750;

const accepted = acceptedFiles().map((file) => ({ ...file, title: file.name }));

describe.skipIf(programs.length === 0)(`one change in a file${skipNote(programs.length > 0)}`, () => {
    it.for([...programs])('is judged as by $release, one mistake with one finding', async (program) => {
        const target = findTarget(program.target);
        if (target === undefined) throw new Error(`kalint knows no target ${program.target}`);
        const read = await compareLive(program, accepted);
        const all = read.flatMap(({ of: file }) => valueAndLineChanges(file, target));
        const mutants = sampleOf(all, sampleSize(ENOUGH));
        say(`${program.release}: ${mutants.length} of ${all.length} changed texts, seed ${SEED}`);
        const compared = await compareLive(program, mutants);
        for (const kind of new Set(mutants.map((each) => each.kind))) {
            const those = compared.filter(({ of }) => of.kind === kind);
            reportFigures(`  ${kind}`, those);
            reportNumbers(those);
        }
        const shares = reportFigures(`${program.release}, all changes`, compared);
        const spread = reportNumbers(compared);
        showDisagreements(compared);
        expect(compared.length).toBeGreaterThan(0);
        expectAbove(FLOORS.values, shares);
        expect(spread.median).toBe(CHANGES_BAR.spread.median);
        expect(spread.most).toBeLessThanOrEqual(CHANGES_BAR.spread.most);
    });
});
