/** Where what has a name is defined, and where it is used. */
import type { Span } from '../../../text/span.ts';
import { filesOf } from '../place/included.ts';
import type { Reading } from '../reading.ts';
import { type Referent, referentAt } from '../place/referent.ts';
import { definitionFor, definitionsOf, variableUses } from '../place/variables.ts';

/** A place to go to. */
export interface Destination {
    /** The name there; empty at the start of a file. */
    readonly span: Span;
    /** The whole that has the name: a block, a line, a file. */
    readonly full: Span;
}

/** Where to go from a place in the text. */
export interface Definition {
    /** The name or path from which one goes there. */
    readonly origin: Span;
    readonly destinations: readonly Destination[];
}

/** A place where a name stands; it is defined at those of role `definition`. */
export interface Mention {
    readonly span: Span;
    readonly role: 'definition' | 'use';
}

function destinationsOf({ bound }: Reading, referent: Referent): readonly Destination[] {
    const { tree, sources } = bound.config;
    switch (referent.kind) {
        case 'variable': {
            const { use, name } = referent;
            const own = use === undefined ? definitionsOf(tree, name) : [definitionFor(bound, use)];
            return own.flatMap((each) =>
                each === undefined ? [] : [{ span: each.nameSpan, full: each.span }],
            );
        }
        case 'name':
            return referent.thing.definitions.map(({ span, bound: { statement } }) => {
                const { block } = statement.node;
                const end = block?.close?.end ?? block?.open.end ?? statement.node.span.end;
                const full = { start: Math.min(statement.node.span.start, span.start), end };
                // The block of a definition that stands elsewhere than its name says nothing of it.
                return { span, full: full.end < span.end ? span : full };
            });
        case 'file':
            return filesOf(bound, referent.directive).map(({ uri, text }) => {
                const start = sources.startOf(uri);
                return { span: { start, end: start }, full: { start, end: start + text.length } };
            });
    }
}

/** Where the thing is defined whose name stands at an offset, or which files are included there. */
export function definition(reading: Reading, offset: number): Definition | undefined {
    const referent = referentAt(reading, offset);
    if (referent === undefined) return undefined;
    const destinations = destinationsOf(reading, referent);
    return destinations.length === 0 ? undefined : { origin: referent.span, destinations };
}

/** All places that a definition's name, or the name of a thing, stands at, in the order of the text. */
export function mentionsOf({ bound }: Reading, referent: Referent): readonly Mention[] {
    const { tree } = bound.config;
    if (referent.kind === 'file') return [];
    if (referent.kind === 'name') {
        const { definitions, uses } = referent.thing;
        return [...definitions, ...uses]
            .map(({ span, role }) => ({ span, role }))
            .sort((a, b) => a.span.start - b.span.start);
    }
    const { name } = referent;
    const defined = definitionsOf(tree, name).map(({ nameSpan }): Mention => ({
        span: nameSpan,
        role: 'definition',
    }));
    const used = variableUses(tree)
        .filter((use) => use.name === name)
        .map(({ nameSpan }): Mention => ({ span: nameSpan, role: 'use' }));
    return [...defined, ...used].sort((a, b) => a.span.start - b.span.start);
}

/** All places at which the thing is named that an offset names, with or without those that define it. */
export function references(reading: Reading, offset: number, withDefinitions: boolean): readonly Mention[] {
    const referent = referentAt(reading, offset);
    const mentions = referent === undefined ? [] : mentionsOf(reading, referent);
    return withDefinitions ? mentions : mentions.filter(({ role }) => role === 'use');
}

/** The same in the file of the offset only. */
export function highlights(reading: Reading, offset: number): readonly Mention[] {
    const { sources } = reading.bound.config;
    const { file } = sources.locate({ start: offset, end: offset });
    const start = sources.startOf(file.uri);
    const end = start + file.text.length;
    return references(reading, offset, true).filter(({ span }) => span.start >= start && span.end <= end);
}
