/** What kalint and keepalived do not agree on, told in the smallest way. */
import { homesOf } from '../../grammar/schema/places.ts';
import { blocksOf, piecesOf } from './brace-map.ts';
import type { Message } from './environment.ts';
import type { Judgement, LinedFinding } from './kalint.ts';
import { kindOf, messageKind } from './kinds.ts';
import type { Root } from './lineless.ts';
import { placedWords } from './placed-words.ts';
import { sectionsOf } from './sections.ts';

/** A text to compare. */
export interface Case {
    /** For people: the file, or the file and what was changed in it. */
    readonly title: string;
    readonly text: string;
    /** All that one run of the real program said of it. */
    readonly messages: readonly Message[];
    /** The target that stands for that program. */
    readonly target: string;
    /** The line of the one fault in a text that has no other: what is said of it accounts for all the rest. */
    readonly fault?: number | undefined;
}

/** Something on which the two do not agree. */
export interface Disagreement {
    readonly what: 'missed' | 'invented' | 'verdict';
    /** The same for disagreements that have one cause, most likely. */
    readonly group: string;
    /** The smallest account of it: where, the text there, and what was said. */
    readonly example: string;
}

/** Where something is, and the text there. */
function at({ title, text, fault }: Case, line: number | undefined): string {
    if (line === undefined || line === fault) return title;
    return `${title}:${line}: ${lineOf(text, line).trim()}`;
}

function lineOf(text: string, line: number): string {
    return text.split('\n')[line - 1] ?? '';
}

/** The words that a text gives to its sections, and those that it puts after keywords: of one line, or of all. */
function wordsAt(text: string, line?: number): ReadonlySet<string> {
    const names = sectionsOf(text, blocksOf(text)).flatMap(({ words }) => words);
    const values = placedWords(text).filter(
        (word) => (line === undefined || word.line === line) && (word.index > 0 || word.spec === undefined),
    );
    const words = [...names, ...values.map((word) => word.text.replaceAll('"', ''))];
    return new Set(words.filter((word) => homesOf(word).length === 0));
}

function kindAt({ text }: Case, { line, messages }: Root): string {
    const keyword = line === undefined ? '' : (piecesOf(lineOf(text, line))[0]?.text ?? '');
    const said = messages.map((each) => each.text);
    return kindOf(said, keyword, wordsAt(text, line));
}

/** That kalint lacks something. */
export function missed(given: Case, root: Root): Disagreement {
    const said = root.messages.map(({ text }) => text.trim()).join('; ');
    return { what: 'missed', group: kindAt(given, root), example: `${at(given, root.line)}: ${said}` };
}

/** That kalint has something of which keepalived says nothing. */
export function invented(given: Case, { diagnostic, first }: LinedFinding): Disagreement {
    const kind = messageKind(diagnostic.message, wordsAt(given.text, first));
    const example = `${at(given, first)}: kalint: ${diagnostic.message}`;
    return { what: 'invented', group: `${diagnostic.rule}: ${kind}`, example };
}

/** That only one of the two refuses the text; `own` is what keepalived says of it. */
export function onVerdict(given: Case, own: readonly Message[], { findings }: Judgement): Disagreement {
    const [message] = own;
    const [finding] = findings;
    if (message !== undefined) {
        const { line } = message;
        const root = {
            ...(line === undefined ? {} : { line }),
            messages: line === undefined ? [message] : own.filter((each) => each.line === line),
        };
        return { ...missed(given, root), what: 'verdict', group: `passed: ${kindAt(given, root)}` };
    }
    if (finding === undefined)
        return { what: 'verdict', group: 'refused without a finding', example: given.title };
    const group = `refused: ${finding.diagnostic.rule}`;
    return { ...invented(given, finding), what: 'verdict', group };
}
