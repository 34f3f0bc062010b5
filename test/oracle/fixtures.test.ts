import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { compareLive } from './live.ts';
import { reportFigures, showDisagreements } from './figures.ts';
import { FLOORS, expectAbove } from './floors.ts';
import { acceptedFiles } from './mutations.ts';
import { programs, skipNote } from './programs.ts';

const folder = join(import.meta.dirname, '../../fixtures/rules');
const examples = (existsSync(folder) ? globSync('**/{bad*,good}.conf', { cwd: folder }).sort() : []).map(
    (title) => ({ title, text: readFileSync(join(folder, title), 'utf8') }),
);
const accepted = acceptedFiles().map(({ name: title, text }) => ({ title, text }));

describe.skipIf(programs.length === 0)(`examples of the rules${skipNote(programs.length > 0)}`, () => {
    it.for([...programs])('hold nothing of origin keepalived that $release does not say', async (program) => {
        const compared = await compareLive(program, [...examples, ...accepted]);
        const shares = reportFigures(`${program.release}, examples of the rules`, compared);
        showDisagreements(compared);
        const invented = compared.flatMap(({ title, comparison }) =>
            comparison.invented.map(({ diagnostic, first }) => `${title}:${first}: ${diagnostic.rule}`),
        );
        expect(invented).toEqual([]);
        expectAbove(FLOORS.examples, shares);
    });
});
