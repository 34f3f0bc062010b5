import { describe, expect, it } from 'vitest';
import { braceFault, lineFault, show } from './faults.ts';
import { findingsOf } from './kalint.ts';
import { type Program, isComparable, runKeepalived } from './keepalived.ts';
import {
    type KeywordMutant,
    type Mutant,
    acceptedFiles,
    braceMutants,
    keywordMutants,
    quoteMutants,
} from './mutations.ts';
import { programs, skipNote, v227 } from './programs.ts';
import { unknownLines } from './reading.ts';
import { SEED, sampleOf, sampleSize } from './sample.ts';
import { say } from './say.ts';
import { type Outcome, report } from './tally.ts';

const accepted = acceptedFiles();
const TARGET = 'debian-12';
const faultOnLine = ({ text, line }: Mutant): string | undefined => lineFault(text, line, TARGET);

/** How many misspelt keywords are tried. */
const ENOUGH_LETTERS = 900;

/** Without indentation, and with a keyword that both blocks know after it, this may be either of two blocks. */
const AMBIGUOUS = 'unindented.conf:34: } doubled on the next line in "}"';

/** Lets the real program tell which mutants it complains about, and judges these. */
async function judge<T extends Mutant>(
    program: Program,
    mutants: readonly T[],
    complains: (lines: ReadonlySet<number>, messages: number, mutant: T) => boolean,
    faultOf: (mutant: T) => string | undefined,
): Promise<{ outcomes: Outcome[]; quiet: T[] }> {
    const quiet: T[] = [];
    const outcomes: Outcome[] = [];
    await Promise.all(
        mutants.map(async (mutant) => {
            const run = await runKeepalived(program, mutant.text);
            const own = run.messages.filter(({ env }) => !env);
            if (!complains(unknownLines(own), own.length, mutant)) {
                quiet.push(mutant);
                return;
            }
            const fault = faultOf(mutant);
            const { kind, title } = mutant;
            outcomes.push({ kind, title, ...(fault === undefined ? {} : { fault }) });
        }),
    );
    return { outcomes, quiet };
}

describe.skipIf(programs.length === 0)(`accepted files${skipNote(programs.length > 0)}`, () => {
    it.for([...programs])('are accepted by $release and by kalint for it', async (program) => {
        for (const { name, text } of accepted) {
            const run = await runKeepalived(program, text);
            if (isComparable(run))
                expect(
                    run.messages.filter(({ env }) => !env),
                    name,
                ).toEqual([]);
            else say(`${program.release} does not get to the end of ${name}: ${run.signal ?? run.exit}`);
            expect(show(findingsOf(text, program.target)), name).toBe('no finding');
        }
    });
});

describe.skipIf(v227 === undefined)(`one fault in a file${skipNote(v227 !== undefined)}`, () => {
    it('a brace lost or doubled is one finding at its block', async () => {
        if (v227 === undefined) return;
        const mutants = accepted.flatMap(braceMutants);
        const { outcomes, quiet } = await judge(
            v227,
            mutants,
            (_, messages) => messages > 0,
            ({ text, near }) => braceFault(text, near, TARGET),
        );
        for (const { title } of quiet) say(`the real program says nothing: ${title}`);
        const wrong = report('braces', outcomes);
        expect(wrong.map(({ title }) => title).filter((title) => title !== AMBIGUOUS)).toEqual([]);
    });

    it('a quote lost or doubled is one finding on its line', async () => {
        if (v227 === undefined) return;
        const mutants = accepted.flatMap(quoteMutants);
        const { outcomes, quiet } = await judge(v227, mutants, (_, messages) => messages > 0, faultOnLine);
        const said = quiet
            .map(({ text, title }) => ({ title, kind: 'nothing to say', found: findingsOf(text, TARGET) }))
            .map(({ found, ...rest }) => ({ ...rest, ...(found.length > 0 ? { fault: show(found) } : {}) }));
        const wrong = report('quotes', [...outcomes, ...said]);
        expect(wrong.map(({ title }) => title)).toEqual([]);
    });

    it('a letter dropped, doubled or swapped in a keyword is one finding on its line', async () => {
        if (v227 === undefined) return;
        const all = accepted
            .flatMap(keywordMutants)
            .filter(({ place, word }: KeywordMutant) => !place.spellings.has(word));
        const mutants = sampleOf(all, sampleSize(ENOUGH_LETTERS));
        say(`${mutants.length} of ${all.length} misspelt keywords, seed ${SEED}`);
        const complains = (lines: ReadonlySet<number>, _: number, { line }: Mutant) => lines.has(line);
        const { outcomes, quiet } = await judge(v227, mutants, complains, faultOnLine);
        expect(quiet.map(({ title }) => title)).toEqual([]);
        const wrong = report('letters', outcomes);
        expect(wrong.map(({ title }) => title)).toEqual([]);
    });
});
