/** What keepalived refuses, ignores or changes of the words of a statement, judged by its keyword's record. */
import type { Spelling } from '../../../grammar/schema/places.ts';
import type { KeywordSpec, Shape } from '../../../grammar/schema/types.ts';
import { compareReleases, hasIt } from '../../../grammar/schema/releases.ts';
import { quote } from '../../text/words.ts';
import { type SourceFile, lineAt } from '../../text/source-file.ts';
import { oncePer } from '../../text/once.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { openQuotes } from '../../expand/effective.ts';
import type { Bound, BoundConfig } from '../bind.ts';
import { isKeptKeyword } from '../kept-uses.ts';
import { splitDefinitions } from '../split-definitions.ts';
import type { Target } from '../targets.ts';
import { readLine } from '../lines/index.ts';
import { argumentFaults } from './arguments.ts';
import { blockFaults, isLeftEmpty, withLack } from './block.ts';
import { CRASHES, type Fault } from './fault.ts';
import { blameSigns, signBehindLine, signsInNames } from './foreign-signs.ts';
import { Given, repeatFault } from './given.ts';
import { foldKept } from './kept-faults.ts';
import { faultsOf } from './word.ts';

/** Judges statements, in the order of the text. */
export interface Judge {
    /** What is wrong with a statement; each is to be asked about once. */
    readonly faultsOf: (bound: Bound) => readonly Fault[];
    /** Whether keepalived reads past a statement that was asked about, with all in it, as one that is given again. */
    readonly skips: (bound: Bound) => boolean;
}

/** The shape of a keyword in a release. */
export function shapeOf(spec: KeywordSpec, target: Target): Shape | undefined {
    const former = spec.formerShapes?.find(({ until }) => compareReleases(target.release, until) <= 0);
    return former ?? spec.shape;
}

/** Whether a keepalived of the target knows a keyword by that spelling. */
export function isKnownTo({ spec, alias }: Spelling, { release, lacks }: Target): boolean {
    const { since, until } = alias ?? spec;
    return (
        hasIt(release, since, until) &&
        (spec.feature ?? []).every((need) =>
            (typeof need === 'string' ? [need] : need).some((each) => !lacks.includes(each)),
        )
    );
}

/**
 * Whether keepalived, or a keepalived that read the keyword as it was meant, looks at the words of a statement.
 * One that is misspelt with its value glued on (`priority=120`) has that value in no word of its own.
 */
export function isRead({ binding, spec }: Bound, target: Target): boolean {
    if (spec === undefined) return false;
    if (binding.kind === 'unknown') return !binding.candidates.some(({ text }) => text.includes(' '));
    if (binding.kind === 'misplaced') return binding.meant !== undefined;
    if (binding.kind !== 'known') return false;
    return isKnownTo(binding.spelling, target);
}

/** Whether a line holds nothing but a word, and a keyword in its place needs a value, without which keepalived may stop. */
export function lacksValue({ words }: Bound, spec: KeywordSpec, target: Target): boolean {
    const [first] = shapeOf(spec, target)?.args ?? [];
    return words.length === 1 && first !== undefined && first.missing !== 'optional';
}

/** What is wrong with a line of a block of values or words. */
export function valueFaults(bound: Bound, target: Target): readonly Fault[] {
    const { parent } = bound;
    if (parent?.binding.kind === 'known' && !isRead(parent, target)) return [];
    const block = parent?.spec?.block;
    const arg = block?.content === 'words' ? block.word : undefined;
    const judge = (words: readonly Word[]): readonly Fault[] => {
        if (block?.content !== 'words') return readLine({ ...bound, words }, target);
        return arg === undefined ? [] : words.flatMap((word) => faultsOf(word, arg, target.release));
    };
    const faults = blameSigns(bound, judge(bound.words), judge);
    return faults.length > 0 || block?.content === 'words' ? faults : signBehindLine(bound);
}

/** What is wrong with the words behind a keyword. */
function ofKeyword(bound: Bound, shape: Shape, target: Target): readonly Fault[] {
    const judge = (words: readonly Word[]): readonly Fault[] =>
        argumentFaults({ ...bound, words }, shape, target);
    const faults = blameSigns(bound, argumentFaults(bound, shape, target), judge);
    return faults.length > 0 ? faults : signsInNames(bound, shape);
}

/** That a keyword is of no use to a keepalived built without a feature. */
function standInFaults({ words }: Bound, { standIn }: KeywordSpec, { lacks, release }: Target): Fault[] {
    const [keyword] = words;
    if (keyword === undefined || standIn === undefined || !lacks.includes(standIn.without)) return [];
    if (!hasIt(release, standIn.since, undefined)) return [];
    return [
        {
            kind: 'deprecated-form',
            span: keyword.span,
            problem: `${quote(keyword.text)} is for a keepalived built with ${standIn.without}`,
            otherwise: `does as with ${quote(standIn.use)}`,
        },
    ];
}

