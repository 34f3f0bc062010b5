import { describe, expect, it } from 'vitest';
import { allPlaces, homesOf } from '../../grammar/schema/places.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { unknownKeywordLines } from './kalint.ts';
import { type Program, isComparable, runKeepalived } from './keepalived.ts';
import { everyKeyword, isKnownTo, isReachable, linesOf, placed } from './placed.ts';
import { programs, skipNote } from './programs.ts';
import { unknownLines } from './reading.ts';
import { say } from './say.ts';

const keywords = everyKeyword();
const words = [...new Set(keywords.map(({ name }) => name))].sort();

function targetOf({ target }: Program) {
    const found = findTarget(target);
    if (found === undefined) throw new Error(`kalint knows no target ${target}`);
    return found;
}

describe.skipIf(programs.length === 0)(`keywords${skipNote(programs.length > 0)}`, () => {
    it.for([...programs])(
        'are known at their places to $release exactly as the schema says',
        async (program) => {
            const target = targetOf(program);
            const disagreements: string[] = [];
            let compared = 0;
            let unreachable = 0;
            let crashed = 0;
            await Promise.all(
                keywords.map(async ({ place, name, spelling }) => {
                    if (!isReachable(target, place)) {
                        unreachable++;
                        return;
                    }
                    const { text, line } = placed(place, linesOf(name, spelling.spec));
                    const run = await runKeepalived(program, text);
                    const live = !unknownLines(run.messages).has(line);
                    if (!isComparable(run) && live) {
                        say(
                            `${program.release}: ended by ${run.signal ?? run.exit}: ${JSON.stringify(text)}`,
                        );
                        crashed++;
                        return;
                    }
                    compared++;
                    const schema = isKnownTo(target, spelling);
                    const kalint = !unknownKeywordLines(text, target.name).has(line);
                    if (live !== schema || live !== kalint)
                        disagreements.push(
                            `${place.path}/${name}: ${JSON.stringify({ live, schema, kalint })}`,
                        );
                }),
            );
            say(
                `${program.release}: ${compared} keywords compared, ${disagreements.length} disagreements, ` +
                    `${unreachable} in blocks that it does not know, ${crashed} ended by a signal`,
            );
            expect(disagreements).toEqual([]);
        },
    );

    it.for([...programs])('of other places are unknown to $release', async (program) => {
        const target = targetOf(program);
        const disagreements: string[] = [];
        let compared = 0;
        await Promise.all(
            [...allPlaces()].map(async (place) => {
                if (place.content !== 'keywords' || !isReachable(target, place)) return;
                const foreign = words.filter((word) => !homesOf(word).includes(place));
                const { text, line } = placed(place, foreign);
                const run = await runKeepalived(program, text);
                const unknown = unknownLines(run.messages);
                const reported = unknownKeywordLines(text, target.name);
                foreign.forEach((word, index) => {
                    compared++;
                    const live = unknown.has(line + index);
                    const kalint = reported.has(line + index);
                    if (!live || !kalint)
                        disagreements.push(`${place.path}/${word}: ${JSON.stringify({ live, kalint })}`);
                });
            }),
        );
        say(`${program.release}: ${compared} misplaced words, ${disagreements.length} disagreements`);
        expect(disagreements).toEqual([]);
    });
});
