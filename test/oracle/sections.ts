/** The blocks at the top of a text: what they are called, and which of keepalived's four processes reads them. */
import { type Block, piecesOf } from './brace-map.ts';

/** A block at the top of a file. */
export interface Section {
    readonly block: Block;
    /** Absent where the name of the block is missing. */
    readonly keyword?: string;
    /** The words after it, without quotes. */
    readonly words: readonly string[];
}

/** The processes in the order in which they read the text; each reads the whole of it. */
export const PROCESSES = ['parent', 'checker', 'vrrp', 'bfd'] as const;

/** The sections of a text, in its order. */
export function sectionsOf(text: string, blocks: readonly Block[]): Section[] {
    const lines = text.split('\n');
    return blocks
        .filter(({ parent }) => parent === undefined)
        .map((block) => {
            const pieces = piecesOf(lines[block.head - 1] ?? '').map((piece) =>
                piece.text.replaceAll('"', ''),
            );
            const end = pieces.findIndex((piece) => piece === '{');
            const [keyword, ...words] = end < 0 ? pieces : pieces.slice(0, end);
            return { block, words, ...(keyword === undefined ? {} : { keyword }) };
        });
}

/** The place in `PROCESSES` of the first process that looks into a section; outside of all it is the parent. */
export function processOf(section: Section | undefined): number {
    const keyword = section?.keyword ?? '';
    if (/^(?:virtual_server|SSL$|track_file$|vrrp_track_file$)/.test(keyword)) return 1;
    if (/^(?:vrrp_|static_|garp_group$|track_group$|interface_up|linkbeat_interfaces$)/.test(keyword))
        return 2;
    return keyword === 'bfd_instance' ? 3 : 0;
}

/** Whether a text has a word, by itself and not as a part of another. */
export function holdsWord(text: string, word: string): boolean {
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return new RegExp(String.raw`(?<![\w.:-])${literal}(?![\w-]|\.\w)`).test(text);
}

/** Whether a message speaks of a section, by the name that stands in its head. */
export function speaksOf(message: string, { keyword, words }: Section): boolean {
    const [name, second] = words;
    if (name === undefined) return false;
    if (keyword !== 'virtual_server') return holdsWord(message, name);
    if (name === 'fwmark') return second !== undefined && message.includes(`FWM ${second}`);
    if (name === 'group') return second !== undefined && message.includes(`[${second}]:`);
    return message.includes(`[${name}]:`) && holdsWord(message.replaceAll(':', ' '), second ?? '0');
}
