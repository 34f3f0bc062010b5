/** Files in nftables' language: tables with chains and sets, and the commands that change them. */
import type { Place } from '../../place.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import { type Hook, PRIORITIES } from '../ruleset.ts';
import {
    type Cursor,
    type Token,
    inBraces,
    isDone,
    next,
    peek,
    statement,
    take,
    tokensOf,
} from './tokens.ts';
import { type Element, type Names, type Values, elementsOf, readValues } from './values.ts';

/** A rule that is not read yet: the sets that it names may come later. */
export interface UnreadRule {
    readonly tokens: readonly Token[];
    readonly place: Place;
}

/** A chain as it is filled. */
export interface DraftChain {
    readonly rules: UnreadRule[];
    hook: Hook | undefined;
}

/** A table as it is filled. */
export interface DraftTable {
    readonly family: string;
    readonly chains: Map<string, DraftChain>;
    readonly sets: Map<string, Values>;
    /** Whether it is switched off. */
    dormant: boolean;
}

/** What is read, by family and name of the tables. */
export interface Draft {
    readonly tables: Map<string, DraftTable>;
    readonly variables: Map<string, readonly Token[]>;
    /** Reads what an include names; called with the word behind `include`. */
    readonly include: (pattern: string, from: SourceFile) => void;
}

const FAMILIES = ['ip', 'ip6', 'inet', 'arp', 'bridge', 'netdev'];

function spanOf(file: SourceFile, tokens: readonly Token[]): Place {
    const start = tokens[0]?.span.start ?? 0;
    return { file, span: { start, end: tokens.at(-1)?.span.end ?? start } };
}

/** The table that the next words name. */
function tableAt(cursor: Cursor, { tables }: Draft): DraftTable {
    const family = FAMILIES.includes(peek(cursor)) ? next(cursor) : 'ip';
    const key = `${family} ${next(cursor)}`;
    let table = tables.get(key);
    if (table === undefined)
        tables.set(key, (table = { family, chains: new Map(), sets: new Map(), dormant: false }));
    return table;
}

function chainOf({ chains }: DraftTable, name: string): DraftChain {
    let chain = chains.get(name);
    if (chain === undefined) chains.set(name, (chain = { rules: [], hook: undefined }));
    return chain;
}

/** A priority: a number, a name, or a name with a number added to it. */
function priorityOf(tokens: readonly Token[]): number {
    const said = tokens.map(({ text }) => text).join('');
    const [, name = '', number = '0'] = /^([a-z]*)([+-]?\d+)?$/.exec(said) ?? [];
    return (Object.hasOwn(PRIORITIES, name) ? (PRIORITIES[name] ?? 0) : 0) + Number(number);
}

/** Where a chain is called from; undefined where packets that come in do not get to. */
function hookOf(tokens: readonly Token[], place: Place): Hook | undefined {
    const after = (word: string): number => tokens.findIndex(({ text }) => text === word) + 1;
    const hook = tokens[after('hook')]?.text;
    if (hook !== 'prerouting' && hook !== 'input') return undefined;
    const type = tokens[after('type')]?.text === 'nat' ? 'nat' : 'filter';
    return { type, hook, priority: priorityOf(tokens.slice(after('priority'))), policy: 'accept', place };
}

function readChain(body: readonly Token[], chain: DraftChain, file: SourceFile): void {
    const cursor: Cursor = { tokens: body, at: 0 };
    while (!isDone(cursor)) {
        const tokens = statement(cursor);
        const [first, second] = tokens;
        if (first === undefined) continue;
        const place = spanOf(file, tokens);
        if (first.text === 'type' && tokens.some(({ text }) => text === 'hook'))
            chain.hook = hookOf(tokens, place);
        else if (first.text === 'policy' && chain.hook !== undefined)
            chain.hook = { ...chain.hook, place, policy: second?.text === 'drop' ? 'drop' : 'accept' };
        else if (!['policy', 'comment', 'devices', 'flags'].includes(first.text))
            chain.rules.push({ tokens, place });
    }
}

/** A set or map: with a time limit or rules that add to it, there may be more in it than the file says. */
function readSet(body: readonly Token[], names: Names): Values {
    const cursor: Cursor = { tokens: body, at: 0 };
    let elements: readonly Element[] = [];
    let known = true;
    while (!isDone(cursor)) {
        const tokens = statement(cursor);
        const first = tokens[0]?.text;
        if (first === 'flags' && tokens.some(({ text }) => text === 'dynamic' || text === 'timeout'))
            known = false;
        if (first !== 'elements') continue;
        const found = readValues({ tokens: tokens.slice(2), at: 0 }, names);
        elements = [...elements, ...found.elements];
        known &&= found.known;
    }
    return { elements, known };
}

