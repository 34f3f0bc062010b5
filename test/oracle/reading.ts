/** How far a keepalived that said something got with a text, and which lines it read in a wrong place. */
import { type Block, blocksOf, isInside, sectionOf } from './brace-map.ts';
import type { Message } from './environment.ts';
import { type Section, processOf, sectionsOf } from './sections.ts';

/** What one run made of a text; lines count from 1. */
export interface Reading {
    /** The lines of the text. */
    readonly lines: readonly string[];
    readonly blocks: readonly Block[];
    readonly sections: readonly Section[];
    /** The section of a line, its head included. */
    readonly sectionAt: (line: number) => Section | undefined;
    /** Whether a line lies in a block whose name is unknown. */
    readonly isCovered: (line: number) => boolean;
    /** The block whose brace was not counted, where a line is read one level too far out for it. */
    readonly culpritOf: (line: number) => Block | undefined;
    /** Whether keepalived had stopped before a line, or skipped the block it is in. */
    readonly isUnreached: (line: number) => boolean;
    /** Whether the checks over the whole, made after the reading, may not have got to the section of a line. */
    readonly isUncheckedAtTheEnd: (line: number) => boolean;
}

const UNKNOWN = /^Unknown keyword '(.*)'$/s;
const UNEXPECTED = "Unexpected '{'";
const STOPPED = 'is missing a parameter';
const SKIPPED =
    /already (?:been )?(?:defined|specified)|skipping|must have|[Dd]uplicate|no virtual server|ignoring|too long/;

/** After these the process of VRRP ends the checks of its instances. */
const CHECKS_ENDED =
    /virtual router id must be set|Unknown interface!|cannot use VMAC if|Unicast peers are not supported in strict|must have unicast_src_ip|Non link-local address required|at least one is required|^Non-existent interface/;

/** Whether a message calls a keyword unknown; a `}` is none. */
export function isUnknown({ text }: Message): boolean {
    const word = UNKNOWN.exec(text)?.[1];
    return word !== undefined && word !== '}';
}

function linesWhere(messages: readonly Message[], test: (message: Message) => boolean): Set<number> {
    const lines = new Set<number>();
    for (const message of messages)
        if (message.file === undefined && message.line !== undefined && test(message))
            lines.add(message.line);
    return lines;
}

/** The lines of unknown keywords. */
export function unknownLines(messages: readonly Message[]): Set<number> {
    return linesWhere(messages, isUnknown);
}

/** What the messages of one run tell of how the text was read. */
export function readingOf(text: string, messages: readonly Message[]): Reading {
    const own = messages.filter(({ env }) => !env);
    const blocks = blocksOf(text);
    const sections = sectionsOf(text, blocks);
    const unknown = unknownLines(own);
    const unexpected = linesWhere(own, ({ text: said }) => said.startsWith(UNEXPECTED));
    const skipping = linesWhere(
        own,
        (message) =>
            !isUnknown(message) && !message.text.startsWith(UNEXPECTED) && SKIPPED.test(message.text),
    );
    const swallowed = blocks.filter(({ head }) => unknown.has(head));
    const skipped = blocks.filter(({ head }) => skipping.has(head));
    const uncounted = blocks.filter(
        ({ parent, head, open }) => parent !== undefined && (unknown.has(head) || unexpected.has(open)),
    );
    const sectionAt = (line: number): Section | undefined =>
        sections.find(({ block }) => block.head <= line && line <= block.close);
    const processAt = (line: number): number => processOf(sectionAt(line));

    const [stop] = [...linesWhere(own, ({ text: said }) => said.includes(STOPPED))];
    const stopped = stop === undefined ? Infinity : processAt(stop);
    const ended = messages.some(({ text: said }) => CHECKS_ENDED.test(said));
    return {
        lines: text.split('\n'),
        blocks,
        sections,
        sectionAt,
        isCovered: (line) => swallowed.some((block) => isInside(block, line)),
        culpritOf: (line) =>
            uncounted.find(
                (block) => block.close <= line && line > block.head && line <= sectionOf(block).close,
            ),
        isUnreached: (line) =>
            skipped.some((block) => isInside(block, line)) ||
            processAt(line) > stopped ||
            (processAt(line) === stopped && line > (stop ?? Infinity)),
        isUncheckedAtTheEnd: (line) => processAt(line) >= stopped || (ended && processAt(line) === 2),
    };
}
