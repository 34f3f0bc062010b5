/** kalint in VS Code: runs the language server, and runs it anew when a setting of it changes. */
import { type ExtensionContext, type LogOutputChannel, window, workspace } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { RESTARTING, type Settings, initializationOptions } from './launch.ts';

let client: LanguageClient | undefined;

/** Starts and stops come one after the other. */
let last: Promise<void> = Promise.resolve();

function settings(): Settings {
    const given = workspace.getConfiguration('kalint');
    return {
        targets: given.get<string[]>('targets', []),
        preset: given.get('preset', ''),
        configFile: given.get<string | boolean>('configFile', ''),
        serverPath: given.get('serverPath', ''),
    };
}

/** How the server is run: the module that the extension holds, or the program that the settings name. */
function serverOptions(context: ExtensionContext, { serverPath }: Settings): ServerOptions {
    if (serverPath !== '') return { command: serverPath, args: ['lsp'], transport: TransportKind.stdio };
    return { module: context.asAbsolutePath('server/server.cjs'), transport: TransportKind.stdio };
}

async function start(context: ExtensionContext, log: LogOutputChannel): Promise<void> {
    const given = settings();
    client = new LanguageClient('kalint', 'kalint', serverOptions(context, given), {
        documentSelector: [
            { scheme: 'file', language: 'keepalived' },
            { scheme: 'untitled', language: 'keepalived' },
        ],
        initializationOptions: initializationOptions(given, workspace.workspaceFolders?.[0]?.uri.fsPath),
        outputChannel: log,
    });
    await client.start();
}

async function stop(): Promise<void> {
    const running = client;
    client = undefined;
    // One that did not start cannot be stopped, and need not be.
    if (running?.isRunning() === true) await running.stop();
}

/** Takes a step when those before it are done. What fails goes to the log; the client tells the user. */
function next(step: () => Promise<void>, log: LogOutputChannel): Promise<void> {
    last = last.then(step).catch((error: unknown) => {
        log.error(String(error));
    });
    return last;
}

/** Called by VS Code when the first keepalived.conf is opened. */
export function activate(context: ExtensionContext): Promise<void> {
    const log = window.createOutputChannel('kalint', { log: true });
    const changes = workspace.onDidChangeConfiguration((event) => {
        if (!RESTARTING.some((name) => event.affectsConfiguration(`kalint.${name}`))) return;
        void next(stop, log);
        void next(() => start(context, log), log);
    });
    context.subscriptions.push(log, changes);
    return next(() => start(context, log), log);
}

/** Called by VS Code when the extension is to go. */
export function deactivate(): Promise<void> {
    return last.then(stop);
}
