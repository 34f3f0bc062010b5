import {
    type DocumentSymbol,
    LSPErrorCodes,
    ResponseError,
    SymbolKind,
    type SymbolInformation,
} from 'vscode-languageserver';
import { messageRedaction, redactWords } from '../../src/report/secrets.ts';
import type { DocumentSymbol as Symbol } from '../../src/service/editor/structure/symbols.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { rangeOf } from '../convert.ts';
import { Cancelled, inSlices } from '../schedule.ts';
import { locationOf } from './context.ts';
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

export const search: Feature = {
    name: 'Search for names',
    does: 'virtual routers, scripts, groups, virtual and real servers and variables in all configurations of the open folders, by some of their letters',
    capabilities: { workspaceSymbolProvider: true },
    serve: (connection, { service }) => {
        connection.onWorkspaceSymbol(async ({ query }, token) => {
            try {
                const found = await inSlices(service.search(query), () => token.isCancellationRequested);
                return found.map(({ name, kind, container, place }): SymbolInformation => {
                    const redaction = messageRedaction(place.file);
                    return {
                        name: redactWords(name, redaction),
                        kind: KINDS[kind],
                        containerName: redactWords(container, redaction),
                        location: locationOf(place),
                    };
                });
            } catch (error) {
                if (!(error instanceof Cancelled)) throw error;
                throw new ResponseError(LSPErrorCodes.RequestCancelled, 'the search was given up');
            }
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
