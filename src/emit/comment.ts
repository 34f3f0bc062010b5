import { wrap } from '../report/table.ts';

/** Columns of a file that people read. */
const COLUMNS = 100;

/** A text as lines of a comment that `#` begins, none longer than so many columns. */
export function commentLines(text: string, columns = COLUMNS): readonly string[] {
    return wrap(text, columns - 2).map((line) => `# ${line}`);
}
