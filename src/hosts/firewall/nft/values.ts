/** Values in nftables' language: words, sets in braces, named sets, variables. */
import { type Cursor, type Token, inBraces, isDone, next, take } from './tokens.ts';

/** What names stand for. */
export interface Names {
    /** Variables of `define`, as the tokens behind `=`. */
    readonly variables: Map<string, readonly Token[]>;
    /** Sets and maps of the table, by name. */
    readonly sets: ReadonlyMap<string, Values>;
}

/** An element of a set, or of a map with what stands behind its `:`. */
export interface Element {
    readonly key: string;
    /** The tokens behind `:`; empty in a set. */
    readonly value: readonly Token[];
}

/** Values; `known` is false where there are others. */
export interface Values {
    readonly elements: readonly Element[];
    readonly known: boolean;
}

/** Variables in variables, as deep as makes sense. */
const DEEPEST = 8;

const NONE: Values = { elements: [], known: false };

function together(all: readonly Values[]): Values {
    return { elements: all.flatMap(({ elements }) => elements), known: all.every(({ known }) => known) };
}

/** Cuts tokens at each comma outside of braces; line ends say nothing in a list. */
function items(tokens: readonly Token[]): readonly (readonly Token[])[] {
    const all: Token[][] = [[]];
    let depth = 0;
    for (const token of tokens) {
        if (token.kind === 'sign' && token.text === '{') depth++;
        if (token.kind === 'sign' && token.text === '}') depth--;
        if (token.kind === 'sign' && token.text === ',' && depth === 0) all.push([]);
        else if (token.kind !== 'end' || depth > 0) all.at(-1)?.push(token);
    }
    return all.filter(({ length }) => length > 0);
}

function variable(name: string, names: Names, depth: number): Values {
    const tokens = names.variables.get(name);
    if (tokens === undefined || depth > DEEPEST) return NONE;
    return readValues({ tokens, at: 0 }, names, depth + 1);
}

/** Reads the elements of a set: what is said of one besides its key (a comment, a time) is left out. */
export function elementsOf(tokens: readonly Token[], names: Names, depth = 0): Values {
    return together(
        items(tokens).map((item): Values => {
            const colon = item.findIndex(({ kind, text }) => kind === 'sign' && text === ':');
            const left = colon < 0 ? item : item.slice(0, colon);
            const value = colon < 0 ? [] : item.slice(colon + 1);
            const [first, second] = left;
            if (first === undefined) return NONE;
            if (first.kind === 'word' && first.text.startsWith('$') && left.length === 1 && colon < 0)
                return variable(first.text.slice(1), names, depth);
            // A key of several parts, such as `10.0.0.5 . 80`, is none that can be compared.
            if (second?.text === '.' || first.kind === 'sign') return NONE;
            return { elements: [{ key: first.text, value }], known: true };
        }),
    );
}

function readValue(cursor: Cursor, names: Names, depth: number): Values {
    const token = cursor.tokens[cursor.at];
    const text = next(cursor);
    if (token?.kind === 'sign') return text === '{' ? elementsOf(inBraces(cursor), names, depth) : NONE;
    if (token?.kind === 'word' && text.startsWith('@')) return names.sets.get(text.slice(1)) ?? NONE;
    if (token?.kind === 'word' && text.startsWith('$')) return variable(text.slice(1), names, depth);
    return { elements: [{ key: text, value: [] }], known: true };
}

/** Reads what is compared with: one value, several with commas, a set, a variable. */
export function readValues(cursor: Cursor, names: Names, depth = 0): Values {
    if (isDone(cursor)) return NONE;
    const all = [readValue(cursor, names, depth)];
    while (take(cursor, ',')) all.push(isDone(cursor) ? NONE : readValue(cursor, names, depth));
    return together(all);
}
