/**
 * kalint as a language server: what it can do, which texts are open, and when they are checked. What is said
 * about them comes from the service.
 */
import {
    type CancellationToken,
    CodeActionKind,
    type Connection,
    DidChangeWatchedFilesNotification,
    DocumentDiagnosticReportKind,
    type InitializeParams,
    type InitializeResult,
    LSPErrorCodes,
    MessageType,
    ResponseError,
    ShowMessageNotification,
    type ShowMessageParams,
    TextDocumentSyncKind,
} from 'vscode-languageserver';
import { type EditorHost, type EditorOptions, createEditorHost } from '../src/node/editor-host.ts';
import { createService } from '../src/service/editor/service.ts';
import type { FileReport } from '../src/service/report.ts';
import { createSourceFile } from '../src/text/source-file.ts';
import { pathOf, spanOf, uriOf } from './convert.ts';
import { type View, diagnosticOf } from './diagnostics.ts';
import { optionsOf } from './options.ts';
import { FIX_ALL, answer } from './requests.ts';
import { Cancelled, Schedule, inSlices } from './schedule.ts';

/** Who the server is. */
export interface Identity {
    readonly version: string;
    /** Where the pages of the documentation are, with the `/` at the end. */
    readonly docsBase: string;
}

/** Serves one editor until it closes the connection. */
export function serve(connection: Connection, identity: Identity): void {
    connection.onInitialize((params): InitializeResult => {
        const { options, faults } = optionsOf(params, identity.docsBase);
        const host = createEditorHost(options);
        start(connection, host, options, params, faults);
        return {
            serverInfo: { name: 'kalint', version: identity.version },
            capabilities: {
                textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
                diagnosticProvider: {
                    identifier: 'kalint',
                    interFileDependencies: true,
                    workspaceDiagnostics: false,
                },
                hoverProvider: true,
                completionProvider: { triggerCharacters: ['$'] },
                definitionProvider: true,
                referencesProvider: true,
                documentHighlightProvider: true,
                renameProvider: { prepareProvider: true },
                documentSymbolProvider: true,
                foldingRangeProvider: true,
                documentFormattingProvider: true,
                codeActionProvider: {
                    codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL],
                    resolveProvider: true,
                },
            },
        };
    });
    connection.listen();
}

function start(
    connection: Connection,
    host: EditorHost,
    { docsBase }: EditorOptions,
    { capabilities }: InitializeParams,
    faults: readonly string[],
): void {
    const service = createService(host);
    const { textDocument, workspace } = capabilities;
    const pulls = textDocument?.diagnostic !== undefined;
    const viewFor = (path: string): View => ({
        docsBase,
        targets: host.settingsFor(path).targets.length,
        fileOf: (other) => service.fileOf(other) ?? service.fileBeside(path, other),
    });
    const told = new Set<string>();
    const tell = (messages: readonly string[]): void => {
        for (const message of messages.filter((each) => !told.has(each))) {
            told.add(message);
            const note: ShowMessageParams = { type: MessageType.Error, message: `kalint: ${message}` };
            void connection.sendNotification(ShowMessageNotification.type, note);
        }
    };
    /** Goes up with every change: work on what was before is void. */
    let age = 0;

    const publish = ({ file, diagnostics }: FileReport): void => {
        const view = viewFor(file.uri);
        void connection.sendDiagnostics({
            uri: uriOf(file.uri),
            version: file.version,
            diagnostics: diagnostics.map((each) => diagnosticOf(each, file, view)),
        });
    };
    const run = async (path: string): Promise<void> => {
        const started = age;
        try {
            const reports = await inSlices(service.check(path), () => age !== started);
            for (const report of reports) publish(report);
        } catch (error) {
            if (!(error instanceof Cancelled)) throw error;
            // What made it void may have been another file.
            if (service.fileOf(path) !== undefined) schedule.soon(path);
        }
    };
    const schedule = new Schedule(run);
    const changed = (path: string): void => {
        age++;
        if (!pulls) schedule.soon(path);
    };
    const changedAll = (): void => {
        service.refresh();
        age++;
        tell(host.faults());
        if (pulls) {
            if (workspace?.diagnostics?.refreshSupport === true)
                connection.languages.diagnostics.refresh().catch(ignore);
        } else for (const { uri } of service.files()) schedule.soon(uri);
    };
    const reload = (): void => {
        void host.reload().then(changedAll);
    };

    connection.onInitialized(() => {
        tell(faults);
        reload();
        if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
            const watchers = [{ globPattern: '**/*' }];
            connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(ignore);
        }
    });
    connection.onDidChangeWatchedFiles(reload);
    connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
        const path = pathOf(uri);
        service.open(createSourceFile(path, text, version));
        changed(path);
        void host.load(path).then(() => {
            tell(host.faults());
            changed(path);
        });
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
        const path = pathOf(uri);
        for (const change of contentChanges) {
            const file = service.fileOf(path);
            if (file === undefined) return;
            if ('range' in change)
                service.edit(path, { span: spanOf(file, change.range), text: change.text }, version);
            else service.open(createSourceFile(path, change.text, version));
        }
        changed(path);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
        const path = pathOf(uri);
        service.close(path);
        schedule.cancel(path);
        age++;
        if (!pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
    });
    connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token: CancellationToken) => {
        const path = pathOf(uri);
        const started = age;
        try {
            const isVoid = (): boolean => age !== started || token.isCancellationRequested;
            const reports = await inSlices(service.check(path), isVoid);
            const own = reports.find(({ file }) => file.uri === path);
            const view = viewFor(path);
            const items = (own?.diagnostics ?? []).map((each) =>
                own === undefined ? undefined : diagnosticOf(each, own.file, view),
            );
            return {
                kind: DocumentDiagnosticReportKind.Full,
                items: items.filter((each) => each !== undefined),
            };
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
    const resolves = textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
    answer(connection, { service, viewFor, resolves });
}

/** What an editor says no to is not done. */
function ignore(): void {
    return undefined;
}
