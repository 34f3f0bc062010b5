/** Tokens in the form of the protocol: five numbers for each, places counted from the token before. */
import { SemanticTokenModifiers, SemanticTokenTypes, type SemanticTokensEdit } from 'vscode-languageserver';
import { TOKEN_KINDS, TOKEN_MODIFIERS, type Token } from '../src/service/editor/token-kinds.ts';
import type { TokenRun } from '../src/service/editor/tokens.ts';
import type { SourceFile } from '../src/text/source-file.ts';
import { positionAt } from './convert.ts';

/** The kinds and modifiers by their numbers. */
export const LEGEND = {
    tokenTypes: TOKEN_KINDS.map((kind): string => SemanticTokenTypes[kind]),
    tokenModifiers: TOKEN_MODIFIERS.map((modifier): string => SemanticTokenModifiers[modifier]),
};

const KINDS: ReadonlyMap<string, number> = new Map(TOKEN_KINDS.map((kind, index) => [kind, index]));

/** The numbers of one token. */
const SIZE = 5;

/** What ends a line for an editor; for keepalived a carriage return by itself does not. */
const LINE_END = /\r\n|\r|\n/g;

/** The numbers of a run of tokens, the first place counted from its start, and where the last token stands. */
interface Numbers {
    readonly data: readonly number[];
    readonly lastLine: number;
    readonly lastColumn: number;
}

/** The numbers of a run in its text; a token with a line end in it becomes several, since few editors draw such. */
function numbersOf(tokens: readonly Token[], text: string): Numbers {
    const lineStarts = [0, ...Array.from(text.matchAll(LINE_END), ({ index, 0: end }) => index + end.length)];
    const data: number[] = [];
    let line = 0;
    let lastLine = 0;
    let lastColumn = 0;
    for (const { start, end, kind, modifier } of tokens) {
        const flags = modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier);
        for (let from = start; from < end; from = lineStarts[line + 1] ?? end) {
            while ((lineStarts[line + 1] ?? Infinity) <= from) line++;
            const written = text.slice(from, Math.min(end, lineStarts[line + 1] ?? end));
            const { length } = written.replace(/[\r\n]+$/, '');
            if (length === 0) continue;
            const column = from - (lineStarts[line] ?? 0);
            const before = line === lastLine ? lastColumn : 0;
            data.push(line - lastLine, column - before, length, KINDS.get(kind) ?? 0, flags);
            lastLine = line;
            lastColumn = column;
        }
    }
    return { data, lastLine, lastColumn };
}

/** What was worked out of lists of tokens that are as they were. */
const known = new WeakMap<readonly Token[], Numbers>();

/** The numbers of the runs of a file, which are in order. */
export function dataOf(file: SourceFile, runs: readonly TokenRun[]): number[] {
    const all: number[] = [];
    let last = { line: 0, character: 0 };
    for (const { start, tokens } of runs) {
        let numbers = known.get(tokens);
        if (numbers === undefined) {
            const text = file.text.slice(start, start + (tokens.at(-1)?.end ?? 0));
            known.set(tokens, (numbers = numbersOf(tokens, text)));
        }
        const { data, lastLine, lastColumn } = numbers;
        const [down, right] = data;
        if (down === undefined || right === undefined) continue;
        const base = positionAt(file, start);
        const line = base.line + down;
        const character = down === 0 ? base.character + right : right;
        all.push(line - last.line, line === last.line ? character - last.character : character);
        for (let at = 2; at < data.length; at++) all.push(data[at] ?? 0);
        last = {
            line: base.line + lastLine,
            character: lastLine === 0 ? base.character + lastColumn : lastColumn,
        };
    }
    return all;
}

/** The edit that makes the numbers of a text of those from before; none where they are the same. */
export function editsOf(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
    const shorter = Math.min(before.length, now.length);
    let start = 0;
    while (start < shorter && before[start] === now[start]) start++;
    if (start === before.length && start === now.length) return [];
    let same = 0;
    while (same < shorter - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same++;
    // Whole tokens only.
    start -= start % SIZE;
    same -= same % SIZE;
    return [{ start, deleteCount: before.length - same - start, data: now.slice(start, now.length - same) }];
}

/** So many texts are remembered, the last ones that were asked about. */
const MOST_TEXTS = 50;

/** What was sent of some texts last, so that later no more than the differences are. */
export class SentTokens {
    readonly #sent = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
    #count = 0;

    /** Remembers what is sent; answers by which id it is known from now on. */
    add(uri: string, data: readonly number[]): string {
        const id = String(++this.#count);
        this.#sent.delete(uri);
        this.#sent.set(uri, { id, data });
        const [oldest] = this.#sent.keys();
        if (this.#sent.size > MOST_TEXTS && oldest !== undefined) this.#sent.delete(oldest);
        return id;
    }

    /** What was sent by an id; undefined where that is not the last one of the text. */
    find(uri: string, id: string): readonly number[] | undefined {
        const found = this.#sent.get(uri);
        return found?.id === id ? found.data : undefined;
    }
}
