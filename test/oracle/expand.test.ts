/** Compares how the real programs read a text, before they look at keywords, with how kalint does. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { hasIt } from '../../grammar/schema/releases.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { checkConfiguration } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { CASES } from '../expand/cases.ts';
import { type ExpandCase, MAIN, includesIn, readCase } from '../support/expand.ts';
import { differencesByLine } from './by-line.ts';
import { type Program, isComparable, runKeepalived } from './keepalived.ts';
import { type Account, accountOf, accountOfReading, withoutPlaces } from './lines-read.ts';
import { programs, skipNote } from './programs.ts';

/** A file that includes itself keeps keepalived busy for longer than a test may take. */
const cases = Object.values(CASES)
    .flat()
    .filter(({ problems = '' }) => !problems.includes('include-cycle'));

/** The lines of a case as a program reads them, and as kalint does. */
async function readBoth(program: Program, given: ExpandCase): Promise<[theirs: Account, ours: Account]> {
    const { text, id: configId, files, copyDiffers = false } = given;
    const options = {
        ...(configId === undefined ? {} : { configId }),
        ...(files === undefined ? {} : { files }),
    };
    const run = await runKeepalived(program, text, options);
    if (!isComparable(run)) throw new Error(`${program.release} does not get to the end of "${given.title}"`);
    const theirs = accountOf(run.messages);
    const ours = accountOfReading(readCase(given, program.release));
    if (text !== '' && !text.endsWith('\n')) return [withoutPlaces(theirs), withoutPlaces(ours)];
    // The process that reads the files themselves speaks first.
    return [copyDiffers ? { ...theirs, heads: theirs.heads.slice(0, ours.heads.length) } : theirs, ours];
}

describe.skipIf(programs.length === 0)(`the lines of a text${skipNote(programs.length > 0)}`, () => {
    it.for([...programs])('are those that $release reads', async (program) => {
        const compared = await Promise.all(
            cases
                .filter(({ since, until }) => hasIt(program.release, since, until))
                .map(async (given) => {
                    const [theirs, ours] = await readBoth(program, given);
                    return {
                        theirs: { title: given.title, ...theirs },
                        ours: { title: given.title, ...ours },
                    };
                }),
        );
        expect(compared.map(({ ours }) => ours)).toEqual(compared.map(({ theirs }) => theirs));
    });
});

/** A configuration of the fixtures: its main file, and those that it may include; these may hold the main file too. */
interface Configuration {
    readonly title: string;
    readonly text: string;
    readonly files: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '../../fixtures/expand');

function textsIn(folder: string, pattern: string): [name: string, text: string][] {
    const names = globSync(pattern, { cwd: join(root, folder) }).sort();
    return names.map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]);
}

const shared = Object.fromEntries(textsIn('.', 'inc/**'));
const configurations: readonly Configuration[] = [
    ...textsIn('.', '*.conf').map(([title, text]) => ({ title, text, files: shared })),
    ...textsIn('.', 'origin-*/main.conf').map(([title, text]) => ({
        title,
        text,
        files: Object.fromEntries(textsIn(dirname(title), '**/*.conf')),
    })),
];

/** An id that no text names, which the program is given where it is to be none of those. */
const NO_ID = 'kalint';

/** The ids that a text names, and one that it does not. */
function idsIn(text: string): string[] {
    return [...new Set([NO_ID, ...Array.from(text.matchAll(/@\^?([a-z]\w*)/g), ([, id = '']) => id)])];
}

/** On what a program and kalint do not agree in a configuration, read for one id. */
async function differencesIn(
    program: Program,
    { title, text, files }: Configuration,
    configId: string,
): Promise<string[]> {
    const target = findTarget(program.target);
    if (target === undefined) throw new Error(`kalint knows no target ${program.target}`);
    const run = await runKeepalived(program, text, { configId, files });
    if (!isComparable(run)) return [`${title} (${configId}): ended with ${run.signal ?? run.exit}`];
    const reports = checkConfiguration(createSourceFile(MAIN, text), {
        targets: [target],
        preset: 'recommended',
        configIds: [configId],
        includes: includesIn(files),
    });
    const { missed, invented } = differencesByLine(run.messages, reports);
    const say = (what: string) => (each: string) => `${title} (${configId}): ${what} ${each}`;
    return [...missed.map(say('missed')), ...invented.map(say('invented'))];
}

describe.skipIf(programs.length === 0)(`configurations${skipNote(programs.length > 0)}`, () => {
    it.for([...programs])('are judged as by $release, for every id that they name', async (program) => {
        const differences = await Promise.all(
            configurations.flatMap((each) => idsIn(each.text).map((id) => differencesIn(program, each, id))),
        );
        expect(configurations.length).toBeGreaterThanOrEqual(50);
        expect(differences.flat()).toEqual([]);
    });
});
