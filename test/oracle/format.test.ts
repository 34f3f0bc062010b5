/** The real program says the same of a file and of its layout, but for the numbers of lines. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../src/format/index.ts';
import { decode, encode } from '../../src/node/encoding.ts';
import { corpusBytes, corpusFiles, corpusFolder } from '../corpus/corpus.ts';
import { disarranged } from '../format/disarranged.ts';
import { type Program, type Run, isComparable, runKeepalived } from './keepalived.ts';
import { skipNote, v227 } from './programs.ts';
import { say } from './say.ts';

const root = join(import.meta.dirname, '../../fixtures');

interface Original {
    readonly name: string;
    readonly bytes: Buffer;
}

function fixtures(): Original[] {
    const names = globSync(['format/*/input.conf', 'expand/*.conf', 'rules/**/*.conf'], { cwd: root }).sort();
    return names.map((name) => ({ name, bytes: readFileSync(join(root, name)) }));
}

/** Examples of the rules in the worst of layouts. */
function disarrangedFixtures(): Original[] {
    return globSync('rules/**/{bad,good}.conf', { cwd: root })
        .sort()
        .map((name) => ({
            name,
            bytes: Buffer.from(disarranged(readFileSync(join(root, name), 'latin1')), 'latin1'),
        }));
}

function corpus(): Original[] {
    return corpusFolder === undefined
        ? []
        : corpusFiles().map((name) => ({ name, bytes: corpusBytes(name) }));
}

/** The bytes of the layout; undefined where the file is in layout already, or is no text. */
function laidOut(bytes: Buffer): Buffer | undefined {
    const decoded = decode(bytes);
    if (decoded === undefined) return undefined;
    const { text } = formatText(decoded.text);
    return text === decoded.text ? undefined : encode(text, decoded.encoding);
}

/** What a run ended with and said, each message once; without numbers of lines and the names of the folders it ran in. */
function account({ exit, signal, messages }: Run): unknown {
    const said = messages.map(({ text }) =>
        text.replace(/\/tmp\/kalint-[^/]+\//g, '').replace(/\bline \d+/gi, 'line'),
    );
    return { exit, signal, said: [...new Set(said)].sort() };
}

/** What the program makes of a file and of its layout. */
async function runBoth(program: Program, bytes: Buffer, layout: Buffer): Promise<[unknown, unknown]> {
    const [before, after] = await Promise.all([
        runKeepalived(program, bytes),
        runKeepalived(program, layout),
    ]);
    // What a program that crashed has said by then is a matter of chance.
    return isComparable(before) ? [account(before), account(after)] : [before.signal, after.signal];
}

/** The files of whose layout the program says something else, and how many were compared. */
async function compareAll(originals: readonly Original[], program: Program | undefined) {
    if (program === undefined) throw new Error('there is no program to ask');
    const differing: unknown[] = [];
    let compared = 0;
    await Promise.all(
        originals.map(async ({ name, bytes }) => {
            const layout = laidOut(bytes);
            if (layout === undefined) return;
            compared++;
            // On a busy machine an interface may come too late for one of the runs, but not for three pairs.
            for (let attempt = 1; attempt <= 3; attempt++) {
                const [before, after] = await runBoth(program, bytes, layout);
                if (JSON.stringify(before) === JSON.stringify(after)) return;
                if (attempt === 3) differing.push({ name, before, after });
            }
        }),
    );
    return { compared, differing };
}

describe.skipIf(v227 === undefined)(`the layout${skipNote(v227 !== undefined)}`, () => {
    it('of the fixtures is to 2.2.7 what they are', async () => {
        const { compared, differing } = await compareAll(fixtures(), v227);
        say(`${compared} fixtures compared with their layout`);
        expect(differing).toEqual([]);
        expect(compared).toBeGreaterThan(40);
    });

    it('of disarranged fixtures is to 2.2.7 what they are', async () => {
        const { compared, differing } = await compareAll(disarrangedFixtures(), v227);
        say(`${compared} disarranged fixtures compared with their layout`);
        expect(differing).toEqual([]);
        expect(compared).toBeGreaterThan(200);
    });

    const note = corpusFolder === undefined ? ' (skipped: KALINT_CORPUS names no folder)' : '';
    it.skipIf(corpusFolder === undefined)(`of the corpus is to 2.2.7 what it is${note}`, async () => {
        const { compared, differing } = await compareAll(corpus(), v227);
        say(`${compared} files of the corpus compared with their layout`);
        expect(differing).toEqual([]);
        expect(compared).toBeGreaterThan(0);
    });
});
