/**
 * The door through which editors come: texts that are open, and what can be asked about them. It knows no
 * editor and no disk. Offsets are those of the file that is named; a file that is not open has no answers.
 */
import type { Diagnostic, FileEdit } from '../../rules/diagnostic.ts';
import { type Edit, editsTo } from '../../text/edit.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Located } from '../../text/source-set.ts';
import { type Span, moved } from '../../text/span.ts';
import { type Steps, finish } from '../../text/steps.ts';
import { joinReports } from '../files.ts';
import { fixFile } from '../fix.ts';
import { formatFile } from '../format.ts';
import type { FileReport } from '../report.ts';
import { type Action, actionsFor } from './actions.ts';
import { type CompletionItem, completions } from './completion.ts';
import { type FoldingRange, foldingRanges } from './folding.ts';
import { type Hover, hover } from './hover.ts';
import { type Mention, definition, highlights, references } from './navigation.ts';
import { type Refusal, type Renamable, prepareRename, rename } from './rename.ts';
import { type DocumentSymbol, documentSymbols } from './symbols.ts';
import { type Host, type Place, Workspace } from './workspace.ts';

/** Where to go from a name. */
export interface Jump {
    readonly origin: Span;
    readonly destinations: readonly { readonly name: Located; readonly full: Located }[];
}

/** What an editor can ask for. */
export interface Service {
    /** Opens a text, or puts another in its place. */
    readonly open: (file: SourceFile) => void;
    /** Makes an edit of an open text, after which it has that version. */
    readonly edit: (uri: string, edit: Edit, version: number) => void;
    readonly close: (uri: string) => void;
    /** To be called when the host may answer differently than before. */
    readonly refresh: () => void;
    readonly fileOf: (uri: string) => SourceFile | undefined;
    /** A file of the configuration of which an open one is part, be it open or not. */
    readonly fileBeside: (uri: string, other: string) => SourceFile | undefined;
    readonly files: () => readonly SourceFile[];
    /**
     * What is found in the configurations of which an open file is part, for each open file among them. With
     * the next edit the work is void: its steps must not go on then.
     */
    readonly check: (uri: string) => Steps<readonly FileReport[]>;
    readonly actions: (uri: string, span: Span) => readonly Action[];
    /** The edits of all safe fixes. */
    readonly fixAll: (uri: string) => readonly Edit[];
    /** The edits that bring a file into its layout, or why it stays as it is. */
    readonly format: (uri: string) => readonly Edit[] | Refusal;
    readonly hover: (uri: string, offset: number) => Hover | undefined;
    readonly completions: (uri: string, offset: number) => readonly CompletionItem[];
    readonly definition: (uri: string, offset: number) => Jump | undefined;
    readonly references: (uri: string, offset: number, withDefinitions: boolean) => readonly Located[];
    readonly highlights: (uri: string, offset: number) => readonly Mention[];
    readonly prepareRename: (uri: string, offset: number) => Renamable | Refusal;
    readonly rename: (uri: string, offset: number, name: string) => readonly FileEdit[] | Refusal;
    readonly symbols: (uri: string) => readonly DocumentSymbol[];
    readonly folding: (uri: string) => readonly FoldingRange[];
}

const NOT_OPEN: Refusal = { problem: 'the file is not open' };

/** Makes a service for a host. */
export function createService(host: Host): Service {
    const workspace = new Workspace(host);
    const known = new WeakMap<SourceFile, FileReport>();

    function* check(uri: string): Steps<readonly FileReport[]> {
        const found: FileReport[] = [];
        for (const main of workspace.mainsOf(uri))
            found.push(...(yield* main.check(workspace.settingsFor(main.file.uri))));
        const open = new Set(workspace.files);
        const reports = joinReports(found).filter(({ file }) => open.has(file));
        for (const report of reports) known.set(report.file, report);
        return reports;
    }

    const findingsIn = (file: SourceFile): readonly Diagnostic[] => {
        if (!known.has(file)) finish(check(file.uri));
        return known.get(file)?.diagnostics ?? [];
    };

    /** Asks about a place of an open file; the answer's spans may be in any file of its configuration. */
    const ask = <T>(
        uri: string,
        offset: number,
        question: (place: Place, at: number) => T,
    ): T | undefined => {
        const place = workspace.placeOf(uri);
        return place === undefined ? undefined : question(place, place.base + offset);
    };

    return {
        open: (file) => {
            workspace.open(file);
        },
        edit: (uri, edit, version) => {
            workspace.edit(uri, edit, version);
        },
        close: (uri) => {
            workspace.close(uri);
        },
        refresh: () => {
            workspace.refresh();
        },
        fileOf: (uri) => workspace.documentOf(uri)?.file,
        fileBeside: (uri, other) =>
            workspace.placeOf(uri)?.reading.bound.config.sources.files.find((file) => file.uri === other),
        files: () => workspace.files,
        check,
        actions: (uri, span) => {
            const file = workspace.documentOf(uri)?.file;
            return file === undefined ? [] : actionsFor(file, findingsIn(file), span);
        },
        fixAll: (uri) => {
            const file = workspace.documentOf(uri)?.file;
            if (file === undefined) return [];
            return editsTo(file.text, fixFile(file, workspace.settingsFor(uri), false).file.text);
        },
        format: (uri) => {
            const file = workspace.documentOf(uri)?.file;
            if (file === undefined) return NOT_OPEN;
            const { targets, includes } = workspace.settingsFor(uri);
            const result = formatFile(file, {
                options: host.formatFor(uri),
                releases: targets.map(({ release }) => release),
                ...(includes === undefined ? {} : { includes }),
            });
            return result.kind === 'refused'
                ? { problem: result.reason }
                : editsTo(file.text, result.file.text);
        },
        hover: (uri, offset) =>
            ask(uri, offset, ({ reading, base }, at) => {
                const found = hover(reading, at, host.docsBase);
                return found === undefined ? undefined : { ...found, span: moved(found.span, -base) };
            }),
        completions: (uri, offset) =>
            ask(uri, offset, ({ reading, base }, at) =>
                completions(reading, at).map((item) => ({ ...item, replace: moved(item.replace, -base) })),
            ) ?? [],
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
        symbols: (uri) =>
            ask(uri, 0, ({ reading, base }) =>
                documentSymbols(reading.bound, uri).map((symbol) => movedSymbol(symbol, -base)),
            ) ?? [],
        folding: (uri) => {
            const document = workspace.documentOf(uri);
            return document === undefined ? [] : foldingRanges(document.tree);
        },
    };
}

function movedSymbol(symbol: DocumentSymbol, shift: number): DocumentSymbol {
    return {
        ...symbol,
        span: moved(symbol.span, shift),
        selection: moved(symbol.selection, shift),
        children: symbol.children.map((child) => movedSymbol(child, shift)),
    };
}

function located({ reading }: Place, span: Span): Located {
    return reading.bound.config.sources.locate(span);
}
