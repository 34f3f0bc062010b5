/** The words that a statement takes, and which of them is being written. */
import type { ArgSpec, KeywordSpec } from '../../../../grammar/schema/types.ts';
import type { Bound } from '../../../schema/bind.ts';
import {
    type Expected,
    type KnownWord,
    type WordsBefore,
    expectedAfter,
    expectedInBlock,
} from '../../../schema/expected.ts';
import type { Target } from '../../../schema/targets.ts';
import { shapeOf } from '../../../schema/values/judge.ts';
import { listWords } from '../../../text/words.ts';
import { spotAt } from '../place/at.ts';
import type { Reading } from '../reading.ts';
import { argumentWords, valueWords } from '../facts/value-words.ts';

/** A word that a statement takes. */
export interface Parameter {
    /** Where in the label it stands, the end exclusive. */
    readonly span: readonly [number, number];
    /** Markdown. */
    readonly documentation: string;
}

/** The form of a statement. */
export interface SignatureHelp {
    /** `notify command [user] [group]`: what may be left out is in brackets, `…` is for more of the same. */
    readonly label: string;
    /** What the statement, or the block around the line, does. */
    readonly documentation: string;
    readonly parameters: readonly Parameter[];
    /** Which of the parameters is being written, or comes next. */
    readonly active: number;
}

/** A word of a form before it has its place in the label. */
interface Part {
    readonly text: string;
    readonly documentation: string;
    /** Whether a bracket opens before it, which closes behind it or at the end. */
    readonly bracket?: 'own' | 'rest';
}

/** Asks what is expected after some words of a statement; undefined where nothing is. */
type Expecting = (before: WordsBefore) => Expected | undefined;

/** Leaves out what is expected by name only: options of which the release has none. */
function something(expected: Expected | undefined): Expected | undefined {
    return expected?.value === undefined && expected?.words?.length === 0 ? undefined : expected;
}

/** More words than that are not named one by one. */
const MAX_NAMED = 3;

/** Stands behind what may be repeated. */
const MORE = ' …';

/** So far is looked ahead of what is written. */
const MAX_AHEAD = 6;

function wordsText(words: readonly KnownWord[]): string {
    const listed = listWords(
        words.map(({ word }) => `\`${word}\``),
        'or',
    );
    const [only] = words;
    return words.length === 1 && only?.doc !== undefined ? `\`${only.word}\`: ${only.doc}` : listed;
}

function documentationOf({ name, value, words, arg }: Expected): string {
    const own =
        arg !== undefined ? argumentWords(arg) : value === undefined ? '' : `*${name}*: ${valueWords(value)}`;
    const known = words === undefined ? '' : wordsText(words);
    return [own, known].filter((part) => part !== '').join('\n\n');
}

/** What an address looks like, also where it is not named by an option. */
const ADDRESS = /^(?:[\da-f]*[.:][\da-f.:]*(?:\/\d+)?|default|any|all)$/i;

/** A word as it stands there. */
function writtenPart(expected: Expected, text: string): Part {
    const { name, value, words, arg } = expected;
    const known = words?.find(({ word }) => word === text);
    if (known !== undefined) return { text, documentation: wordsText([known]) };
    const isAddress = value === undefined && ADDRESS.test(text);
    return { text: isAddress ? 'address' : (arg?.name ?? name), documentation: documentationOf(expected) };
}

/** Whether the same is expected after each of some words. */
function leadsOneWay(expecting: Expecting, before: WordsBefore, words: readonly KnownWord[]): boolean {
    const [first, ...others] = words.map(({ word }) => expecting([...before, { text: word }])?.name);
    return others.every((each) => each === first);
}

/** What may follow, as far as one way leads there. */
function* partsAhead(expecting: Expecting, written: WordsBefore): Generator<Part> {
    const before = [...written];
    const options = new Set<string>();
    for (let step = 0; step < MAX_AHEAD; step++) {
        const expected = expecting(before);
        if (expected === undefined) return;
        const { name, value, words = [] } = expected;
        const documentation = documentationOf(expected);
        if (before.length === 0 || words.length === 0) {
            yield { text: name, documentation };
            before.push({ text: '' });
            continue;
        }
        const names = words.map(({ word }) => word).join('|');
        // The same options once more: as often as one likes.
        if (options.has(names)) return;
        options.add(names);
        const isLong = words.length > MAX_NAMED;
        if (isLong || value !== undefined || !leadsOneWay(expecting, before, words)) {
            yield { text: (isLong ? name : names) + MORE, documentation, bracket: 'rest' };
            return;
        }
        yield { text: names, documentation, bracket: 'rest' };
        before.push({ text: words[0]?.word ?? '' });
    }
}

