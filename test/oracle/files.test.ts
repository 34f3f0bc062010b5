/**
 * Compares files of one's own with the programs at hand:
 * `KALINT_FILES='a.conf b.conf' npx vitest run --project oracle test/oracle/files.test.ts`.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/node/encoding.ts';
import { show } from './faults.ts';
import { reportFigures, showDisagreements } from './figures.ts';
import { compareLive } from './live.ts';
import { programs, skipNote } from './programs.ts';
import { say } from './say.ts';

const files = (process.env['KALINT_FILES'] ?? '').split(/\s+/).filter((name) => name !== '');
const ready = programs.length > 0 && files.length > 0;
const note = skipNote(programs.length > 0) + (files.length > 0 ? '' : ' (skipped: KALINT_FILES names none)');

describe.skipIf(!ready)(`files of one's own${note}`, () => {
    it.for([...programs])('are judged as by $release', async (program) => {
        const texts = files.flatMap((title) => {
            const text = decode(readFileSync(title))?.text;
            return text === undefined ? [] : [{ title, text }];
        });
        const compared = await compareLive(program, texts);
        for (const each of compared) {
            reportFigures(`${program.release}, ${each.title}`, [each]);
            for (const { line, text, env } of each.messages)
                say(`  ${line ?? '-'}: ${env ? '(of the machine) ' : ''}${text}`);
            for (const finding of each.findings) say(`  kalint: ${show([finding])}`);
        }
        showDisagreements(compared);
        expect(compared.flatMap(({ disagreements }) => disagreements)).toEqual([]);
    });
});
