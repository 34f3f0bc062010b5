/** What the real program says of files before and after their fixes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/node/encoding.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { fixFile } from '../../src/service/fix.ts';
import type { CheckSettings } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { corpusBytes, corpusFiles, corpusFolder } from '../corpus/corpus.ts';
import { CONFIG_ID } from './config-id.ts';
import { type Program, isComparable, runKeepalived } from './keepalived.ts';
import { skipNote, v227 } from './programs.ts';
import { say } from './say.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');

/** The shares of the refused corpus files of which nothing is said after their fixes, at least. */
const FLOORS = { safe: 0.4, unsafe: 0.75 } as const;

/** A file with its bytes, as an editor and as the program take it. */
interface Original {
    readonly name: string;
    readonly bytes: Buffer;
}

/** What the program said, without what depends on the machine; undefined where it did not come to its end. */
type Said = readonly string[] | undefined;

/** What was said of a file as it is, and after its safe and after all its fixes. */
interface Mended {
    readonly name: string;
    readonly before: Said;
    readonly safe: Said;
    readonly unsafe: Said;
    /** Whether fixing what was fixed changes something again. */
    readonly restless: boolean;
}

function settingsFor({ target }: Program): CheckSettings {
    const found = findTarget(target);
    if (found === undefined) throw new Error(`kalint knows no target ${target}`);
    return { targets: [found], preset: 'recommended', configIds: [CONFIG_ID] };
}

async function saidOf(program: Program, bytes: Uint8Array): Promise<Said> {
    const run = await runKeepalived(program, bytes);
    if (!isComparable(run)) return undefined;
    return run.messages.flatMap(({ line, text, env }) => (env ? [] : [`${line ?? '-'}: ${text}`]));
}

/** Of files that no fix changes `needed` tells whether they count all the same. */
async function mend(program: Program, { name, bytes }: Original, needed: boolean): Promise<Mended[]> {
    const decoded = decode(bytes);
    if (decoded === undefined) return [];
    const { text, encoding } = decoded;
    const settings = settingsFor(program);
    const fixed = (from: string, unsafe: boolean): string =>
        fixFile(createSourceFile(name, from), settings, unsafe).file.text;
    const [safe, unsafe] = [fixed(text, false), fixed(text, true)];
    if (!needed && safe === text && unsafe === text) return [];
    const known = new Map<string, Promise<Said>>([[text, saidOf(program, bytes)]]);
    const said = (of: string): Promise<Said> => {
        const run = known.get(of) ?? saidOf(program, encode(of, encoding) ?? Buffer.from(of));
        known.set(of, run);
        return run;
    };
    const restless =
        (safe !== text && fixed(safe, false) !== safe) || (unsafe !== text && fixed(unsafe, true) !== unsafe);
    const [before, ...after] = await Promise.all([said(text), said(safe), said(unsafe)]);
    return [{ name, before, safe: after[0], unsafe: after[1], restless }];
}

function isSilent(said: Said): boolean {
    return said?.length === 0;
}

/** The files accepted before their fixes and refused after them, or mended otherwise when mended twice. */
function spoiled(all: readonly Mended[]): unknown[] {
    return all.filter(
        ({ before, safe, unsafe, restless }) =>
            restless || (isSilent(before) && !(isSilent(safe) && isSilent(unsafe))),
    );
}

async function mendAll(originals: readonly Original[], needed: boolean): Promise<Mended[]> {
    if (v227 === undefined) throw new Error('there is no program to ask');
    const program = v227;
    return (await Promise.all(originals.map((each) => mend(program, each, needed)))).flat();
}

describe.skipIf(v227 === undefined)(`fixes${skipNote(v227 !== undefined)}`, () => {
    it('of the fixtures spoil nothing that 2.2.7 accepts', async () => {
        const names = globSync(['rules/**/*.conf', 'expand/*.conf', 'format/*/*.conf'], { cwd: fixtures });
        const all = await mendAll(
            names.sort().map((name) => ({ name, bytes: readFileSync(join(fixtures, name)) })),
            false,
        );
        const accepted = all.filter(({ before }) => isSilent(before)).length;
        say(`fixtures: ${all.length} changed by fixes, ${accepted} of them accepted before`);
        expect(spoiled(all)).toEqual([]);
        expect(accepted).toBeGreaterThan(5);
    });

    const note = corpusFolder === undefined ? ' (skipped: KALINT_CORPUS names no folder)' : '';
    it.skipIf(corpusFolder === undefined)(`of the corpus mend much and spoil nothing${note}`, async () => {
        const all = await mendAll(
            corpusFiles().map((name) => ({ name, bytes: corpusBytes(name) })),
            true,
        );
        const refused = all.filter(({ before }) => before !== undefined && before.length > 0);
        const mended = (kind: 'safe' | 'unsafe'): number => {
            const count = refused.filter((each) => isSilent(each[kind])).length;
            const share = count / refused.length;
            say(`  nothing left after ${kind} fixes: ${count}, ${(100 * share).toFixed(1)} %`);
            return share;
        };
        say(
            `corpus: ${refused.length} of ${all.length} files with messages that do not depend on the machine`,
        );
        expect(mended('safe')).toBeGreaterThanOrEqual(FLOORS.safe);
        expect(mended('unsafe')).toBeGreaterThanOrEqual(FLOORS.unsafe);
        expect(spoiled(all)).toEqual([]);
    });
});