/** The words of a line, or of an argument that takes the rest of one: those that stand there, and what may follow. */
function lineParts(expecting: Expecting, words: WordsBefore): readonly Part[] {
    const parts: Part[] = [];
    for (const [index, { text }] of words.entries()) {
        const expected = expecting(words.slice(0, index));
        if (expected === undefined) return parts;
        parts.push(writtenPart(expected, text));
    }
    return [...parts, ...partsAhead(expecting, words)];
}

function argumentPart(arg: ArgSpec, more: string): Part {
    return {
        text: arg.name + more,
        documentation: argumentWords(arg),
        ...(arg.missing === 'optional' ? { bracket: 'own' } : {}),
    };
}

/** The words behind a keyword. */
function keywordParts(spec: KeywordSpec, words: WordsBefore, target: Target): readonly Part[] {
    const { args, more } = shapeOf(spec, target) ?? { args: [] };
    const last = args.at(-1);
    const own = args.map((arg) => argumentPart(arg, more === 'list' && arg === last ? MORE : ''));
    if (last?.value.kind !== 'special') return own;
    const ahead = words.slice(0, args.length);
    const rest = lineParts(
        (before) => something(expectedAfter(spec, [...ahead, ...before], target)),
        words.slice(args.length),
    );
    const isLeftOut = last.missing === 'optional' && words.length <= args.length;
    return isLeftOut || rest.length === 0 ? own : [...own.slice(0, -1), ...rest];
}

/** The label of some parts behind a keyword, with where each of them stands in it. */
function labelled(keyword: string, parts: readonly Part[]): Pick<SignatureHelp, 'label' | 'parameters'> {
    let label = keyword;
    let open = 0;
    const parameters = parts.map(({ text, documentation, bracket }): Parameter => {
        label += label === '' ? '' : ' ';
        if (bracket !== undefined) label += '[';
        const start = label.length;
        label += text;
        const end = label.length;
        if (bracket === 'own') label += ']';
        if (bracket === 'rest') open++;
        return { span: [start, end], documentation };
    });
    return { label: label + ']'.repeat(open), parameters };
}

/** The form of a line in a block of values; in a list of words each of them is like the first. */
function lineHelp(bound: Bound, index: number, target: Target): SignatureHelp | undefined {
    const { parent, words } = bound;
    const owner = parent?.spec;
    if (owner === undefined) return undefined;
    const expecting: Expecting = (before) => something(expectedInBlock(owner, before, target));
    const isList = owner.block?.content === 'words';
    const expected = expecting([]);
    if (expected === undefined) return undefined;
    const parts = isList
        ? [{ text: expected.name + MORE, documentation: documentationOf(expected) }]
        : lineParts(expecting, words);
    return { ...labelled('', parts), documentation: owner.doc, active: isList ? 0 : index };
}

function keywordHelp(
    { place, spec, words }: Bound,
    index: number,
    target: Target,
): SignatureHelp | undefined {
    const [keyword] = words;
    if (spec === undefined || keyword === undefined) return undefined;
    const name = place.spellings.has(keyword.text) ? keyword.text : spec.name;
    const parts = keywordParts(spec, words, target);
    const isList = shapeOf(spec, target)?.more === 'list';
    // On the keyword itself the first word is the one that comes next.
    const active = Math.max(0, index - 1);
    return {
        ...labelled(name, parts),
        documentation: spec.doc,
        active: isList ? Math.min(active, parts.length - 1) : active,
    };
}

/** The form of the statement at an offset; undefined where there is none, or where it takes no word there. */
export function signatureHelp({ bound: config, target }: Reading, offset: number): SignatureHelp | undefined {
    const spot = spotAt(config, offset);
    if (spot.kind !== 'statement') return undefined;
    const { bound, index } = spot;
    const help =
        bound.binding.kind === 'value' ? lineHelp(bound, index, target) : keywordHelp(bound, index, target);
    return help?.parameters[help.active] === undefined ? undefined : help;
}
