/** Texts with one fault in their lines: a line or a block lost, doubled or moved. */
import { type Block, blocksOf, piecesOf } from './brace-map.ts';
import type { Accepted, Change } from './mutations.ts';

/** Whether a line is a statement without braces. */
function isPlain(content: string): boolean {
    const pieces = piecesOf(content);
    return pieces.length > 0 && pieces.every(({ text }) => text !== '{' && text !== '}');
}

/** Whether a block stands on lines of its own, its `{` at the end of a line and its `}` alone. */
function isTall(lines: readonly string[], { open, close }: Block): boolean {
    return (
        open < close &&
        piecesOf(lines[open - 1] ?? '').at(-1)?.text === '{' &&
        piecesOf(lines[close - 1] ?? '').length === 1
    );
}

/** The lines without those from `from` to `to`, which count from 1; without one where there is no `to`. */
function without(lines: readonly string[], from: number, to = from): string[] {
    return lines.filter((_, index) => index + 1 < from || index + 1 > to);
}

/** The lines with those from `from` to `to` once more after `after`. */
function copied(lines: readonly string[], from: number, to: number, after: number): string[] {
    return [...lines.slice(0, after), ...lines.slice(from - 1, to), ...lines.slice(after)];
}

/** Each statement on a line of its own lost, doubled, and moved to the top of every other block. */
export function lineMutants({ name, text }: Accepted): Change[] {
    const lines = text.split('\n');
    const blocks = blocksOf(text).filter((block) => isTall(lines, block));
    const inside = (line: number): Block | undefined =>
        blocks.findLast(({ open, close }) => open < line && line < close);
    return lines.flatMap((content, at) => {
        if (!isPlain(content)) return [];
        const line = at + 1;
        const title = `${name}:${line}: "${content.trim()}"`;
        const doubled = copied(lines, line, line, line).join('\n');
        const moved = blocks
            .filter((block) => block !== inside(line))
            .map(({ head, open }) => ({
                title: `${title} moved into "${(lines[head - 1] ?? '').trim()}"`,
                kind: 'line moved',
                text: without(copied(lines, line, line, open), line + (open < line ? 1 : 0)).join('\n'),
            }));
        return [
            { title: `${title} lost`, kind: 'line lost', text: without(lines, line).join('\n') },
            { title: `${title} doubled`, kind: 'line doubled', text: doubled, fault: line + 1 },
            ...moved,
        ];
    });
}

/** Each block lost with its name, and each doubled. */
export function blockMutants({ name, text }: Accepted): Change[] {
    const lines = text.split('\n');
    return blocksOf(text)
        .filter((block) => isTall(lines, block))
        .flatMap(({ head, close }) => {
            const title = `${name}:${head}: "${(lines[head - 1] ?? '').trim()}" with its block`;
            const doubled = copied(lines, head, close, close).join('\n');
            return [
                { title: `${title} lost`, kind: 'block lost', text: without(lines, head, close).join('\n') },
                { title: `${title} doubled`, kind: 'block doubled', text: doubled, fault: close + 1 },
            ];
        });
}
