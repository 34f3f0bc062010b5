import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { blocksOf, isInside } from './brace-map.ts';
import { findingsOf } from './kalint.ts';
import { isComparable, runKeepalived } from './keepalived.ts';
import { programs, skipNote } from './programs.ts';
import { unknownLines, unreachedBy } from './roots.ts';
import { say } from './say.ts';

const folder = join(import.meta.dirname, '../../fixtures/rules');
const files = existsSync(folder) ? globSync('**/bad*.conf', { cwd: folder }).sort() : [];

/** Parts of keepalived's messages, by the rule that stands for them. */
const saidOf = new Map(RULES.map(({ meta }) => [meta.id, meta.says]));

describe.skipIf(programs.length === 0)(`examples of the rules${skipNote(programs.length > 0)}`, () => {
    it.for([...programs])('hold nothing of origin keepalived that $release does not say', async (program) => {
        const silent: string[] = [];
        let compared = 0;
        await Promise.all(
            files.map(async (name) => {
                const text = readFileSync(join(folder, name), 'utf8');
                const run = await runKeepalived(program, text);
                if (!isComparable(run)) {
                    say(`${program.release} does not get to the end of ${name}: ${run.signal ?? run.exit}`);
                    return;
                }
                const own = run.messages.filter(({ env }) => !env);
                const unknown = unknownLines(own);
                const blocks = blocksOf(text);
                const swallowed = blocks.filter(({ head }) => unknown.has(head));
                const isUnreached = unreachedBy(own, blocks);
                for (const { diagnostic, first, last, related } of findingsOf(text, program.target)) {
                    compared++;
                    const ranges = [[first, last] as const, ...related];
                    const onLine = own.some(({ line = 0 }) =>
                        ranges.some(([a, b]) => a <= line && line <= b),
                    );
                    const says = saidOf.get(diagnostic.rule) ?? [];
                    const lineless = own.some(
                        ({ line, text: said }) =>
                            line === undefined && says.some((part) => said.includes(part)),
                    );
                    const hidden = isUnreached(first) || swallowed.some((block) => isInside(block, first));
                    if (!onLine && !lineless && !hidden)
                        silent.push(`${name}:${first}: ${diagnostic.rule}: ${diagnostic.message}`);
                }
            }),
        );
        say(`${program.release}: ${compared} findings in ${files.length} files, ${silent.length} not said`);
        expect(silent).toEqual([]);
    });
});
