/** Tokens in the form of the protocol: five numbers for each, places counted from the token before. */
import { SemanticTokenModifiers, SemanticTokenTypes, type SemanticTokensEdit } from 'vscode-languageserver';
import { TOKEN_KINDS, TOKEN_MODIFIERS, type Token } from '../src/service/editor/structure/token-kinds.ts';
import type { TokenRun } from '../src/service/editor/structure/tokens.ts';
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

/** The numbers of a run of tokens. */
interface Numbers {
    /** Where the first token stands, counted from the start of the run. */
    readonly down: number;
    readonly right: number;
    /** All numbers but these two; empty where there is no token. */
    readonly others: readonly number[];
    /** Where the last token stands. */
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
    const [down = 0, right = 0, ...others] = data;
    return { down, right, others, lastLine, lastColumn };
}

/** What was worked out of lists of tokens that are as they were. */
const known = new WeakMap<readonly Token[], Numbers>();

/** The numbers of a run where it stands: two that place its first token, and all others, the same list as before. */
type Placed = readonly [place: readonly [number, number], others: readonly number[]];

/** The numbers of all tokens of a file, run by run. */
export type TokenData = readonly Placed[];

/** The numbers of the runs of a file, which are in order. */
export function dataOf(file: SourceFile, runs: readonly TokenRun[]): TokenData {
    const data: Placed[] = [];
    let last = { line: 0, character: 0 };
    for (const { start, tokens } of runs) {
        let numbers = known.get(tokens);
        if (numbers === undefined) {
            const text = file.text.slice(start, start + (tokens.at(-1)?.end ?? 0));
            known.set(tokens, (numbers = numbersOf(tokens, text)));
        }
        const { down, right, others, lastLine, lastColumn } = numbers;
        if (others.length === 0) continue;
        const base = positionAt(file, start);
        const line = base.line + down;
        const character = down === 0 ? base.character + right : right;
        const column = line === last.line ? character - last.character : character;
        data.push([[line - last.line, column], others]);
        last = {
            line: base.line + lastLine,
            character: lastLine === 0 ? base.character + lastColumn : lastColumn,
        };
    }
    return data;
}

/** So many runs are joined at once: the lists of each are arguments. */
const MOST_RUNS = 10_000;

/** All the numbers; putting them into a list one by one takes several times as long. */
export function joined(data: TokenData): number[] {
    let all: number[] = [];
    for (let at = 0; at < data.length; at += MOST_RUNS)
        all = all.concat(...data.slice(at, at + MOST_RUNS).flat());
    return all;
}

function isSame(one: Placed | undefined, other: Placed | undefined): boolean {
    return one?.[1] === other?.[1] && one?.[0][0] === other?.[0][0] && one?.[0][1] === other?.[0][1];
}

/** The edit that makes the numbers of a text of those from before; none where they are the same. */
export function editsOf(before: TokenData, now: TokenData): SemanticTokensEdit[] {
    const shorter = Math.min(before.length, now.length);
    let first = 0;
    while (first < shorter && isSame(before[first], now[first])) first++;
    let last = 0;
    while (last < shorter - first && isSame(before.at(-1 - last), now.at(-1 - last))) last++;
    const offset = before
        .slice(0, first)
        .reduce((sum, [place, others]) => sum + place.length + others.length, 0);
    const old = joined(before.slice(first, before.length - last));
    return changeOf(old, joined(now.slice(first, now.length - last)), offset);
}

/** The edit of whole tokens that makes some numbers of others, which begin so far into all of them. */
function changeOf(before: readonly number[], now: readonly number[], offset: number): SemanticTokensEdit[] {
    const shorter = Math.min(before.length, now.length);
    let start = 0;
    while (start < shorter && before[start] === now[start]) start++;
    if (start === before.length && start === now.length) return [];
    let same = 0;
    while (same < shorter - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same++;
    start -= start % SIZE;
    same -= same % SIZE;
    const data = now.slice(start, now.length - same);
    return [{ start: offset + start, deleteCount: before.length - same - start, data }];
}

/** So many texts are remembered, the last ones that were asked about. */
const MOST_TEXTS = 50;

/** What was sent of some texts last, so that later no more than the differences are. */
export class SentTokens {
    readonly #sent = new Map<string, { readonly id: string; readonly data: TokenData }>();
    #count = 0;

    /** Remembers what is sent; answers by which id it is known from now on. */
    add(uri: string, data: TokenData): string {
        const id = String(++this.#count);
        this.#sent.delete(uri);
        this.#sent.set(uri, { id, data });
        const [oldest] = this.#sent.keys();
        if (this.#sent.size > MOST_TEXTS && oldest !== undefined) this.#sent.delete(oldest);
        return id;
    }

    /** What was sent by an id; undefined where that is not the last one of the text. */
    find(uri: string, id: string): TokenData | undefined {
        const found = this.#sent.get(uri);
        return found?.id === id ? found.data : undefined;
    }
}
