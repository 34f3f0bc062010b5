import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** So many folders lie between the program and the folder of its documentation at most. */
const LEVELS = 4;

/** The page of a rule as it comes with kalint; undefined where the documentation is not there. */
export function rulePage(id: string): string | undefined {
    // In the bundle this is its path.
    const own = import.meta.url;
    let folder = dirname(own.startsWith('file:') ? fileURLToPath(own) : own);
    for (let level = 0; level < LEVELS; level++) {
        try {
            return readFileSync(join(folder, 'docs/rules', `${id}.md`), 'utf8');
        } catch {
            folder = dirname(folder);
        }
    }
    return undefined;
}
