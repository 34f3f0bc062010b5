/** What keepalived refuses, ignores or changes of the words of a statement, judged by its keyword's record. */
import type { ArgSpec, KeywordSpec, Requirement, Shape } from '../../../grammar/schema/types.ts';
import { compareReleases, hasIt } from '../../../grammar/schema/releases.ts';
import { listWords, quote } from '../../text/words.ts';
import type { Span } from '../../text/span.ts';
import { join } from '../../text/span.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound, BoundConfig } from '../bind.ts';
import type { Target } from '../targets.ts';
import { readLine } from '../lines/index.ts';
import { type Fault, IGNORES } from './fault.ts';
import { readSpecial } from './special.ts';
import { wordFault } from './word.ts';

/** Tells what is wrong with a statement; each is to be asked about once, in the order of the text. */
export type Judge = (bound: Bound) => readonly Fault[];

/** The shape of a keyword in a release. */
export function shapeOf(spec: KeywordSpec, target: Target): Shape | undefined {
    const former = spec.formerShapes?.find(({ until }) => compareReleases(target.release, until) <= 0);
    return former ?? spec.shape;
}

/** Whether keepalived, or a keepalived that read the keyword as it was meant, looks at the words of a statement. */
function isRead({ binding, spec }: Bound, target: Target): boolean {
    if (spec === undefined) return false;
    if (binding.kind === 'unknown') return true;
    if (binding.kind !== 'known') return false;
    const { since, until } = binding.spelling.alias ?? spec;
    return (
        hasIt(target.release, since, until) &&
        (spec.feature ?? []).every((need) =>
            (typeof need === 'string' ? [need] : need).some((each) => !target.lacks.includes(each)),
        )
    );
}

function missing(keyword: Word, arg: ArgSpec, before: Word): Fault {
    return {
        kind: 'missing-value',
        span: join(keyword.span, before.span),
        problem: `${quote(keyword.text)} lacks its value (${arg.name})`,
        otherwise:
            arg.missing === 'reported' ? (arg.otherwise ?? IGNORES) : 'ends there and reads no further',
    };
}

/** What is wrong with the words after a keyword. */
function argumentFaults(bound: Bound, shape: Shape, target: Target): Fault[] {
    const [keyword, ...words] = bound.words;
    if (keyword === undefined) return [];
    const faults: Fault[] = [];
    for (const [index, arg] of shape.args.entries()) {
        const { value } = arg;
        const rest = words.slice(index);
        const word = rest[0];
        if (word === undefined) {
            if (arg.missing !== 'optional') faults.push(missing(keyword, arg, words.at(-1) ?? keyword));
            return faults;
        }
        if (value.kind === 'special' || value.kind === 'hex' || value.kind === 'command') {
            faults.push(...readSpecial(value, rest, { bound, target, arg }));
            return faults;
        }
        const last = index === shape.args.length - 1;
        for (const each of last && shape.more === 'list' ? rest : [word]) {
            const fault = wordFault(each, value, target.release);
            if (fault === undefined) continue;
            faults.push({ ...fault, span: each.span, otherwise: arg.otherwise ?? IGNORES });
        }
    }
    const surplus = words.slice(shape.args.length);
    const [first] = surplus;
    if (first !== undefined && shape.more === 'refused') {
        faults.push({
            kind: 'surplus-word',
            span: join(first.span, surplus.at(-1)?.span ?? first.span),
            problem: `${quote(first.text)} is one word too many after ${quote(keyword.text)}`,
            otherwise: shape.otherwise ?? IGNORES,
        });
    }
    return faults;
}

function repeatFault(bound: Bound, first: Bound, repeat: 'first' | 'last'): Fault {
    const name = bound.words[0]?.text ?? '';
    return {
        kind: 'repeated',
        span: bound.statement.node.span,
        problem: `${quote(name)} was given before`,
        otherwise: repeat === 'first' ? 'keeps the first and ignores this one' : 'takes this one',
        related: [{ span: first.statement.node.span, message: 'the first one' }],
    };
}

/** Where the end of a block is. */
function endOf({ statement: { node } }: Bound): Span {
    return node.block?.close ?? node.span;
}

function lackingFault(bound: Bound, { keywords, otherwise, since }: Requirement): Fault {
    const name = bound.words[0]?.text ?? '';
    return {
        kind: 'missing-keyword',
        span: bound.words[0]?.span ?? bound.statement.node.span,
        problem: `this ${quote(name)} has no ${listWords(keywords.map(quote), 'or')}`,
        otherwise,
        ...(since === undefined ? {} : { said: { since } }),
        related: [{ span: endOf(bound), message: 'the block ends here' }],
    };
}

/** What is wrong with a block as a whole. */
function blockFaults(bound: Bound): Fault[] {
    const { spec, children } = bound;
    const block = spec?.block;
    if (block === undefined || bound.statement.children === undefined) return [];
    if (block.content === 'keywords') {
        const names = new Set(children.map((child) => child.spec?.name));
        return (block.requires ?? [])
            .filter(({ keywords }) => !keywords.some((each) => names.has(each)))
            .map((requirement) => lackingFault(bound, requirement));
    }
    return [];
}

/** The things of which one keyword may be given once: a block, or for `global_defs` and the top the whole file. */
function scopeOf({ parent }: Bound): unknown {
    if (parent === undefined) return undefined;
    return parent.spec?.name === 'global_defs' ? parent.spec : parent;
}

/** A judge for one run over a configuration. */
export function createJudge(_config: BoundConfig, target: Target): Judge {
    const seen = new Map<unknown, Map<KeywordSpec, Bound>>();

    const firstOf = (bound: Bound, spec: KeywordSpec): Bound | undefined => {
        const scope = scopeOf(bound);
        let known = seen.get(scope);
        if (known === undefined) seen.set(scope, (known = new Map<KeywordSpec, Bound>()));
        const first = known.get(spec);
        if (first === undefined) known.set(spec, bound);
        return first;
    };

    return (bound) => {
        if (bound.binding.kind === 'value') return readLine(bound, target);
        const { spec } = bound;
        if (spec === undefined || !isRead(bound, target)) return [];
        const shape = shapeOf(spec, target);
        const faults = shape === undefined ? [] : argumentFaults(bound, shape, target);
        const repeat = shape?.repeat;
        if (repeat === 'first' || repeat === 'last') {
            const first = firstOf(bound, spec);
            if (first !== undefined) faults.push(repeatFault(bound, first, repeat));
        }
        return [...faults, ...blockFaults(bound)];
    };
}
