/**
 * kalint as a language server: which texts are open, and what holds for them. What is said about them comes from
 * the service; what the server can do is a list of features.
 */
import {
    type Connection,
    type InitializeParams,
    type InitializeResult,
    MessageType,
    ShowMessageNotification,
    type ShowMessageParams,
    TextDocumentSyncKind,
} from 'vscode-languageserver';
import { createEditorHost } from '../src/node/editor-host.ts';
import { createService } from '../src/service/editor/service.ts';
import { createSourceFile } from '../src/text/source-file.ts';
import { Checking } from './checking.ts';
import { pathOf, spanOf } from './convert.ts';
import type { View } from './diagnostics.ts';
import { contextOf } from './features/context.ts';
import { FEATURES, capabilitiesOf } from './features/index.ts';
import { foldersOf, settingsFrom } from './options.ts';
import { followWorkspace } from './workspace.ts';

/** Who the server is. */
export interface Identity {
    readonly version: string;
    /** Where the pages of the documentation are, with the `/` at the end. */
    readonly docsBase: string;
}

/** Serves one editor until it closes the connection. */
export function serve(connection: Connection, { version, docsBase }: Identity): void {
    connection.onInitialize((params): InitializeResult => {
        start(connection, docsBase, params);
        return {
            serverInfo: { name: 'kalint', version },
            capabilities: {
                textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
                workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
                ...capabilitiesOf(FEATURES),
            },
        };
    });
    connection.listen();
}

function start(connection: Connection, docsBase: string, params: InitializeParams): void {
    const { capabilities } = params;
    const initializationOptions: unknown = params.initializationOptions;
    const setting = { folders: foldersOf(params), docsBase };
    let settings = settingsFrom([initializationOptions], setting);
    const host = createEditorHost(settings.options);
    const service = createService(host);
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
    /** What is being found out of how files are judged. */
    let settled: Promise<unknown> = Promise.resolve();
    const checking = new Checking({
        connection,
        service,
        viewFor,
        pulls: capabilities.textDocument?.diagnostic !== undefined,
        refreshes: capabilities.workspace?.diagnostics?.refreshSupport === true,
        redraw: () => {
            const { inlayHint, semanticTokens } = capabilities.workspace ?? {};
            if (semanticTokens?.refreshSupport === true)
                connection.languages.semanticTokens.refresh().catch(() => undefined);
            if (inlayHint?.refreshSupport === true)
                connection.languages.inlayHint.refresh().catch(() => undefined);
        },
        settled: async () => {
            await settled;
        },
    });

    const first = followWorkspace(connection, capabilities, setting.folders, {
        isOpen: (path) => service.fileOf(path) !== undefined,
        isSettings: host.isSettings,
        changed: async (said, folders, progress) => {
            settings = settingsFrom([initializationOptions, said], { folders, docsBase });
            tell(settings.faults);
            host.use(settings.options);
            await host.reload(progress);
            service.refresh();
            tell(host.faults());
            checking.changedAll();
        },
    });
    // Until the folders were looked through, a file may seem to stand alone that another one includes.
    settled = first;
    connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
        const path = pathOf(uri);
        service.open(createSourceFile(path, text, version));
        checking.changed(path);
        const loaded = host.load(path).then(() => {
            tell(host.faults());
            checking.changed(path);
        });
        settled = settled.then(() => loaded);
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
    const context = contextOf({ service, checking, viewFor, capabilities, options: () => settings });
    for (const feature of FEATURES) feature.serve(connection, context);
}
