import {
    type CancellationToken,
    DocumentDiagnosticReportKind,
    LSPErrorCodes,
    ResponseError,
} from 'vscode-languageserver';
import { pathOf } from '../convert.ts';
import { Cancelled } from '../schedule.ts';
import type { Feature } from './feature.ts';

export const diagnostics: Feature = {
    name: 'Diagnostics',
    does: 'the findings, each with the page of its rule, with the other places it has to do with, and for which targets it holds; published after each change, or answered where the editor asks for them',
    capabilities: {
        diagnosticProvider: {
            identifier: 'kalint',
            interFileDependencies: true,
            workspaceDiagnostics: false,
        },
    },
    serve: (connection, { checking }) => {
        connection.languages.diagnostics.on(async ({ textDocument }, token: CancellationToken) => {
            const path = pathOf(textDocument.uri);
            try {
                const items = await checking.answer(path, () => token.isCancellationRequested);
                return { kind: DocumentDiagnosticReportKind.Full, items: [...items] };
            } catch (error) {
                if (!(error instanceof Cancelled)) throw error;
                throw new ResponseError(
                    token.isCancellationRequested
                        ? LSPErrorCodes.RequestCancelled
                        : LSPErrorCodes.ServerCancelled,
                    'the text has changed meanwhile',
                    { retriggerRequest: true },
                );
            }
        });
    },
};
