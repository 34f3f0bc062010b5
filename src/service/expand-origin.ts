/** Where a line that keepalived gets comes from. */
import type { IToken } from 'chevrotain';
import { tokenSpan } from '../syntax/tree.ts';
import { type Derived, type Via, joinDerived, provenanceOf } from '../syntax/via.ts';
import type { Located, SourceSet } from '../text/source-set.ts';
import { contains } from '../text/span.ts';

/** A step on the way from where a text stands to where it has its effect. */
export interface OriginStep {
    readonly kind: 'include' | 'definition' | 'sequence';
    /** The file, the definition, or the variables of the sequence with their values: `HOST = 1`. */
    readonly name: string;
    /** The include line, the use, or the `~SEQ(…)` or `~LST(…)`. */
    readonly at: Located;
}

/** A definition that gave part of a line. */
export interface OriginPart {
    readonly name: string;
    /** Where its text stands; of what is built in, where it is used. */
    readonly from: Located;
}

/** Where a line comes from. */
export interface ExpandedOrigin {
    readonly from: Located;
    /** The nearest first; none for what stands in the main file itself. */
    readonly steps: readonly OriginStep[];
    /** What of the line stands elsewhere, without the variables of the sequences among the steps. */
    readonly parts: readonly OriginPart[];
}

/** Where a token stands, and how it came from there. */
export function derivedOf(token: IToken): Derived {
    return { span: tokenSpan(token), via: provenanceOf(token).via };
}

/** Whether a definition is a variable of one of the sequences on the way. */
function isVariable(name: string, steps: readonly OriginStep[]): boolean {
    return steps.some(
        (step) =>
            step.kind === 'sequence' && step.name.split(', ').some((each) => each.startsWith(`${name} =`)),
    );
}

function stepsOf(via: Via | undefined, sources: SourceSet): OriginStep[] {
    const steps: OriginStep[] = [];
    for (let step = via; step !== undefined; step = step.parent)
        if (step.kind !== 'part')
            steps.push({ kind: step.kind, name: step.name, at: sources.locate(step.span) });
    return steps.filter(({ kind, name }) => kind !== 'definition' || !isVariable(name, steps));
}

/** The last definition on the way from a token to the whole of its line. */
function definitionOf(token: IToken, whole: Derived): OriginPart['name'] | undefined {
    let name: string | undefined;
    for (let step = provenanceOf(token).via; step !== undefined && step !== whole.via; step = step.parent)
        if (step.kind === 'definition') name = step.name;
    return name;
}

/** What gave a token, or parts of it; what is built in stands where it is used, and is left out. */
function partsOf(token: IToken, whole: Derived, sources: SourceSet): OriginPart[] {
    const name = definitionOf(token, whole);
    const own = name === undefined ? [] : [{ name, span: tokenSpan(token) }];
    return [...own, ...provenanceOf(token).parts]
        .filter(({ span }) => !contains(whole.span, span))
        .map((part) => ({ name: part.name, from: sources.locate(part.span) }));
}

/** Where the line made of these tokens, of which there is at least one, comes from. */
export function originOf(tokens: readonly IToken[], sources: SourceSet): ExpandedOrigin {
    const [first, ...others] = tokens.map(derivedOf);
    const whole = others.reduce(joinDerived, first ?? { span: { start: 0, end: 0 }, via: undefined });
    const steps = stepsOf(whole.via, sources);
    const parts = new Map<string, OriginPart>();
    for (const part of tokens.flatMap((token) => partsOf(token, whole, sources))) {
        const key = `${part.name} ${part.from.file.uri} ${part.from.span.start}`;
        if (!isVariable(part.name, steps) && !parts.has(key)) parts.set(key, part);
    }
    return { from: sources.locate(whole.span), steps, parts: [...parts.values()] };
}
