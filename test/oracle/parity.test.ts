/** The record of what releases say of the cases, against the programs that can be run here. */
import { describe, expect, it } from 'vitest';
import { PARITY_FOLDER, caseIds } from '../parity/cases.ts';
import { isSettled, readChecks } from '../parity/checks.ts';
import { type Recorded, parseRecord, recordText } from '../parity/record.ts';
import { runCases } from '../parity/run.ts';
import { isOnRecord } from '../parity/targets.ts';
import { programs, skipNote } from './programs.ts';
import { say } from './say.ts';

const known = programs.filter(isOnRecord);

const record = parseRecord(recordText(PARITY_FOLDER));

/** A run as lines of text. */
function told(run: Recorded | undefined): string[] {
    if (run === undefined) return ['not on record'];
    return [`exit ${run.exit}`, ...run.messages.map(({ line, text }) => `${line ?? '-'}: ${text}`)];
}

describe.skipIf(known.length === 0)(`what was recorded of the cases${skipNote(known.length > 0)}`, () => {
    it.for([...known])('is what $release says here', async (program) => {
        const ofMachine = new Set(
            readChecks(PARITY_FOLDER)
                .filter((check) => !isSettled(check))
                .map(({ id }) => id),
        );
        const ids = caseIds(PARITY_FOLDER).filter((id) => !ofMachine.has(id));
        const runs = await runCases(program, PARITY_FOLDER, ids);
        const differing = [...runs].flatMap(([id, now]) => {
            const [before, after] = [told(record.get(id)?.get(program.release)), told(now)];
            return before.join('\n') === after.join('\n') ? [] : [{ id, before, after }];
        });
        say(`${program.release}: ${runs.size - differing.length} of ${runs.size} cases as recorded`);
        expect(differing).toEqual([]);
    });
});
