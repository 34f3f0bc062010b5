/**
 * kalint as a language server: which texts are open, and what holds for them. What is said about them comes from
 * the service; what the server can do is a list of features.
 */
import {
    type Connection,
    DidChangeWatchedFilesNotification,
    type InitializeParams,
    type InitializeResult,
    MessageType,
    ShowMessageNotification,
    type ShowMessageParams,
    TextDocumentSyncKind,
} from 'vscode-languageserver';
import { type EditorHost, type EditorOptions, createEditorHost } from '../src/node/editor-host.ts';
import { createService } from '../src/service/editor/service.ts';
import { createSourceFile } from '../src/text/source-file.ts';
import { Checking } from './checking.ts';
import { pathOf, spanOf } from './convert.ts';
import type { View } from './diagnostics.ts';
import { contextOf } from './features/context.ts';
import { FEATURES, capabilitiesOf } from './features/index.ts';
import { optionsOf } from './options.ts';

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
                ...capabilitiesOf(FEATURES),
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
    const checking = new Checking({
        connection,
        service,
        viewFor,
        pulls: textDocument?.diagnostic !== undefined,
        refreshes: workspace?.diagnostics?.refreshSupport === true,
    });
    const reload = (): void => {
        void host.reload().then(() => {
            service.refresh();
            tell(host.faults());
            checking.changedAll();
        });
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
        checking.changed(path);
        void host.load(path).then(() => {
            tell(host.faults());
            checking.changed(path);
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
        checking.changed(path);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
        const path = pathOf(uri);
        service.close(path);
        checking.closed(path);
    });
    const options = (): { readonly inlayHints: boolean } => ({ inlayHints: false });
    const context = contextOf({ service, checking, viewFor, capabilities, options });
    for (const feature of FEATURES) feature.serve(connection, context);
}

/** What an editor says no to is not done. */
function ignore(): void {
    return undefined;
}
