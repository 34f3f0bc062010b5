/** Blocks that several nodes have, compared statement by statement. */
import { type Fact, type Item } from '../model/show/item.ts';
import { shownLists } from '../model/show/index.ts';
import { Settings } from '../model/show/settings.ts';
import { type Bound, wordsSpan } from '../schema/bind.ts';
import { addressKey } from '../schema/values/address.ts';
import { isRead } from '../schema/values/judge.ts';
import type { Target } from '../schema/targets.ts';
import { remembered } from '../model/remembered.ts';
import type { BoundConfig } from '../schema/bind.ts';
import type { Span } from '../text/span.ts';
import { NOTHING } from './agreement.ts';
import type { ClusterNode } from './node.ts';
import { headOf } from './services.ts';

/** What stands for words of one node, in the order in which they are replaced. */
export type OwnWords = readonly (readonly [RegExp, string])[];

/** The words of a node with what stands for each on every node; longer ones go first. */
export function ownWords(words: readonly (readonly [string, string])[]): OwnWords {
    return [...words]
        .sort(([one], [other]) => other.length - one.length)
        .map(([word, stand]) => [new RegExp(`(?<![\\w-])${escaped(word)}(?![\\w-])`, 'g'), stand]);
}

/** A block on one of the nodes. */
export interface Part {
    readonly node: ClusterNode;
    readonly block: Bound;
    /** Words that stand for this node itself (its name, its interface), and what stands for the same on every node. */
    readonly own: OwnWords;
}

/** What a node has of a setting. */
export interface Value {
    readonly node: ClusterNode;
    /** The same for two that mean the same. */
    readonly key: string;
    /** As it is written; `–` for nothing. */
    readonly shown: string;
    readonly span: Span;
}

/** A setting that is not the same on all nodes. */
export interface Row {
    readonly keyword: string;
    /** With the blocks around it. */
    readonly setting: string;
    readonly values: readonly Value[];
}

/** What of a keyword is passed over: all of it, or only that some nodes do not have it, or a line of it. */
export type Skip = (keyword: string) => 'all' | 'presence' | undefined;

/** Every fact that is shown of a configuration, by the statement that gives it, and the things by their blocks. */
const factsOf = remembered((bound: BoundConfig, target: Target) => {
    const facts = new Map<Bound, Fact>();
    const items = new Map<Bound, Item>();
    const visit = (item: Item): void => {
        if (item.from !== undefined) items.set(item.from, item);
        for (const each of item.facts) if (each.from !== undefined) facts.set(each.from, each);
        for (const { items: inside } of item.lists) inside.forEach(visit);
    };
    for (const { items: all } of shownLists(bound, target)) all.forEach(visit);
    return { facts, items };
});

/** Whether a statement says what holds on another node without it. */
function saysDefault(statement: Bound, { node }: Part, other: Part): boolean {
    const fact = factsOf(node.bound, node.target).facts.get(statement);
    const item = factsOf(other.node.bound, other.node.target).items.get(other.block);
    const there = item?.facts.find(({ name }) => name === fact?.name);
    return fact !== undefined && there !== undefined && String(fact.value) === String(there.value);
}

const BOOLEANS = new Map([
    ['true', 'yes'],
    ['on', 'yes'],
    ['false', 'no'],
    ['off', 'no'],
]);

/** A word in a form that is the same on all nodes that mean the same by it. */
function wordKey(text: string, own: OwnWords): string {
    const [address = '', prefix] = text.split('/', 2);
    const plain = BOOLEANS.get(text) ?? (/^\d+(?:\.\d+)?$/.test(text) ? String(Number(text)) : undefined);
    if (plain !== undefined) return plain;
    const key = addressKey(address);
    if (key !== address) return prefix === undefined ? key : `${key}/${prefix}`;
    let shared = text;
    for (const [word, stand] of own) shared = shared.replace(word, stand);
    return shared;
}

