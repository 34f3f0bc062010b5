/** What the real program says of unknown keywords, brought down to the lines that are to blame. */
import { type Block, blocksOf, isInside, sectionOf } from './brace-map.ts';
import type { Message } from './environment.ts';

/** How kalint's findings of unknown-keyword kind compare with the messages of one run; lines from 1. */
export interface Comparison {
    /** Root lines that kalint has. */
    readonly found: readonly number[];
    /** Root lines that kalint lacks. */
    readonly missed: readonly number[];
    /** Lines that kalint has and keepalived, which looked at them, is content with. */
    readonly invented: readonly number[];
    /** Lines that keepalived complains about only since it lost count of the braces. */
    readonly consequences: readonly Consequence[];
    /** Lines that kalint has where keepalived never looked. */
    readonly unreached: readonly number[];
}

/** A line that is right, and the line that made keepalived read it in the wrong block. */
export interface Consequence {
    readonly line: number;
    readonly root: number;
}

const UNKNOWN = /^Unknown keyword '(.*)'$/s;
const STOPPED = 'is missing a parameter';
const SKIPPED = /already (?:been )?defined|skipping|must have|[Dd]uplicate|no virtual server|ignoring/;

function linesWhere(messages: readonly Message[], test: (text: string) => boolean): Set<number> {
    const lines = new Set<number>();
    for (const { file, line, text } of messages)
        if (file === undefined && line !== undefined && test(text)) lines.add(line);
    return lines;
}

/** The lines of unknown keywords; a `}` is none. */
export function unknownLines(messages: readonly Message[]): Set<number> {
    return linesWhere(messages, (text) => {
        const word = UNKNOWN.exec(text)?.[1];
        return word !== undefined && word !== '}';
    });
}

/** Tells the lines that keepalived did not look at: it had stopped, or skipped the block they are in. */
export function unreachedBy(
    messages: readonly Message[],
    blocks: readonly Block[],
): (line: number) => boolean {
    const stop = Math.min(...linesWhere(messages, (text) => text.includes(STOPPED)));
    const skipped = linesWhere(
        messages,
        (text) => !UNKNOWN.test(text) && !text.startsWith('Unexpected') && SKIPPED.test(text),
    );
    const closed = blocks.filter((block) => skipped.has(block.head));
    return (line) => line > stop || closed.some((block) => isInside(block, line));
}

/**
 * Compares the lines on which kalint reports an unknown keyword with what keepalived said of
 * the same text. Left out are messages about the machine, messages inside a block that is
 * itself unknown, and the braces of such a block.
 */
export function compareUnknown(
    text: string,
    messages: readonly Message[],
    reported: ReadonlySet<number>,
): Comparison {
    const own = messages.filter((message) => !message.env);
    const blocks = blocksOf(text);
    const unknown = unknownLines(own);
    const unexpected = linesWhere(own, (each) => each.startsWith("Unexpected '{'"));
    const swallowed = blocks.filter((block) => unknown.has(block.head));
    const uncounted = blocks.filter(
        (block) => block.parent !== undefined && (unknown.has(block.head) || unexpected.has(block.open)),
    );
    const isCovered = (line: number): boolean => swallowed.some((block) => isInside(block, line));
    const isUnreached = unreachedBy(own, blocks);
    const culprit = (line: number): Block | undefined =>
        uncounted.find((block) => block.close <= line && line > block.head && line <= sectionOf(block).close);

    const result = {
        found: [] as number[],
        missed: [] as number[],
        invented: [] as number[],
        consequences: [] as Consequence[],
        unreached: [] as number[],
    };
    for (const line of unknown) {
        if (isCovered(line)) continue;
        const by = culprit(line);
        if (reported.has(line)) result.found.push(line);
        else if (by !== undefined) result.consequences.push({ line, root: by.head });
        else result.missed.push(line);
    }
    for (const line of reported) {
        if (unknown.has(line) && !isCovered(line)) continue;
        if (isCovered(line) || isUnreached(line) || culprit(line) !== undefined) result.unreached.push(line);
        else result.invented.push(line);
    }
    return result;
}
