/** The smallest configurations that show the checks of keepalived, one for each that a text can show. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the cases lie, beside the table of the checks and the record. */
export const PARITY_FOLDER = join(import.meta.dirname, '../../fixtures/parity');

const ENDING = '.conf';

/** The ids of the checks that have a case, sorted. */
export function caseIds(folder: string): string[] {
    return readdirSync(folder)
        .filter((name) => name.endsWith(ENDING))
        .map((name) => name.slice(0, -ENDING.length))
        .sort();
}

/** The bytes of a case; not all of them are text. */
export function caseBytes(folder: string, id: string): Buffer {
    return readFileSync(join(folder, id + ENDING));
}
