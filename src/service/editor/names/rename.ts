/** Giving a thing another name, wherever it stands. */
import { ConfigId, Newline, QuotedWord, RawEnd, Word } from '../../../../grammar/tokens.ts';
import type { NameKind } from '../../../../grammar/schema/types.ts';
import { ROOT_PLACE } from '../../../../grammar/schema/places.ts';
import { DEFINED_KINDS, expectedAt, symbolTable } from '../../../model/symbols.ts';
import type { Edit } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';
import { quote, utf8Length } from '../../../text/words.ts';
import { mentionsOf } from './navigation.ts';
import type { Reading } from '../reading.ts';
import { type Referent, referentAt } from '../place/referent.ts';
import { nounOf } from '../facts/value-words.ts';
import { definitionsOf, variableUses } from '../place/variables.ts';

/** Why nothing can be renamed, as a clause without a full stop. */
export interface Refusal {
    readonly problem: string;
}

/** A name that can be changed. */
export interface Renamable {
    readonly name: string;
    /** The name at the offset, without quotes. */
    readonly span: Span;
}

/** The edits that give a thing its new name everywhere. */
export interface Renaming {
    readonly edits: readonly Edit[];
}

/** Whether a word stands on a line that is for a configuration id, and is not among those that were read. */
function standsUnread({ bound }: Reading, name: string, read: ReadonlySet<number>): boolean {
    const { tokens } = bound.config.tree;
    let isConditional = false;
    for (const { tokenType, image, startOffset } of tokens) {
        if (tokenType === Newline || tokenType === RawEnd) isConditional = false;
        else if (tokenType === ConfigId) isConditional = true;
        else if (isConditional && tokenType === Word && image === name && !read.has(startOffset)) return true;
        else if (
            isConditional &&
            tokenType === QuotedWord &&
            image === `"${name}"` &&
            !read.has(startOffset + 1)
        )
            return true;
    }
    return false;
}

/** Why a definition cannot be given another name; undefined where it can. */
function variableProblem({ bound }: Reading, name: string): string | undefined {
    const { tree, incomplete } = bound.config;
    const shown = quote(`$${name}`);
    if (variableUses(tree).some((use) => use.isRepeated && use.name === name))
        return `a sequence gives ${shown} its values`;
    if (definitionsOf(tree, name).length > 0) return undefined;
    return incomplete
        ? `${shown} may be defined in a file that could not be read`
        : `nothing in this configuration defines ${shown}`;
}

/** Why what a referent speaks of cannot be given another name; undefined where it can. */
function problemOf(reading: Reading, referent: Referent): string | undefined {
    if (referent.kind === 'file') return 'files are not renamed';
    if (referent.kind === 'variable') return variableProblem(reading, referent.name);
    const { kind, name, definitions, uses } = referent.thing;
    const shown = `${nounOf(kind)} ${quote(name)}`;
    if (!DEFINED_KINDS.has(kind)) return `the host gives ${shown} its name`;
    if (definitions.length === 0)
        return reading.bound.config.incomplete
            ? `${shown} may be defined in a file that could not be read`
            : `nothing in this configuration defines ${shown}`;
    const all = [...definitions, ...uses];
    if (all.some(({ isWritten }) => !isWritten))
        return `the name of ${shown} comes from a definition or a sequence`;
    if (standsUnread(reading, name, new Set(all.map(({ span }) => span.start))))
        return `${quote(name)} also stands in a line for another configuration id`;
    return undefined;
}

/** The name at an offset that can be changed, or why there is none. */
export function prepareRename(reading: Reading, offset: number): Renamable | Refusal {
    const referent = referentAt(reading, offset);
    if (referent === undefined) return { problem: 'no name stands here' };
    const problem = problemOf(reading, referent);
    if (problem !== undefined) return { problem };
    const { start, end } = referent.span;
    return { name: reading.bound.config.tree.file.text.slice(start, end), span: referent.span };
}

/** The length that names of a kind may have, in bytes. */
function maxBytesOf(kind: NameKind): number | undefined {
    for (const { spec } of ROOT_PLACE.spellings.values()) {
        const value = spec.shape?.args[0]?.value;
        if (spec.block !== undefined && value?.kind === 'name' && value.of === kind) return value.maxBytes;
    }
    return undefined;
}

/** What no name may be made of, as keepalived would take it for something else. */
const OBSTACLES: readonly (readonly [RegExp, string])[] = [
    [/^$/, 'a name has at least one character'],
    [/[\p{Zs}\p{Zl}\p{Zp}\p{Cc}\p{Cf}]/u, 'a name with blanks is read as several words'],
    [/"/, 'a quotation mark cannot stand in a name'],
    [/[#!]/, '"#" and "!" begin a comment'],
    [/[{}]/, 'a brace opens or closes a block'],
    [/\$/, '"$" stands for a definition'],
    [/\\/, 'a backslash changes how the next character is read'],
    [/^[@~]/, '"@" and "~" have a meaning of their own at the start of a line'],
    [/^(?:;|\/\/|\/\*|\*|--)/, 'at the start of a line this looks like a comment'],
    [/^include[rmwba]?$/, 'at the start of a line this includes a file'],
];

const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Why a thing cannot be called so; undefined where it can. */
function obstacleTo(reading: Reading, referent: Referent, name: string): string | undefined {
    const { bound, target } = reading;
    if (referent.kind === 'variable') {
        if (!VARIABLE_NAME.test(name)) return 'a definition is called by letters, digits and "_"';
        const { tree } = bound.config;
        const isTaken =
            definitionsOf(tree, name).length > 0 || variableUses(tree).some((use) => use.name === name);
        return isTaken || name.startsWith('_') ? `${quote(`$${name}`)} stands for something else` : undefined;
    }
    const obstacle = OBSTACLES.find(([pattern]) => pattern.test(name));
    if (obstacle !== undefined) return obstacle[1];
    if (referent.kind === 'file') return undefined;
    const { kind, uses } = referent.thing;
    const limit = maxBytesOf(kind);
    if (limit !== undefined && utf8Length(name) > limit)
        return `keepalived refuses names of more than ${limit} bytes here`;
    const isOption = uses.some(({ bound: statement, word }) =>
        expectedAt(statement, statement.words.indexOf(word), target)?.words?.some(
            (each) => each.word === name,
        ),
    );
    if (isOption) return `keepalived reads ${quote(name)} as an option where the name is used`;
    const other = symbolTable(bound, target).find(kind, name);
    return other === undefined ? undefined : `another ${nounOf(kind)} is called ${quote(name)}`;
}

/** The edits that give what is named at an offset another name, or why there are none. */
export function rename(reading: Reading, offset: number, newName: string): Renaming | Refusal {
    const prepared = prepareRename(reading, offset);
    const referent = referentAt(reading, offset);
    if ('problem' in prepared || referent === undefined)
        return 'problem' in prepared ? prepared : { problem: 'no name stands here' };
    if (newName === prepared.name) return { edits: [] };
    const problem = obstacleTo(reading, referent, newName);
    if (problem !== undefined) return { problem };
    return { edits: mentionsOf(reading, referent).map(({ span }) => ({ span, text: newName })) };
}
