/** In which blocks a line stands, told from the text alone. */
import { linesOf } from '../text/edit.ts';

/** So many blocks around a line are named, the inner ones; nothing that keepalived knows nests as deep. */
const MOST_BLOCKS = 8;

/** What a line is made of for this purpose: quoted words, a comment up to its end, braces, and all the rest. */
const PIECE = /"[^"]*"?|[#!][^]*|[{}]|[^"#!{}]+/g;

/** A block that is open, and the one around it. */
interface Block {
    readonly head: string;
    readonly outer: Block | undefined;
}

/** A text without the blanks at its ends, and with one for each stretch of them inside. */
export function squeezed(text: string): string {
    return text.trim().replace(/\s+/g, ' ');
}

/** The heads of a block and of those around it, the outermost first. */
function headsOf(innermost: Block | undefined): readonly string[] {
    const heads: string[] = [];
    for (let block = innermost; block !== undefined && heads.length < MOST_BLOCKS; block = block.outer)
        heads.unshift(block.head);
    return heads;
}

/**
 * Answers for a line of a text (from 0) the heads of the blocks that it stands in, `vrrp_instance VI_1` for one. A
 * brace that is missing or too many moves what follows into other blocks, as it does for keepalived.
 */
export function blocksIn(text: string): (line: number) => readonly string[] {
    const around: (Block | undefined)[] = [];
    let block: Block | undefined;
    let head = '';
    for (const line of linesOf(text)) {
        around.push(block);
        let words = '';
        for (const [piece] of line.matchAll(PIECE)) {
            if (piece === '{') {
                block = { head: squeezed(words) === '' ? head : squeezed(words), outer: block };
                words = '';
            } else if (piece === '}') {
                block = block?.outer;
                words = '';
            } else if (!/^[#!]/.test(piece)) words += piece;
        }
        // The brace of a block may stand on a line of its own, below its head.
        if (squeezed(words) !== '') head = squeezed(words);
    }
    return (line) => headsOf(line < around.length ? around[line] : block);
}