/** The keyword of the same block in place of which a keyword is taken. */
function standInSpec({ parent }: Bound, { standIn }: KeywordSpec): KeywordSpec | undefined {
    const block = parent?.spec?.block;
    if (block?.content !== 'keywords') return undefined;
    return block.keywords.find(({ name }) => name === standIn?.use);
}

/**
 * Whether a built-in definition that takes parameters is written without any: keepalived reads where
 * nothing is (`lib/parser.c:find_definition`).
 */
export function lacksParameters({ text }: SourceFile, { start, end }: Span): boolean {
    return /^\$\{\w+\}$/.test(text.slice(start, end));
}

/** The lines that keepalived does not come to read, as it crashes on a definition in them. */
function crashedLines({ config: { expandProblems, tree } }: BoundConfig): ReadonlySet<number> {
    const { file } = tree;
    const crashes = expandProblems.filter(
        ({ kind, span }) => kind === 'invalid-parameters' && lacksParameters(file, span),
    );
    return new Set(crashes.map(({ span }) => lineAt(file, span.start)));
}

/** Whether the `{` of a block is missing, so that words of the block may stand among those of its head. */
function lacksBrace({ statement: { node } }: Bound, { block }: KeywordSpec): boolean {
    return block !== undefined && (node.block === undefined || node.block.open.start === node.block.open.end);
}

/** Blocks at the top in whose heads and ends nothing is wrong for a target, wherever they stand. */
const soundFor = oncePer<Target, WeakSet<Bound>>(() => new WeakSet());

/** Whether the config test of a release speaks of a fault. */
export function isSaid({ said }: Fault, { release }: Target): boolean {
    return said === undefined || (said !== 'never' && hasIt(release, said.since, said.until));
}

/** A judge for one run over a configuration. */
export function createJudge(config: BoundConfig, target: Target): Judge {
    const given = new Given(target.release);
    const sound = soundFor(target);
    const skipped = new Set<Bound>();
    const crashed = crashedLines(config);
    const { file } = config.config.tree;
    const lost = openQuotes(config.config);
    const folded = (bound: Bound, faults: readonly Fault[]): readonly Fault[] =>
        foldKept(bound, faults, config, (fault) => isSaid(fault, target));

    const faultsOf: Judge['faultsOf'] = (bound) => {
        if (bound.parent !== undefined && skipped.has(bound.parent)) {
            skipped.add(bound);
            return [];
        }
        // What follows a quote without partner is lost, and that is said of the quote.
        if (bound.words.some(({ span }) => lost.has(span.start))) return [];
        if (crashed.size > 0 && crashed.has(lineAt(file, bound.statement.node.span.start))) return [];
        if (bound.binding.kind === 'value') return folded(bound, valueFaults(bound, target));
        if (isKeptKeyword(bound, config)) return splitDefinitions(config).has(bound) ? [] : folded(bound, []);
        const { spec } = bound;
        if (spec === undefined || !isRead(bound, target) || lacksBrace(bound, spec)) return [];
        const replaced = standInFaults(bound, spec, target);
        if (replaced.length > 0) {
            const meant = standInSpec(bound, spec);
            if (meant !== undefined) given.add(bound, meant, shapeOf(meant, target), []);
            return replaced;
        }
        const shape = shapeOf(spec, target);
        const repeat = given.repeatOf(bound, spec, shape);
        if (repeat !== undefined && repeat.how !== 'last' && repeat.how !== 'unused') {
            skipped.add(bound);
            return [repeatFault(bound, repeat)];
        }
        if (sound.has(bound)) {
            if (repeat === undefined) given.add(bound, spec, shape, []);
            return folded(bound, repeat === undefined ? [] : [repeatFault(bound, repeat)]);
        }
        const ofWords = shape === undefined ? [] : ofKeyword(bound, shape, target);
        // What crashes on the head of a block does not come to its end.
        const crashes = ofWords.some(({ otherwise }) => otherwise === CRASHES);
        // Words that were meant for the block are why it is empty.
        const isTold = crashes || (ofWords.length > 0 && isLeftEmpty(bound));
        const faults = [...ofWords, ...(isTold ? [] : blockFaults(bound, { config, target }))];
        if (faults.length === 0 && bound.parent === undefined && !config.config.incomplete) sound.add(bound);
        if (repeat === undefined) given.add(bound, spec, shape, faults);
        else faults.push(repeatFault(bound, repeat));
        return folded(bound, withLack(bound, faults, { config, target }));
    };
    return { faultsOf, skips: (bound) => skipped.has(bound) };
}
