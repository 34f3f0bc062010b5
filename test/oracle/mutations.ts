/** Texts with one fault: a brace, a quote or a letter of a keyword lost, doubled or swapped. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '../../grammar/schema/places.ts';
import { type Block, blocksOf, piecesOf } from './brace-map.ts';
import { placedWords } from './placed-words.ts';

/** A text with one fault. */
export interface Mutant {
    /** What was done, for people: file, line and fault. */
    readonly title: string;
    readonly kind: string;
    readonly text: string;
    /** The line of the fault, from 1. */
    readonly line: number;
}

/** A text that differs from a sound one in one thing, which may be all right as well. */
export interface Change {
    /** What was done, for people: file, line and change. */
    readonly title: string;
    readonly kind: string;
    readonly text: string;
    /** The line, from 1, that is to blame for all that is wrong; absent where lines are gone or moved. */
    readonly fault?: number;
}

/** A mutant that has lost or gained a brace. */
export interface BraceMutant extends Mutant {
    /** The lines of name, `{` and `}` of the block concerned, in the mutant. */
    readonly near: readonly number[];
}

/** A mutant whose fault is in a keyword. */
export interface KeywordMutant extends Mutant {
    readonly place: Place;
    readonly word: string;
}

/** A configuration that every release at hand accepts. */
export interface Accepted {
    readonly name: string;
    readonly text: string;
}

/** The configurations in `accepted/`. */
export function acceptedFiles(): Accepted[] {
    const folder = join(import.meta.dirname, 'accepted');
    return readdirSync(folder)
        .sort()
        .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** A text with something else in place of a stretch of a line, which counts from 1. */
export function replaced(text: string, line: number, column: number, length: number, by: string): string {
    const lines = text.split('\n');
    const old = lines[line - 1] ?? '';
    lines[line - 1] = old.slice(0, column) + by + old.slice(column + length);
    return lines.join('\n');
}

/** The faults of a brace: what stands in its place, which may add a line. */
function braceFaults(brace: string, indent: string): readonly (readonly [string, string])[] {
    return [
        [`${brace} lost`, ''],
        [`${brace} doubled`, brace + brace],
        [`${brace} doubled on the next line`, `${brace}\n${indent}${brace}`],
    ];
}

/** Each brace lost, and each doubled. */
export function braceMutants({ name, text }: Accepted): BraceMutant[] {
    const mutants: BraceMutant[] = [];
    const blocks = blocksOf(text);
    const stack: Block[] = [];
    let opened = 0;
    text.split('\n').forEach((content, index) => {
        const indent = /^\s*/.exec(content)?.[0] ?? '';
        for (const { text: piece, column } of piecesOf(content)) {
            if (piece !== '{' && piece !== '}') continue;
            const block = piece === '{' ? blocks[opened++] : stack.pop();
            if (block === undefined) continue;
            if (piece === '{') stack.push(block);
            const line = index + 1;
            for (const [kind, by] of braceFaults(piece, indent)) {
                const title = `${name}:${line}: ${kind} in "${content.trim()}"`;
                const added = by.includes('\n') ? 1 : 0;
                const { head, open, close } = block;
                const near = [head, open, open + added, close, close + added];
                mutants.push({ title, kind, text: replaced(text, line, column, 1, by), line, near });
            }
        }
    });
    return mergeAlike(mutants);
}

/** What of a text has a meaning for a person: its lines without those that are blank. */
function gist(text: string): string {
    return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .join('\n');
}

/**
 * Two braces that stand one below the other, at the same depth of the layout, are lost alike: nobody
 * can tell which of them it was. Of such mutants each may be found at the blocks of the others.
 */
function mergeAlike(mutants: readonly BraceMutant[]): BraceMutant[] {
    const near = new Map<string, number[]>();
    for (const mutant of mutants) {
        const lines = near.get(gist(mutant.text));
        if (lines === undefined) near.set(gist(mutant.text), [...mutant.near]);
        else lines.push(...mutant.near);
    }
    return mutants.map((mutant) => ({ ...mutant, near: near.get(gist(mutant.text)) ?? mutant.near }));
}

/** Each double quote lost, and each doubled. */
export function quoteMutants({ name, text }: Accepted): Mutant[] {
    return text.split('\n').flatMap((content, index) => {
        const read = content.replace(/^([^"#!]*)[#!].*$/, '$1');
        return [...read.matchAll(/"/g)].flatMap(({ index: column }) =>
            ['lost', 'doubled'].map((kind) => {
                const by = kind === 'lost' ? '' : '""';
                const changed = replaced(text, index + 1, column, 1, by);
                const title = `${name}:${index + 1}: quote ${kind} in "${content.trim()}"`;
                return { title, kind: `" ${kind}`, text: changed, line: index + 1 };
            }),
        );
    });
}

/** The faults of one letter that a word can have, without doubles and without the word itself. */
export function misspellings(word: string): Map<string, string> {
    const found = new Map<string, string>();
    for (let at = 0; at < word.length; at++) {
        const before = word.slice(0, at);
        const char = word.charAt(at);
        const after = word.slice(at + 1);
        found.set(before + after, 'letter dropped');
        found.set(before + char + char + after, 'letter doubled');
        if (after !== '') found.set(before + after.charAt(0) + char + after.slice(1), 'letters swapped');
    }
    found.delete(word);
    found.delete('');
    return found;
}

/** Each keyword with each fault of one letter, once for every place and file. */
export function keywordMutants({ name, text }: Accepted): KeywordMutant[] {
    const done = new Set<string>();
    return placedWords(text).flatMap(({ text: keyword, line, column, index, place, spec }) => {
        if (index > 0 || place === undefined || spec === undefined) return [];
        const key = `${place.path}/${keyword}`;
        if (done.has(key)) return [];
        done.add(key);
        return [...misspellings(keyword)].map(([word, kind]) => ({
            title: `${name}:${line}: ${word} for ${keyword}`,
            kind,
            text: replaced(text, line, column, keyword.length, word),
            line,
            place,
            word,
        }));
    });
}
