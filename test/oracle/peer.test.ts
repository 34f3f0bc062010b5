/** What is made for the other side of a pair, as keepalived takes it. */
import { describe, expect, it } from 'vitest';
import { backupSide } from '../../src/service/editor/peer/backup-side.ts';
import { PEER_TEXTS } from '../cluster/peer-texts.ts';
import { readingOf } from '../service/editor/marked.ts';
import { type Run, runKeepalived } from './keepalived.ts';
import { programs, skipNote } from './programs.ts';

/** What keepalived says of a MASTER alone. */
const OF_MASTERS = 'nopreempt will not work with initial state MASTER';

/** What is said of a text itself, and not of the machine. */
function saidIn({ messages }: Run): readonly string[] {
    return messages.filter(({ env }) => !env).map(({ text }) => text);
}

describe.skipIf(programs.length === 0)(`the other side${skipNote(programs.length > 0)}`, () => {
    it.each(programs.map((program) => ({ release: program.release, program })))(
        'is taken by $release as this one is',
        async ({ release, program }) => {
            for (const { title, text } of PEER_TEXTS) {
                const made = backupSide(readingOf(text, { target: release }));
                if ('problem' in made) throw new Error(made.problem);
                const one = await runKeepalived(program, text);
                const two = await runKeepalived(program, made.text);
                const said = saidIn(one).filter((message) => !message.includes(OF_MASTERS));
                expect(saidIn(two), title).toEqual(said);
                if (said.length === saidIn(one).length) expect([two.exit, title]).toEqual([one.exit, title]);
            }
        },
    );
});
