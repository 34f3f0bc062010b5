import type { BoundConfig } from '../../../schema/bind.ts';
import { oncePer } from '../../../text/once.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import { type Span, moved } from '../../../text/span.ts';
import type { Steps } from '../../../text/steps.ts';
import type { CheckSettings } from '../../settings.ts';
import { OpenDocument } from '../document.ts';
import { type FoldingRange, foldingRanges } from './folding.ts';
import { type DocumentLink, documentLinks } from './links.ts';
import { selectionsAt } from './selections.ts';
import { type DocumentSymbol, documentSymbols } from './symbols.ts';
import { type TokenRun, semanticTokens } from './tokens.ts';
import { type WorkspaceSymbol, workspaceSymbols } from '../names/workspace-symbols.ts';
import type { Asking } from '../asking.ts';

/** What a text is made of. */
export interface Structure {
    readonly symbols: (uri: string) => readonly DocumentSymbol[];
    /** What has a name in any configuration that is open or known to the host, by some letters of it. */
    readonly search: (typed: string) => Steps<readonly WorkspaceSymbol[]>;
    readonly folding: (uri: string) => readonly FoldingRange[];
    /** What is selected around an offset, from the least to all of the file. */
    readonly selections: (uri: string, offset: number) => readonly Span[];
    readonly links: (uri: string) => readonly DocumentLink[];
    /** The tokens of a stretch of a file, or of all of it. */
    readonly tokens: (uri: string, within?: Span) => readonly TokenRun[];
}

/** Tells the outlines of the files of a configuration; their offsets are those of each file. */
const outlinesIn = oncePer((bound: BoundConfig) => {
    const known = new Map<string, readonly DocumentSymbol[]>();
    return (uri: string): readonly DocumentSymbol[] => {
        let outline = known.get(uri);
        if (outline === undefined) {
            const base = bound.config.sources.startOf(uri);
            outline = documentSymbols(bound, uri).map((symbol) => movedSymbol(symbol, -base));
            known.set(uri, outline);
        }
        return outline;
    };
});

/** The outline of a file that is not open, by how it is judged. */
const outlineOf = oncePer((file: SourceFile) =>
    oncePer((settings: CheckSettings) =>
        outlinesIn(new OpenDocument(file).reading(settings).bound)(file.uri),
    ),
);

export function structureAnswers({ ask, host, workspace }: Asking): Structure {
    const symbols = (uri: string): readonly DocumentSymbol[] =>
        ask(uri, 0, ({ reading }) => outlinesIn(reading.bound)(uri)) ?? [];
    return {
        symbols,
        search: (typed) => {
            const open = workspace.files;
            const isOpen = new Set(open.map(({ uri }) => uri));
            const others = (host.configurations?.() ?? []).filter(({ uri }) => !isOpen.has(uri));
            return workspaceSymbols(
                [...open, ...others],
                (file) =>
                    isOpen.has(file.uri)
                        ? symbols(file.uri)
                        : outlineOf(file)(workspace.settingsFor(file.uri)),
                typed,
            );
        },
        folding: (uri) => {
            const document = workspace.documentOf(uri);
            return document === undefined ? [] : foldingRanges(document.tree);
        },
        selections: (uri, offset) => {
            const document = workspace.documentOf(uri);
            return document === undefined ? [] : selectionsAt(document.tree, offset);
        },
        links: (uri) => ask(uri, 0, ({ reading }) => documentLinks(reading, uri)) ?? [],
        tokens: (uri, within) =>
            ask(uri, 0, ({ reading, base }) => {
                const whole = { start: 0, end: workspace.documentOf(uri)?.file.text.length ?? 0 };
                const runs = semanticTokens(reading, moved(within ?? whole, base));
                return runs.map(({ start, tokens }) => ({ start: start - base, tokens }));
            }) ?? [],
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
