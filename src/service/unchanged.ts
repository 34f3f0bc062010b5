/** The proof that keepalived reads the same from two texts. */
import type { IToken } from 'chevrotain';
import type { Line } from '../../grammar/parser.ts';
import type { Release } from '../../grammar/schema/types.ts';
import {
    Blank,
    Comment,
    ConfigId,
    DefinitionName,
    Include,
    LBrace,
    Newline,
    RBrace,
    Sequence,
} from '../../grammar/tokens.ts';
import { type Includes, noIncludes } from '../expand/includes.ts';
import { type Reading, read } from '../expand/reader.ts';
import { tokenize } from '../syntax/parse.ts';
import type { SourceFile } from '../text/source-file.ts';
import { SourceSet } from '../text/source-set.ts';
import type { View } from './views.ts';

/** For which readers of a file nothing is to change. */
export interface Readers {
    /** At least one. */
    readonly releases: readonly Release[];
    /** Finds what include lines name; absent: they lead nowhere. */
    readonly includes?: Includes;
}

/**
 * What keepalived reads differently from two states of a file, or why that cannot be told, as a whole
 * clause; undefined where each release reads the same words and braces, for every configuration id
 * that the file names and for none.
 */
export function differenceOf(before: SourceFile, after: SourceFile, readers: Readers): string | undefined {
    const [one, other] = [tokenize(before.text), tokenize(after.text)];
    if (isPlain(one) && isPlain(other)) {
        const [release] = readers.releases;
        return sameItems(statementsOf(one), statementsOf(other)) ? undefined : reasonFor(release, undefined);
    }
    const views = new Set<View>([undefined, ...idsIn(one)]);
    for (const release of readers.releases) {
        // What one id reads can name others; they are read for too.
        for (const configId of views) {
            const options = { release, configId, includes: readers.includes ?? noIncludes };
            const old = read(new SourceSet(before), options);
            const now = read(new SourceSet(after), options);
            for (const id of old.configIds) views.add(id);
            if (old.isCut || now.isCut) return 'definitions and includes bring more text than kalint reads';
            if (!isSame(old, now)) return reasonFor(release, configId);
        }
    }
    return undefined;
}

function reasonFor(release: Release | undefined, configId: View): string {
    const reader = configId === undefined ? '' : ` for the configuration id "${configId}"`;
    return `keepalived ${release ?? ''} would read something else from it${reader}`;
}

/** Whether a text is read as it is written, whichever the release. */
function isPlain(tokens: readonly IToken[]): boolean {
    return tokens.every(({ tokenType, image }) => {
        if (tokenType === Comment) return !image.endsWith('\\');
        const special: boolean =
            tokenType === ConfigId ||
            tokenType === Sequence ||
            tokenType === DefinitionName ||
            tokenType === Include;
        return !special && !/[$\\]/.test(image);
    });
}

/** The statements and braces of a plain text. */
function statementsOf(tokens: readonly IToken[]): string[] {
    const statements: string[] = [];
    let words: string[] = [];
    for (const { tokenType, image } of tokens) {
        if (tokenType === Blank || tokenType === Comment) continue;
        if (tokenType !== Newline && tokenType !== LBrace && tokenType !== RBrace) {
            words.push(image);
            continue;
        }
        if (words.length > 0) statements.push(words.join('\n'));
        if (tokenType !== Newline) statements.push(image);
        words = [];
    }
    if (words.length > 0) statements.push(words.join('\n'));
    return statements;
}

function sameItems(one: readonly string[], other: readonly string[]): boolean {
    return one.length === other.length && one.every((item, index) => item === other[index]);
}

/** The ids of `@id` and `@^id`. */
function idsIn(tokens: readonly IToken[]): string[] {
    return tokens
        .filter(({ tokenType }) => tokenType === ConfigId)
        .map(({ image }) => image.replace(/^@\^?/, ''));
}

/** Whether two readings have the same words, braces and kinds of fault in the same order. */
function isSame(one: Reading, other: Reading): boolean {
    const kinds = ({ problems }: Reading): string[] => problems.map(({ kind }) => kind);
    return (
        sameItems(one.lines.map(wordsOf), other.lines.map(wordsOf)) &&
        sameItems(kinds(one), kinds(other)) &&
        one.openQuotes.length === other.openQuotes.length
    );
}

/** The words of a line with what cannot stand in one between them. */
function wordsOf(line: Line): string {
    if (line.kind !== 'words') return line.kind;
    return line.words.map(({ image }) => image).join('\n');
}
