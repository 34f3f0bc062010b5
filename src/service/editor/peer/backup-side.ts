/** The configuration of the other node of a pair, as a text that has all that this one has. */
import type { ClusterNode } from '../../../cluster/node.ts';
import type { Change } from '../../../cluster/peer/change.ts';
import { isPreferred, peerOf } from '../../../cluster/peer/index.ts';
import { spanToDelete } from '../../../rules/edits.ts';
import { addLine } from '../../../rules/lvs/add-line.ts';
import { type Bound, everyBound } from '../../../schema/bind.ts';
import type { SourceTree, Word } from '../../../syntax/tree.ts';
import { filesOf, stepsOf } from '../../../syntax/via.ts';
import { type Edit, applyEdits } from '../../../text/edit.ts';
import { oncePer } from '../../../text/once.ts';
import { lineAt } from '../../../text/source-file.ts';
import type { Span } from '../../../text/span.ts';
import { quote } from '../../../text/words.ts';
import type { Reading } from '../reading.ts';
import type { Refusal } from '../names/rename.ts';
import { variableUses } from '../place/variables.ts';

/** The text of the other node. */
export interface BackupSide {
    readonly text: string;
    /** The one of several unicast peers that it is for. */
    readonly taken?: string;
}

const nodeOf = oncePer(({ bound, target }: Reading): ClusterNode => ({ name: '', bound, target }));

/** Whether there is another side to make: this one is meant to be master. */
export function hasBackupSide(reading: Reading): boolean {
    return isPreferred(nodeOf(reading));
}

/**
 * The main file of a configuration as the other node has it, or why it cannot be made. Files that it includes stay
 * as they are: the other node includes them too.
 */
export function backupSide(reading: Reading): BackupSide | Refusal {
    const { config } = reading.bound;
    if (config.incomplete) return { problem: 'not all of the configuration can be read' };
    const peer = peerOf(nodeOf(reading));
    if ('problem' in peer) return peer;
    const edits = new Map<number, Edit>();
    const changed = new Set(peer.changes.flatMap((each) => (each.kind === 'word' ? [each.word] : [])));
    for (const each of peer.changes) {
        const made = editFor(each, changed, reading);
        if ('problem' in made) {
            // What only names the node may stay where it cannot be changed.
            if (each.kind === 'word' && !each.needed) continue;
            return made;
        }
        const known = edits.get(made.span.start);
        if (known !== undefined && known.text !== made.text)
            return {
                problem: `${keywordOf(each)} has the same text for things that differ on the other node`,
            };
        edits.set(made.span.start, made);
    }
    const [main] = config.sources.files;
    const text = applyEdits(main?.text ?? '', [...edits.values()]);
    return { text, ...(peer.taken === undefined ? {} : { taken: peer.taken }) };
}

/** What the file of the other node is called, beside that of this one; `exists` tells which names are taken. */
export function backupName(uri: string, exists: (uri: string) => boolean): string {
    const [, stem = uri, ending = ''] = /^(.*?[^/])(\.[^./]*)?$/s.exec(uri) ?? [];
    for (let number = 1; ; number++) {
        const name = `${stem}-backup${number === 1 ? '' : `-${number}`}${ending}`;
        if (!exists(name)) return name;
    }
}

function statementOf(each: Change): Bound {
    return each.kind === 'add' ? each.block : each.statement;
}

function keywordOf(each: Change): string {
    return quote(
        each.kind === 'add'
            ? each.line
            : (statementOf(each).spec?.name ?? statementOf(each).parent?.spec?.name ?? ''),
    );
}

function editFor(each: Change, changed: ReadonlySet<Word>, reading: Reading): Edit | Refusal {
    const problem = placeProblem(each, reading);
    if (problem !== undefined) return { problem };
    const { tree } = reading.bound.config;
    const { node } = statementOf(each).statement;
    switch (each.kind) {
        case 'word':
            return wordEdit(each, changed, reading);
        case 'drop':
            return { span: spanToDelete(tree.file, node.span), text: '' };
        case 'add': {
            const [edit] = addLine('', tree.file, each.block, each.line).flatMap(({ edits }) => edits);
            return (
                edit ?? { problem: `there is no line of its own after which ${keywordOf(each)} could stand` }
            );
        }
    }
}

/** Why the place of a change cannot be changed. */
function placeProblem(each: Change, { bound: { config } }: Reading): string | undefined {
    const statement = statementOf(each);
    const [first] = statement.words;
    const span = each.kind === 'word' ? each.word.span : (first?.span ?? statement.statement.node.span);
    const { file } = config.sources.locate(span);
    const [main] = config.sources.files;
    if (file !== main)
        return `${keywordOf(each)} stands in ${file.uri.replace(/^.*\//s, '')}, which the other node includes as well`;
    for (let at: Bound | undefined = statement; at !== undefined; at = at.parent)
        if (at.statement.node.prefixes.some(({ kind }) => kind === 'config-id')) return idProblem(each);
    const lineStart = file.lineStarts[lineAt(file, span.start)] ?? 0;
    if (/^[ \t]*@/.test(file.text.slice(lineStart, span.start))) return idProblem(each);
    if (each.kind !== 'word' && statement.words.some(({ via }) => via !== undefined))
        return `${keywordOf(each)} comes from a definition or a sequence`;
    return undefined;
}

function idProblem(each: Change): string {
    return `${keywordOf(each)} is for one configuration id ("@id"): the file has what each node is to have already`;
}

/** The edit of a word where it is written, which may be the text of a definition. */
function wordEdit(
    each: Extract<Change, { kind: 'word' }>,
    changed: ReadonlySet<Word>,
    reading: Reading,
): Edit | Refusal {
    const { word, text } = each;
    const { config, statements } = reading.bound;
    const written = config.tree.file.text.slice(word.span.start, word.span.end);
    const inner = word.quoted ? written.replace(/^"|"$/g, '') : written;
    const partly = { problem: `${keywordOf(each)} is put together from several parts` };
    if (inner !== word.text) return partly;
    if (word.via !== undefined && filesOf(word.via).length === 0) {
        const shared = [...everyBound(statements)].flatMap(({ words }) => words).filter(isAt(word.span));
        if (isShared(word, shared, config.tree) || shared.some((every) => !changed.has(every)))
            return {
                problem: `the text from which ${keywordOf(each)} takes its value is used elsewhere too`,
            };
    }
    return { span: word.span, text: word.quoted ? written.replace(inner, () => text) : text };
}

function isAt(place: Span): (word: Word) => boolean {
    return ({ span }) => span.start === place.start;
}

/** Whether a definition on the way of a word is used for anything but the words that come from the same text. */
function isShared(word: Word, all: readonly Word[], tree: SourceTree): boolean {
    const places = new Set(all.flatMap(({ via }) => [...stepsOf(via)].map(({ span }) => span.start)));
    for (const { kind, name } of stepsOf(word.via)) {
        const uses = variableUses(tree).filter((use) => use.name === name);
        if (kind === 'definition' && uses.some(({ span }) => !places.has(span.start))) return true;
    }
    return false;
}
