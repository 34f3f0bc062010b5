import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { DocumentSymbol as Symbol } from '../../src/service/editor/symbols.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { rangeOf } from '../convert.ts';
import type { Feature } from './feature.ts';

export const symbols: Feature = {
    name: 'Outline',
    does: 'blocks, definitions and includes',
    capabilities: { documentSymbolProvider: true },
    serve: (connection, { fileOf, service }) => {
        connection.onDocumentSymbol(({ textDocument }) => {
            const file = fileOf(textDocument.uri);
            return file === undefined ? null : service.symbols(file.uri).map((each) => symbolOf(file, each));
        });
    },
};

const KINDS: Readonly<Record<Symbol['kind'], SymbolKind>> = {
    section: SymbolKind.Namespace,
    block: SymbolKind.Class,
    server: SymbolKind.Object,
    checker: SymbolKind.Event,
    definition: SymbolKind.Constant,
    include: SymbolKind.File,
    unknown: SymbolKind.Null,
};

function symbolOf(
    file: SourceFile,
    { name, detail, kind, span, selection, children }: Symbol,
): DocumentSymbol {
    return {
        name,
        detail,
        kind: KINDS[kind],
        range: rangeOf(file, span),
        selectionRange: rangeOf(file, selection),
        children: children.map((child) => symbolOf(file, child)),
    };
}
