import { commentLines } from '../comment.ts';

/** A text as lines of a comment, with a line end behind each. */
export function comment(text: string): string {
    return commentLines(text)
        .map((line) => `${line}\n`)
        .join('');
}