function namesOf(table: DraftTable, { variables }: Draft): Names {
    return { variables, sets: table.sets };
}

function readTable(body: readonly Token[], table: DraftTable, draft: Draft, file: SourceFile): void {
    const cursor: Cursor = { tokens: body, at: 0 };
    while (!isDone(cursor)) {
        const [kind, name] = [peek(cursor), peek(cursor, 1)];
        if (peek(cursor, 2) === '{' && (kind === 'chain' || kind === 'set' || kind === 'map')) {
            cursor.at += 3;
            const inner = inBraces(cursor);
            if (kind === 'chain') readChain(inner, chainOf(table, name), file);
            else table.sets.set(name, readSet(inner, namesOf(table, draft)));
            continue;
        }
        const tokens = statement(cursor);
        if (kind === 'flags' && tokens.some(({ text }) => text === 'dormant')) table.dormant = true;
        command(tokens, draft, file, table);
    }
}

/** Commands that add one thing to a table: `add rule`, `add element`, … */
function add(cursor: Cursor, kind: string, atFront: boolean, draft: Draft, file: SourceFile): void {
    const table = tableAt(cursor, draft);
    const name = next(cursor);
    if (kind === 'rule') {
        if (['position', 'handle', 'index'].includes(peek(cursor))) cursor.at += 2;
        const rule = { tokens: cursor.tokens.slice(cursor.at), place: spanOf(file, cursor.tokens) };
        const { rules } = chainOf(table, name);
        if (atFront) rules.unshift(rule);
        else rules.push(rule);
        return;
    }
    const body = take(cursor, '{') ? inBraces(cursor) : [];
    if (kind === 'chain') readChain(body, chainOf(table, name), file);
    else if (kind === 'element') {
        const before = table.sets.get(name);
        const { elements, known } = elementsOf(body, namesOf(table, draft));
        table.sets.set(name, {
            elements: [...(before?.elements ?? []), ...elements],
            known: known && before?.known !== false,
        });
    } else table.sets.set(name, readSet(body, namesOf(table, draft)));
}

/** `flush` and `delete`. */
function takeAway(cursor: Cursor, draft: Draft): void {
    const verb = next(cursor);
    const kind = next(cursor);
    if (kind === 'ruleset') draft.tables.clear();
    if (kind !== 'table' && kind !== 'chain') return;
    const table = tableAt(cursor, draft);
    const name = kind === 'chain' ? next(cursor) : undefined;
    for (const [each, { rules }] of table.chains) if (name === undefined || name === each) rules.length = 0;
    if (kind === 'table' && verb !== 'flush') table.chains.clear();
}

/** Does what a statement says, outside of tables or (`define`, `include`) in one. */
function command(tokens: readonly Token[], draft: Draft, file: SourceFile, inside?: DraftTable): void {
    const cursor: Cursor = { tokens, at: 0 };
    const [verb, name] = [peek(cursor), peek(cursor, 1)];
    if ((verb === 'define' || verb === 'redefine') && peek(cursor, 2) === '=')
        draft.variables.set(name, tokens.slice(3));
    else if (verb === 'include') draft.include(name, file);
    else if (inside === undefined) {
        if (['flush', 'delete', 'destroy', 'reset'].includes(verb)) {
            takeAway(cursor, draft);
            return;
        }
        if (['add', 'create', 'insert', 'replace'].includes(verb)) cursor.at++;
        const kind = next(cursor);
        if (kind === 'table') {
            const table = tableAt(cursor, draft);
            if (take(cursor, '{')) readTable(inBraces(cursor), table, draft, file);
        } else if (['rule', 'chain', 'set', 'map', 'element'].includes(kind))
            add(cursor, kind, verb === 'insert', draft, file);
    }
}

/** Reads a file into a draft. What is no statement of the language is left out. */
export function readFile(file: SourceFile, draft: Draft): void {
    const cursor: Cursor = { tokens: tokensOf(file.text), at: 0 };
    while (!isDone(cursor)) {
        const tokens = statement(cursor);
        if (tokens.length > 0) command(tokens, draft, file);
    }
}
