/** How a piece of the effective text came about, where it is not simply written there. */
import type { IToken } from 'chevrotain';
import { type Span, join } from '../text/span.ts';

/** One step on the way from the text that was read to where it has its effect. */
export interface Via {
    readonly kind: 'definition' | 'sequence' | 'include' | 'part';
    /** The definition, the variables of the sequence with their values, or the file. */
    readonly name: string;
    /** Where it is used: the `$NAME`, the `~SEQ(…)` or the include line. Of a part of a word the text itself. */
    readonly span: Span;
    /** How that place itself came about. */
    readonly parent?: Via;
}

/** A stretch of a text with the way it came about. */
export interface Derived {
    readonly span: Span;
    readonly via: Via | undefined;
}

/** A step that is taken at a place, with the way that led there. */
export function viaFrom(kind: Via['kind'], name: string, { span, via }: Derived): Via {
    return { kind, name, span, ...(via === undefined ? {} : { parent: via }) };
}

/** The steps of a way, the last first. */
export function* stepsOf(via: Via | undefined): Generator<Via> {
    for (let step = via; step !== undefined; step = step.parent) yield step;
}

/** The files through which a text came in, the innermost first; the main file is not among them. */
export function filesOf(via: Via | undefined): readonly string[] {
    return [...stepsOf(via)].flatMap(({ kind, name }) => (kind === 'include' ? [name] : []));
}

function depthOf(via: Via | undefined): number {
    let depth = 0;
    for (let at = via; at !== undefined; at = at.parent) depth++;
    return depth;
}

/** Where something has its effect, seen from one step further out. */
function outward(derived: Derived): Derived {
    return derived.via === undefined ? derived : { span: derived.via.span, via: derived.via.parent };
}

/**
 * The stretch that holds two others: that between them where both came about the same way, else
 * the one between the places where they came together.
 */
export function joinDerived(a: Derived, b: Derived): Derived {
    let [one, other] = [a, b];
    for (let depth = depthOf(one.via); depth > depthOf(other.via); depth--) one = outward(one);
    for (let depth = depthOf(other.via); depth > depthOf(one.via); depth--) other = outward(other);
    while (one.via !== other.via) {
        one = outward(one);
        other = outward(other);
    }
    return { span: join(one.span, other.span), via: one.via };
}

/** How a token came about. */
export interface Provenance {
    /** The way of the whole token; undefined where it stands in the text as it is. */
    readonly via: Via | undefined;
    /** Steps of kind `part`, one for each part that came another way, with what led from it to the token. */
    readonly parts: readonly Via[];
}

/** How a token came about. */
export function provenanceOf(token: IToken): Provenance {
    return (token.payload as Provenance | undefined) ?? { via: undefined, parts: [] };
}
