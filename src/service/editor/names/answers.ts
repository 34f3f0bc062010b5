import type { FileEdit } from '../../../rules/diagnostic.ts';
import type { Located } from '../../../text/source-set.ts';
import { type Span, moved } from '../../../text/span.ts';
import { type Mention, definition, highlights, references } from './navigation.ts';
import { type Refusal, type Renamable, prepareRename, rename } from './rename.ts';
import { type Asking, NOT_OPEN, located } from '../asking.ts';

/** Where to go from a name. */
export interface Jump {
    readonly origin: Span;
    readonly destinations: readonly { readonly name: Located; readonly full: Located }[];
}

/** Where things are that have a name, and what else they may be called. */
export interface Names {
    readonly definition: (uri: string, offset: number) => Jump | undefined;
    readonly references: (uri: string, offset: number, withDefinitions: boolean) => readonly Located[];
    readonly highlights: (uri: string, offset: number) => readonly Mention[];
    readonly prepareRename: (uri: string, offset: number) => Renamable | Refusal;
    readonly rename: (uri: string, offset: number, name: string) => readonly FileEdit[] | Refusal;
}

export function namesAnswers({ ask }: Asking): Names {
    return {
        definition: (uri, offset) =>
            ask(uri, offset, (place, at) => {
                const found = definition(place.reading, at);
                if (found === undefined) return undefined;
                const destinations = found.destinations.map(({ span, full }) => ({
                    name: located(place, span),
                    full: located(place, full),
                }));
                return { origin: moved(found.origin, -place.base), destinations };
            }),
        references: (uri, offset, withDefinitions) =>
            ask(uri, offset, (place, at) =>
                references(place.reading, at, withDefinitions).map(({ span }) => located(place, span)),
            ) ?? [],
        highlights: (uri, offset) =>
            ask(uri, offset, (place, at) =>
                highlights(place.reading, at)
                    .filter(({ span }) => located(place, span).file.uri === uri)
                    .map((mention) => ({ ...mention, span: moved(mention.span, -place.base) })),
            ) ?? [],
        prepareRename: (uri, offset) =>
            ask(uri, offset, ({ reading, base }, at) => {
                const found = prepareRename(reading, at);
                return 'problem' in found ? found : { ...found, span: moved(found.span, -base) };
            }) ?? NOT_OPEN,
        rename: (uri, offset, name) =>
            ask(uri, offset, (place, at) => {
                const result = rename(place.reading, at, name);
                if ('problem' in result) return result;
                return result.edits.map(({ span, text }): FileEdit => {
                    const there = located(place, span);
                    return { uri: there.file.uri, span: there.span, text };
                });
            }) ?? NOT_OPEN,
    };
}
