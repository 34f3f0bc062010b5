import { utf8Length } from '../text/words.ts';
import { type LayoutLine, widthOf } from './line.ts';
import { MAX_LINE_BYTES } from './options.ts';

/**
 * Puts the comments at the ends of lines that follow one another on one level into one column, a
 * blank behind the widest of them. Lines of which one would get too long have a blank each. `room` is
 * the widest indentation in bytes.
 */
export function alignComments(lines: readonly LayoutLine[], text: string, room: number): void {
    let run: LayoutLine[] = [];
    for (const line of lines) {
        const before = run.at(-1);
        if (
            before !== undefined &&
            (line.comment === undefined || line.blanks > 0 || line.level !== before.level)
        ) {
            align(run, text, room);
            run = [];
        }
        if (line.comment !== undefined) run.push(line);
    }
    align(run, text, room);
}

function align(run: readonly LayoutLine[], text: string, room: number): void {
    const widths = run.map(({ parts }) => widthOf(parts));
    const widest = widths.reduce((most, width) => Math.max(most, width), 0);
    const bytes = run.map(({ comment }) => utf8Length(text.slice(comment?.start, comment?.end)));
    const longest = bytes.reduce((most, each) => Math.max(most, each), 0);
    // No character takes more than three bytes for each of its units.
    const fits = room + 3 * widest + 1 + longest <= MAX_LINE_BYTES;
    run.forEach((line, index) => {
        line.commentGap = ' '.repeat(1 + (fits ? widest - (widths[index] ?? 0) : 0));
    });
}
