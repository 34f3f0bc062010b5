/** YAML, of which JSON is a part, as a value with the place of each of its parts. */
import { type Document, Composer, Parser, isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { ErrorCode } from 'yaml';
import type { Span } from '../text/span.ts';

/** The way to a part of a value: keys of mappings, and numbers (from 0) of entries of lists. */
export type Path = readonly (string | number)[];

/** What is wrong with a text, and where; `message` follows the path and has no full stop. */
export interface Fault {
    readonly span: Span;
    readonly path: Path;
    readonly message: string;
}

/** Where a part of a value is written. */
export interface Place {
    readonly path: Path;
    /** Its key; that of its list where it is an entry of one; the value itself for the whole. */
    readonly key: Span;
    readonly value: Span;
}

/** A text that could be read. */
export interface Parsed {
    readonly value: unknown;
    /** By JSON pointer (RFC 6901): `''` is the whole, `/overrides/0/rules` a part. */
    readonly places: ReadonlyMap<string, Place>;
}

/** Mappings and lists that may lie in one another, aliases followed; the parser calls itself for each. */
const MOST_LEVELS = 60;

/** Values in all, aliases followed. */
const MOST_VALUES = 20_000;

/** Characters of a text; more are nobody's settings. */
const MOST_CHARACTERS = 250_000;

/** What the errors of the YAML library mean. None of it quotes the text, which may be anything. */
const WORDS: Partial<Record<ErrorCode, string>> = {
    BAD_ALIAS: 'no anchor of that name stands before this alias',
    BAD_DIRECTIVE: 'is no directive of YAML',
    BAD_DQ_ESCAPE: 'is no escape sequence; between single quotes a backslash is a character like any other',
    BAD_INDENT: 'the indentation fits nothing above, or a bracket is not closed',
    BAD_SCALAR_START: 'a text cannot begin with this character; put it in quotes',
    BLOCK_AS_IMPLICIT_KEY: 'a key follows a colon; it needs a line of its own, or the text needs quotes',
    DUPLICATE_KEY: 'the mapping has this key already',
    KEY_OVER_1024_CHARS: 'a key has at most 1024 characters',
    MISSING_CHAR: 'a bracket, a quote, a comma, a colon or a blank is missing here',
    MULTILINE_IMPLICIT_KEY: 'no colon follows on this line, or a quote is not closed',
    MULTIPLE_DOCS: 'a second document begins here; one is all that is read',
    NON_STRING_KEY: 'a key is a text',
    TAB_AS_INDENT: 'a tab cannot indent; use blanks',
    TAG_RESOLVE_FAILED: 'a tag means nothing here',
    UNEXPECTED_TOKEN: 'is not expected here',
};

/** Reads a text; an empty one is the value `null`. What is wrong comes back as faults, and nothing is thrown. */
export function parseYaml(text: string): Parsed | readonly Fault[] {
    if (text.length > MOST_CHARACTERS) return [faultAt(0, 0, 'is too long to be read')];
    const tokens = [...new Parser().parse(text)];
    const deep = tooDeep(tokens);
    if (deep !== undefined) return [faultAt(deep, deep, `lies more than ${MOST_LEVELS} levels deep`)];
    const composer = new Composer({
        version: '1.2',
        stringKeys: true,
        prettyErrors: false,
        logLevel: 'silent',
    });
    const [document, second] = [...composer.compose(tokens, true, text.length)];
    if (document === undefined) return { value: null, places: new Map() };
    // The library looks for more behind the end of the text.
    const within = (offset: number): number => Math.min(offset, text.length);
    const wrong = [...document.errors, ...document.warnings];
    // What follows the first of these may be no more than its consequence.
    const first = wrong.find(({ code }) => code !== 'DUPLICATE_KEY');
    const told = wrong
        .filter((error) => error === first || error.code === 'DUPLICATE_KEY')
        .map(({ code, pos }) => faultAt(within(pos[0]), within(pos[1]), WORDS[code] ?? 'is no YAML'));
    if (told.length > 0) return told.sort((one, other) => one.span.start - other.span.start);
    const [start, end] = second?.range ?? [0, 0];
    return second === undefined ? valueOf(document) : [faultAt(start, end, WORDS.MULTIPLE_DOCS ?? '')];
}

function faultAt(start: number, end: number, message: string): Fault {
    return { span: { start, end }, path: [], message };
}

/** The offset of a collection that lies too deep in others, seen without calling itself. */
function tooDeep(tokens: readonly unknown[]): number | undefined {
    const open: { readonly token: unknown; readonly level: number }[] = tokens.map((token) => ({
        token,
        level: 0,
    }));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const { token, level } = next;
        if (typeof token !== 'object' || token === null) continue;
        const { offset, items, key, value } = token as Readonly<Record<string, unknown>>;
        const inner = Array.isArray(items) ? level + 1 : level;
        if (inner > MOST_LEVELS) return typeof offset === 'number' ? offset : 0;
        for (const each of Array.isArray(items) ? (items as unknown[]) : [key, value])
            open.push({ token: each, level: inner });
    }
    return undefined;
}

/** The key of a part in a JSON pointer. */
export function pointerTo(parent: string, key: string | number): string {
    return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function spanOf(node: unknown, otherwise: Span): Span {
    const range = isNode(node) ? node.range : undefined;
    return range ? { start: range[0], end: range[1] } : otherwise;
}

/** The value of a document without errors, with its places; aliases are followed within bounds. */
function valueOf(document: Document.Parsed): Parsed | readonly Fault[] {
    const places = new Map<string, Place>();
    const anchors = new Map<string, unknown>();
    const faults: Fault[] = [];
    let values = 0;

    const convert = (node: unknown, pointer: string, path: Path, key: Span): unknown => {
        const span = spanOf(node, key);
        if (++values > MOST_VALUES || path.length > MOST_LEVELS) {
            if (faults.length === 0)
                faults.push({
                    span,
                    path: [],
                    message: 'there is too much in it, what aliases stand for included',
                });
            return null;
        }
        if (isAlias(node)) {
            if (anchors.has(node.source)) return convert(anchors.get(node.source), pointer, path, key);
            faults.push({ span, path, message: WORDS.BAD_ALIAS ?? '' });
            return null;
        }
        places.set(pointer, { path, key, value: span });
        const inner = (child: unknown, name: string | number, at: Span): unknown =>
            convert(child, pointerTo(pointer, name), [...path, name], at);
        let value: unknown = null;
        if (isMap(node)) {
            // Without a prototype no key has a meaning of its own.
            const entries = Object.create(null) as Record<string, unknown>;
            for (const pair of node.items) {
                const name = isScalar(pair.key) ? String(pair.key.value) : '';
                entries[name] = inner(pair.value, name, spanOf(pair.key, span));
            }
            value = entries;
        } else if (isSeq(node))
            value = node.items.map((item, index) => inner(item, index, spanOf(item, span)));
        else if (isScalar(node)) value = node.value;
        // Only now: an alias within what it stands for would have no end.
        if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
        return value;
    };

    const whole = spanOf(document.contents, { start: 0, end: 0 });
    const value = convert(document.contents, '', [], whole);
    return faults.length > 0 ? faults : { value, places };
}
