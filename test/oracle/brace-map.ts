/** Which line is in which block, by braces alone: a matcher of the tests' own. */

/** A block of a text; lines count from 1. */
export interface Block {
    /** The line of the name before the `{`; the line of the `{` where there is none. */
    readonly head: number;
    readonly open: number;
    /** The line of its `}`; past the end of the text where there is none. */
    close: number;
    readonly parent: Block | undefined;
}

/** A word or a brace that keepalived reads. */
export interface Piece {
    readonly text: string;
    /** Offset of its first character in the line. */
    readonly column: number;
}

/** The words and braces of a line, without its comment. */
export function piecesOf(line: string): Piece[] {
    const pieces: Piece[] = [];
    let start = -1;
    let quoted = false;
    const flush = (end: number): void => {
        if (start >= 0) pieces.push({ text: line.slice(start, end), column: start });
        start = -1;
    };
    let at = 0;
    for (; at < line.length; at++) {
        const char = line.charAt(at);
        if (char === '"') quoted = !quoted;
        const bare = !quoted;
        if (bare && (char === '#' || char === '!') && line.charAt(at - 1) !== '\\') break;
        if (bare && (char === '{' || char === '}')) {
            flush(at);
            pieces.push({ text: char, column: at });
        } else if (bare && /[ \t\r\f\v]/.test(char)) {
            flush(at);
        } else if (start < 0) {
            start = at;
        }
    }
    flush(at);
    return pieces;
}

/** Every block of a text, in the order in which they open. A `}` that closes nothing is left out. */
export function blocksOf(text: string): Block[] {
    const lines = text.split('\n');
    const blocks: Block[] = [];
    const stack: Block[] = [];
    let head: number | undefined;
    lines.forEach((line, index) => {
        let first = true;
        for (const { text: piece } of piecesOf(line)) {
            if (piece === '{') {
                const block: Block = {
                    head: head ?? index + 1,
                    open: index + 1,
                    close: lines.length + 1,
                    parent: stack.at(-1),
                };
                blocks.push(block);
                stack.push(block);
                head = undefined;
                first = true;
            } else if (piece === '}') {
                const block = stack.pop();
                if (block !== undefined) block.close = index + 1;
                head = undefined;
                first = true;
            } else if (first) {
                head = index + 1;
                first = false;
            }
        }
    });
    return blocks;
}

/** Whether a line lies in a block, its closing line included and its opening line not. */
export function isInside(block: Block, line: number): boolean {
    return block.open < line && line <= block.close;
}

/** The block at the top of the file that holds a block. */
export function sectionOf(block: Block): Block {
    let outer = block;
    while (outer.parent !== undefined) outer = outer.parent;
    return outer;
}
