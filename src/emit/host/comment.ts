import { wrap } from '../../report/table.ts';

const COLUMNS = 100;

/** A text as lines of a comment that `#` begins, with a line end behind each. */
export function comment(text: string): string {
    return wrap(text, COLUMNS - 2)
        .map((line) => `# ${line}\n`)
        .join('');
}
