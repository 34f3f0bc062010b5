import { describe, expect, it } from 'vitest';
import { cameToItsEnd, corpusBytes, corpusFolder, recordedRuns } from '../corpus/corpus.ts';
import type { Message } from './environment.ts';
import { isComparable, runKeepalived } from './keepalived.ts';
import { programs, skipNote } from './programs.ts';
import { say } from './say.ts';

const ready = programs.length > 0 && corpusFolder !== undefined;
const note =
    skipNote(programs.length > 0) + (corpusFolder === undefined ? ' (skipped: no KALINT_CORPUS)' : '');

/** Every message with its mark, in an order that does not depend on which process was faster. */
function listed(messages: readonly Message[]): string[] {
    return messages.map(({ line, text, env }) => `${line ?? '-'} ${env ? 'env ' : ''}${text}`).sort();
}

describe.skipIf(!ready)(`what was recorded of the corpus${note}`, () => {
    it.for([...programs])('is what $release says here, with the same marks', async (program) => {
        const recorded = [...(ready ? (recordedRuns().get(program.release) ?? []) : [])];
        const differing: string[] = [];
        let same = 0;
        let messages = 0;
        await Promise.all(
            recorded.map(async ([name, before]) => {
                if (!cameToItsEnd(before)) return;
                const now = await runKeepalived(program, corpusBytes(name));
                messages += before.messages.length;
                const alike =
                    isComparable(now) &&
                    now.exit === before.exit &&
                    listed(now.messages).join('\n') === listed(before.messages).join('\n');
                if (alike) same++;
                else differing.push(name);
            }),
        );
        say(
            `${program.release}: ${same} of ${same + differing.length} files alike, ${messages} messages recorded`,
        );
        expect(differing).toEqual([]);
    });
});