function escaped(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function wordsKey(words: Bound['words'], own: OwnWords): string {
    return words.map(({ text }) => wordKey(text, own)).join(' ');
}

/** The statement of a keyword that counts. */
function counting(part: Part, keyword: string): Bound | undefined {
    const { statements } = new Settings(part.block.children, part.node.target);
    const all = statements.filter(({ spec }) => spec?.name === keyword);
    return all[0]?.spec?.shape?.repeat === 'first' ? all[0] : all.at(-1);
}

function valueOf(part: Part, statement: Bound | undefined, key: string, shown: string): Value {
    return { node: part.node, key, shown, span: wordsSpan(statement ?? part.block) };
}

/** A keyword without block that stands there once. */
function plainRow(keyword: string, path: string, parts: readonly Part[], skip: Skip): Row[] {
    const found = parts.map((part) => ({ part, statement: counting(part, keyword) }));
    if (skip(keyword) === 'presence' && found.some(({ statement }) => statement === undefined)) return [];
    const values = found.map(({ part, statement }) =>
        statement === undefined
            ? valueOf(part, undefined, NOTHING, NOTHING)
            : valueOf(
                  part,
                  statement,
                  `= ${wordsKey(statement.words.slice(1), part.own)}`,
                  headOf(statement) || 'on',
              ),
    );
    if (new Set(values.map(({ key }) => key)).size === 1) return [];
    const lacking = found.filter(({ statement }) => statement === undefined);
    const isDefault = found.every(
        ({ part, statement }) =>
            statement === undefined || lacking.every((other) => saysDefault(statement, part, other.part)),
    );
    return lacking.length > 0 && isDefault ? [] : [{ keyword, setting: `${path}${keyword}`, values }];
}

/** The lines of blocks that hold lines or words; those that all nodes have are left out. */
function lineRow(keyword: string, path: string, parts: readonly Part[], skip: Skip): Row[] {
    const nameOf = (line: Bound, { own }: Part): string =>
        wordsKey(line.words.slice(0, 1), own).replace(/\/.*/s, '');
    const lists = parts.map((part) => {
        const lines = part.block.children
            .filter(({ spec }) => spec?.name === keyword)
            .flatMap(({ children }) => children);
        return { part, lines: new Map(lines.map((line) => [wordsKey(line.words, part.own), line])) };
    });
    const names = lists.map(
        ({ part, lines }) => new Set([...lines.values()].map((line) => nameOf(line, part))),
    );
    const isCompared = (line: Bound, part: Part): boolean =>
        skip(keyword) !== 'presence' || names.every((each) => each.has(nameOf(line, part)));
    const beyond = lists.map(({ part, lines }) => ({
        part,
        lines: [...lines]
            .filter(([key, line]) => isCompared(line, part) && !lists.every((each) => each.lines.has(key)))
            .map(([, line]) => line),
    }));
    if (beyond.every(({ lines }) => lines.length === 0)) return [];
    const values = beyond.map(({ part, lines }) => {
        const [first] = lines;
        const shown = lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join(', ');
        const list = part.block.children.findLast(({ spec }) => spec?.name === keyword);
        return valueOf(part, first ?? list, shown === '' ? NOTHING : shown, shown === '' ? NOTHING : shown);
    });
    return [{ keyword, setting: `${path}${keyword}`, values }];
}

/** The blocks with keywords inside that a part holds, by their heads; of two with one head each has its own key. */
function blocksIn({ block, node, own }: Part, keyword: string): ReadonlyMap<string, Bound> {
    const found = new Map<string, Bound>();
    for (const child of block.children) {
        if (child.spec?.name !== keyword || !isRead(child, node.target)) continue;
        let key = wordsKey(child.words.slice(1), own);
        while (found.has(key)) key += ' again';
        found.set(key, child);
    }
    return found;
}

function* blockRows(keyword: string, path: string, parts: readonly Part[], skip: Skip): Generator<Row> {
    const all = parts.map((part) => ({ part, blocks: blocksIn(part, keyword) }));
    for (const key of new Set(all.flatMap(({ blocks }) => [...blocks.keys()]))) {
        const shared = all.flatMap(({ part, blocks }) => {
            const block = blocks.get(key);
            return block === undefined ? [] : [{ ...part, block }];
        });
        const [first] = shared;
        if (first === undefined) continue;
        const head = headOf(first.block);
        const setting = `${path}${keyword}${head === '' ? '' : ` ${head}`}`;
        if (shared.length === parts.length) {
            yield* rowsOf(shared, `${setting} `, skip);
            continue;
        }
        if (skip(keyword) === 'presence') continue;
        const values = all.map(({ part, blocks }) => {
            const block = blocks.get(key);
            return valueOf(
                part,
                block,
                block === undefined ? NOTHING : 'there',
                block === undefined ? NOTHING : 'there',
            );
        });
        yield { keyword, setting, values };
    }
}

/** The settings in some blocks that are not alike, for blocks that all nodes have; `path` is what stands before a keyword. */
export function* rowsOf(parts: readonly Part[], path: string, skip: Skip): Generator<Row> {
    const keywords = new Map<string, Bound>();
    for (const { block, node } of parts) {
        for (const child of block.children) {
            if (child.spec === undefined || !isRead(child, node.target)) continue;
            if (!keywords.has(child.spec.name)) keywords.set(child.spec.name, child);
        }
    }
    for (const [keyword, { spec }] of keywords) {
        if (skip(keyword) === 'all') continue;
        if (spec?.block === undefined) yield* plainRow(keyword, path, parts, skip);
        else if (spec.block.content === 'keywords') yield* blockRows(keyword, path, parts, skip);
        else yield* lineRow(keyword, path, parts, skip);
    }
}
