/** What an editor shows about the word under the pointer, in Markdown. */
import type { Place, Spelling } from '../../../../grammar/schema/places.ts';
import type { NameKind } from '../../../../grammar/schema/types.ts';
import { hasIt } from '../../../../grammar/schema/releases.ts';
import { DEFINED_KINDS, definedNames, expectedAt } from '../../../model/symbols.ts';
import type { Bound } from '../../../schema/bind.ts';
import type { Expected } from '../../../schema/expected.ts';
import type { Target } from '../../../schema/targets.ts';
import { shapeOf } from '../../../schema/values/judge.ts';
import type { Span } from '../../../text/span.ts';
import { factsOf } from '../../keyword-facts.ts';
import { type Spot, spotAt } from '../place/at.ts';
import { derivedWords } from './derived.ts';
import { effectiveWords } from './effective-value.ts';
import { bullets, code, codeBlock, paragraphs, placeWords } from './markdown.ts';
import { pageOf } from '../place/pages.ts';
import type { Reading } from '../reading.ts';
import { argumentWords, nounOf, repeatWords, signature, valueWords } from './value-words.ts';
import { type VariableUse, definitionFor, variableUseAt } from '../place/variables.ts';

/** What is shown, and the text that it is about. */
export interface Hover {
    readonly markdown: string;
    readonly span: Span;
}

/** Everything about a keyword at a place; `docsBase` is the address below which `keywords/` lies. */
export function keywordText(
    { spec, alias }: Spelling,
    place: Place,
    target: Target,
    docsBase: string | undefined,
): string {
    const name = alias?.name ?? spec.name;
    const shape = shapeOf(spec, target);
    const head = [name, shape === undefined ? '' : signature(shape), spec.block === undefined ? '' : '{ … }'];
    const where = place.path === '' ? 'outside all blocks' : `in ${code(place.path)}`;
    const repeat = shape === undefined ? undefined : repeatWords(shape);
    const facts = [
        ...(shape?.args ?? []).map(argumentWords),
        ...(repeat === undefined ? [] : [repeat]),
        ...factsOf({ spec, ...(alias === undefined ? {} : { alias }) }),
    ];
    const link =
        docsBase === undefined
            ? ''
            : `[${spec.name}](${docsBase.replace(/\/*$/, '/')}keywords/${pageOf(place, spec)})`;
    const title = `${code(head.filter((part) => part !== '').join(' '))} ${where}`;
    return paragraphs(title, spec.doc, bullets(facts), link);
}

function variableHover({ bound }: Reading, use: VariableUse): Hover {
    const definition = definitionFor(bound, use);
    const name = code(`$${use.name}`);
    if (use.isRepeated) return { markdown: `${name} is set by the sequence on this line`, span: use.span };
    if (definition === undefined) {
        const why = bound.config.incomplete ? ' in the text that could be read' : '';
        const own = use.name.startsWith('_') ? 'keepalived defines' : `nothing${why} defines`;
        return { markdown: `${own} ${name}`, span: use.span };
    }
    const { text, span } = definition;
    const where = `${name}, defined in ${placeWords(bound, span, use.span)}`;
    return { markdown: paragraphs(where, text === '' ? 'empty' : codeBlock(text)), span: use.span };
}

/** What has a name, and where it is defined; empty for what the configuration does not define, as interfaces. */
function nameWords({ bound, target }: Reading, kind: NameKind, name: string, at: Span): string {
    if (!DEFINED_KINDS.has(kind)) return '';
    const noun = `${nounOf(kind)} ${code(name)}`;
    const definition = definedNames(bound, target)
        .get(kind)
        ?.find((each) => each.name === name);
    if (definition === undefined) {
        const where = bound.config.incomplete ? ' in the text that could be read' : '';
        return `nothing${where} defines ${noun}`;
    }
    const { span } = definition;
    return at.start === span.start ? noun : `${noun}, defined in ${placeWords(bound, span, at)}`;
}

/** What a word that a value knows means. */
function wordDoc(text: string, { value, words = [] }: Expected, { release }: Target): string {
    const known = words.find(({ word }) => word === text)?.doc;
    if (known !== undefined) return known;
    if (value?.kind !== 'choice') return '';
    const choice = value.choices.find(
        ({ word, since, until }) => word === text && hasIt(release, since, until),
    );
    return choice?.doc ?? '';
}

function valueHover(reading: Reading, spot: Extract<Spot, { kind: 'statement' }>): Hover | undefined {
    const { bound: statement, index, word, inner: span } = spot;
    const expected = expectedAt(statement, index, reading.target);
    if (word === undefined || expected === undefined) return undefined;
    const { name, arg, words = [] } = expected;
    const value = words.some((each) => each.word === word.text) ? undefined : expected.value;
    const defined = value?.kind === 'name' ? nameWords(reading, value.of, word.text, span) : '';
    const doc = wordDoc(word.text, expected, reading.target);
    const own =
        arg !== undefined ? argumentWords(arg) : value === undefined ? '' : `*${name}*: ${valueWords(value)}`;
    const keyword = statement.binding.kind === 'value' ? statement.parent?.spec : statement.spec;
    const of = own === '' || keyword === undefined ? own : `${code(keyword.name)} ${own}`;
    const about = paragraphs(defined, doc === '' ? '' : `${code(word.text)}: ${doc}`, of);
    const here = effectiveWords(reading, statement);
    const outcome = statement.binding.kind === 'value' ? derivedWords(reading, statement) : '';
    const markdown = paragraphs(about, here, outcome);
    return markdown === '' ? undefined : { markdown, span };
}

/** The keyword that a statement is, or counts as where it is misspelt or misplaced, and its place. */
function keywordOf({ binding, place, spec }: Bound): { spelling: Spelling; place: Place } | undefined {
    if (binding.kind === 'known') return { spelling: binding.spelling, place };
    if (binding.kind === 'misplaced') return { spelling: binding.spelling, place: binding.homes[0] ?? place };
    return spec === undefined ? undefined : { spelling: { spec }, place };
}

/** What is to be shown about the word at an offset; undefined where there is nothing to say. */
export function hover(reading: Reading, offset: number, docsBase?: string): Hover | undefined {
    const { bound, target } = reading;
    const spot = spotAt(bound, offset);
    if (spot.kind === 'comment') return undefined;
    const use = variableUseAt(bound.config.tree, offset);
    if (use !== undefined) return variableHover(reading, use);
    if (spot.kind !== 'statement' || spot.word === undefined) return undefined;
    const { bound: statement, index, inner: span } = spot;
    if (index > 0 || statement.binding.kind === 'value') return valueHover(reading, spot);
    if (statement.binding.kind === 'foreign') {
        const { name, from, doc, use } = statement.binding.word;
        const instead = use === undefined ? '' : `In keepalived: ${code(use)}`;
        return { markdown: paragraphs(`${code(name)} (${from})`, doc, instead), span };
    }
    const keyword = keywordOf(statement);
    if (keyword === undefined) return undefined;
    const text = keywordText(keyword.spelling, keyword.place, target, docsBase);
    return {
        markdown: paragraphs(text, effectiveWords(reading, statement), derivedWords(reading, statement)),
        span,
    };
}
