import { moved } from '../../../text/span.ts';
import { type FoldingRange, foldingRanges } from '../folding.ts';
import { type DocumentSymbol, documentSymbols } from '../symbols.ts';
import type { Asking } from './asking.ts';

/** What a text is made of. */
export interface Structure {
    readonly symbols: (uri: string) => readonly DocumentSymbol[];
    readonly folding: (uri: string) => readonly FoldingRange[];
}

export function structureAnswers({ ask, workspace }: Asking): Structure {
    return {
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
