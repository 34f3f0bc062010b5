/** A configuration of keepalived as lines and blocks. */

/** A block: what stands before its brace, and what is in it. */
export interface Block {
    readonly head: string;
    readonly items: readonly Item[];
}

/** A line without its indentation, empty for an empty line, or a block. */
export type Item = string | Block;

/** A block. */
export function block(head: string, ...items: readonly Item[]): Block {
    return { head, items };
}

/** A comment, in lines of a length that fits beside any indentation. */
export function comment(text: string): readonly string[] {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
        const last = lines.at(-1);
        if (last === undefined || last.length + 1 + word.length > MOST_COLUMNS) lines.push(word);
        else lines[lines.length - 1] = `${last} ${word}`;
    }
    return lines.map((line) => `# ${line}`);
}

/** Columns of a comment without its sign and its indentation. */
const MOST_COLUMNS = 88;

/** The text, in the layout that `kalint fmt` gives. */
export function blockText(items: readonly Item[]): string {
    return linesOf(items, '').join('\n') + '\n';
}

function linesOf(items: readonly Item[], indent: string): readonly string[] {
    return items.flatMap((item): readonly string[] => {
        if (typeof item === 'string') return [item === '' ? '' : `${indent}${item}`];
        return [`${indent}${item.head} {`, ...linesOf(item.items, `${indent}    `), `${indent}}`];
    });
}
