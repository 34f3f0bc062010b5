/** Runs the language server, tells it settings that change, and runs it anew where that is needed. */
import { type ExtensionContext, type LogOutputChannel, type Uri, workspace } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type ServerSettings, type Settings, serverSettings } from './launch.ts';

/** The server, whichever is running now. */
export interface Server {
    readonly start: () => Promise<void>;
    readonly stop: () => Promise<void>;
    readonly restart: () => Promise<void>;
    /** Asks one of kalint's own questions about a text; null where there is no answer. */
    readonly ask: <T>(method: string, uri: Uri, more?: object) => Promise<T | null>;
}

function settings(): Settings {
    const given = workspace.getConfiguration('kalint');
    return {
        targets: given.get<string[]>('targets', []),
        preset: given.get('preset', ''),
        configFile: given.get<string | boolean>('configFile', ''),
        inlayHints: given.get('inlayHints', false),
        serverPath: given.get('serverPath', ''),
    };
}

/** The settings in the names and shapes that the server has for them. */
function told(): ServerSettings {
    return serverSettings(settings(), workspace.workspaceFolders?.[0]?.uri.fsPath);
}

/** How the server is run: the module that the extension holds, or the program that the settings name. */
function serverOptions(context: ExtensionContext): ServerOptions {
    const { serverPath } = settings();
    if (serverPath !== '') return { command: serverPath, args: ['lsp'], transport: TransportKind.stdio };
    return { module: context.asAbsolutePath('server/server.cjs'), transport: TransportKind.stdio };
}

/**
 * The server asks for its settings when it has started, and after each change that it is told of. As options at its
 * start they would stay in force when they are cleared.
 */
function clientOf(context: ExtensionContext, log: LogOutputChannel): LanguageClient {
    const client: LanguageClient = new LanguageClient('kalint', 'kalint', serverOptions(context), {
        documentSelector: [
            { scheme: 'file', language: 'keepalived' },
            { scheme: 'untitled', language: 'keepalived' },
        ],
        outputChannel: log,
        middleware: {
            workspace: {
                configuration: async (params, token, next) => {
                    const answer = await next(params, token);
                    if (!Array.isArray(answer)) return answer;
                    return params.items.map(({ section }, index) =>
                        section === 'kalint' ? told() : (answer[index] as unknown),
                    );
                },
                didChangeConfiguration: () =>
                    client.sendNotification('workspace/didChangeConfiguration', {
                        settings: { kalint: told() },
                    }),
            },
        },
    });
    return client;
}

/** A server that is still to be started. Starts and stops come one after the other; what fails goes to the log. */
export function serverIn(context: ExtensionContext, log: LogOutputChannel): Server {
    let client: LanguageClient | undefined;
    let last: Promise<void> = Promise.resolve();
    const next = (step: () => Promise<void>): Promise<void> => {
        last = last.then(step).catch((error: unknown) => {
            log.error(String(error));
        });
        return last;
    };
    const start = async (): Promise<void> => {
        client = clientOf(context, log);
        await client.start();
    };
    const stop = async (): Promise<void> => {
        const running = client;
        client = undefined;
        // One that did not start cannot be stopped, and need not be.
        if (running?.isRunning() === true) await running.stop();
    };
    return {
        start: () => next(start),
        stop: () => next(stop),
        restart: () => {
            void next(stop);
            return next(start);
        },
        ask: async <T>(method: string, uri: Uri, more: object = {}): Promise<T | null> => {
            await last;
            if (client?.isRunning() !== true) return null;
            const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
            return client.sendRequest<T | null>(method, { textDocument, ...more });
        },
    };
}
