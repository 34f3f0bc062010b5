/** What was given already, where a keyword or a name may be given once. */
import { hasIt } from '../../../grammar/schema/releases.ts';
import type { KeywordSpec, Release, Shape } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import { type Bound, wordsSpan } from '../bind.ts';
import { isIgnored } from './block.ts';
import type { Fault } from './fault.ts';

/** A keyword or the name of a block that is given again. */
export interface Repeat {
    readonly first: Bound;
    readonly how: 'first' | 'last' | 'ruins' | 'skipped' | 'unused';
}

const OUTCOMES: Readonly<Record<Repeat['how'], string>> = {
    first: 'keeps the first and ignores this one',
    last: 'takes this one',
    ruins: 'loses the whole block',
    skipped: 'reads past this one',
    unused: 'finds the first one wherever the name is used',
};

/** What is wrong with something that is given again. */
export function repeatFault(bound: Bound, { first, how }: Repeat): Fault {
    const [keyword, name] = bound.words;
    const named = how === 'skipped' || how === 'unused' ? name : undefined;
    const words = [keyword, named].filter((word) => word !== undefined);
    return {
        kind: 'repeated',
        span: wordsSpan(bound),
        problem: `${words.map(({ text }) => quote(text)).join(' ')} was given before`,
        otherwise: OUTCOMES[how],
        ...(how === 'unused' ? { said: 'never' } : {}),
        related: [{ span: wordsSpan(first), message: 'the first one' }, ...strayEnd(bound, how)],
    };
}

/**
 * Where keepalived gets out of step: it takes the end of a block inside another that it reads past for
 * that of both (`lib/parser.c:process_stream`).
 */
function strayEnd({ statement, parent }: Bound, how: Repeat['how']): NonNullable<Fault['related']> {
    const close = parent?.statement.node.block?.close;
    if (statement.children === undefined || close === undefined) return [];
    return how === 'first' || how === 'ruins'
        ? [{ span: close, message: 'this "}" then closes nothing' }]
        : [];
}

/** The things of which one may be given once: those of a block, or for `global_defs` and the top of the whole text. */
function scopeOf({ parent }: Bound): unknown {
    return parent?.spec?.name === 'global_defs' ? parent.spec : parent;
}

/** The name under which a statement can be given once; undefined where it may be given any number of times. */
function nameOf({ binding, words }: Bound, spec: KeywordSpec, shape: Shape | undefined): string | undefined {
    if (spec.sameName !== undefined) return words[1]?.text;
    // Of a line that is dropped for its misspelt keyword that is enough to say.
    if (binding.kind === 'unknown' && spec.block === undefined) return undefined;
    return shape?.repeat === undefined || shape.repeat === 'each' ? undefined : '';
}

/** Whether a block that lacks something has its name nevertheless, for it is taken away later only. */
function keepsName({ block }: KeywordSpec, release: Release): boolean {
    return (
        block?.content === 'keywords' &&
        (block.requires ?? []).some(
            ({ keepsName: until }) => until !== undefined && hasIt(release, undefined, until),
        )
    );
}

/** Whether keepalived remembers a statement as given. */
function isKept(
    bound: Bound,
    spec: KeywordSpec,
    shape: Shape | undefined,
    faults: readonly Fault[],
    release: Release,
): boolean {
    const isLacking = faults.some(({ kind }) => kind === 'missing-keyword');
    if (isIgnored(faults) || (isLacking && !keepsName(spec, release))) return false;
    if (shape?.unset === undefined) return true;
    const isNumber = !faults.some(({ kind }) => kind === 'invalid-number' || kind === 'out-of-range');
    return isNumber && Number(bound.words[1]?.text) !== shape.unset;
}

/** Remembers what was given. */
export class Given {
    readonly #known = new Map<unknown, Map<KeywordSpec, Map<string, Bound>>>();
    readonly #release: Release;

    constructor(release: Release) {
        this.#release = release;
    }

    #named(bound: Bound, spec: KeywordSpec): Map<string, Bound> {
        const scope = scopeOf(bound);
        let specs = this.#known.get(scope);
        if (specs === undefined) this.#known.set(scope, (specs = new Map<KeywordSpec, Map<string, Bound>>()));
        let names = specs.get(spec);
        if (names === undefined) specs.set(spec, (names = new Map<string, Bound>()));
        return names;
    }

    /** Whether a statement repeats an earlier one. */
    repeatOf(bound: Bound, spec: KeywordSpec, shape: Shape | undefined): Repeat | undefined {
        const name = nameOf(bound, spec, shape);
        const first = name === undefined ? undefined : this.#named(bound, spec).get(name);
        if (first === undefined) return undefined;
        const repeat = shape?.repeat === undefined || shape.repeat === 'each' ? 'first' : shape.repeat;
        return { first, how: spec.sameName ?? repeat };
    }

    /** Takes note of a statement that repeats none, with what is wrong with it. */
    add(bound: Bound, spec: KeywordSpec, shape: Shape | undefined, faults: readonly Fault[]): void {
        const name = nameOf(bound, spec, shape);
        if (name !== undefined && isKept(bound, spec, shape, faults, this.#release))
            this.#named(bound, spec).set(name, bound);
    }
}
