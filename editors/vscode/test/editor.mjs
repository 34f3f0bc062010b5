/** An editor for tests: as much of the `vscode` module as the commands use. What is shown and asked is written down. */
import { mkdtempSync, rmSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const home = join(import.meta.dirname, '..');

/** The exports of a source of the extension, which sees `vscode` as its editor, and `client` as what speaks to servers. */
export async function loadIn(vscode, source, client = {}) {
    const others = new Map([
        ['vscode', vscode],
        ['vscode-languageclient/node', client],
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'kalint-vscode-'));
    const load = Module._load;
    try {
        const outfile = join(folder, 'bundle.cjs');
        await build({
            absWorkingDir: home,
            entryPoints: [source],
            outfile,
            bundle: true,
            platform: 'node',
            format: 'cjs',
            external: [...others.keys()],
            logLevel: 'warning',
        });
        Module._load = (request, ...more) => others.get(request) ?? load(request, ...more);
        return createRequire(outfile)(outfile);
    } finally {
        Module._load = load;
        rmSync(folder, { recursive: true, force: true });
    }
}

class Uri {
    constructor(parts) {
        Object.assign(this, { scheme: 'file', path: '', query: '' }, parts);
    }
    get fsPath() {
        return this.path;
    }
    toString() {
        return `${this.scheme}:${this.path}${this.query === '' ? '' : `?${this.query}`}`;
    }
    static from(parts) {
        return new Uri(parts);
    }
    static file(path) {
        return new Uri({ path });
    }
    static parse(text) {
        const [, scheme, path] = /^(\w+):(.*)$/.exec(text);
        return new Uri({ scheme, path });
    }
}

class EventEmitter {
    #listeners = [];
    event = (listener) => {
        this.#listeners.push(listener);
        return { dispose: () => undefined };
    };
    fire(value) {
        for (const listener of this.#listeners) listener(value);
    }
    dispose() {
        this.#listeners = [];
    }
}

/** An open text. */
export function documentOf(path, languageId, text) {
    return { uri: Uri.file(path), languageId, isDirty: false, isUntitled: false, getText: () => text };
}

/**
 * An editor in which `document` is open and the cursor is at its start. A person answers quick picks, dialogs and
 * messages with `picks`, `files` and `answers`, one after the other.
 */
export function editorWith(
    document,
    { picks = [], files = [], answers = [], isTrusted = true, findings = [] } = {},
) {
    const [saved, themed] = [new EventEmitter(), new EventEmitter()];
    const seen = { offered: [], messages: [], executed: [], shown: [], panels: [], changed: [] };
    const providers = new Map();
    const opened = async (what) => {
        if (!(what instanceof Uri)) return { text: what.content };
        const provider = providers.get(what.scheme);
        provider.onDidChange((uri) => seen.changed.push(String(uri)));
        const text = await provider.provideTextDocumentContent(what);
        const open = { uri: what, languageId: 'plaintext', text };
        vscode.workspace.textDocuments.push(open);
        return open;
    };
    const say = (message, ...buttons) => {
        seen.messages.push(message);
        return Promise.resolve(buttons.length > 0 ? answers.shift() : undefined);
    };
    const vscode = {
        Uri,
        EventEmitter,
        ViewColumn: { Beside: -2 },
        ColorThemeKind: { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 },
        commands: { executeCommand: (...given) => Promise.resolve(void seen.executed.push(given)) },
        languages: { getDiagnostics: () => findings },
        window: {
            activeTextEditor: document && { document, selection: { active: 0 } },
            activeColorTheme: { kind: 1 },
            onDidChangeActiveColorTheme: themed.event,
            showQuickPick: (items) => {
                seen.offered.push(items.map((item) => item.label ?? item));
                const wanted = picks.shift();
                return Promise.resolve(items.find((item) => (item.label ?? item) === wanted));
            },
            showOpenDialog: () => Promise.resolve(files.length === 0 ? undefined : [Uri.file(files.shift())]),
            showErrorMessage: say,
            showInformationMessage: say,
            showTextDocument: (shown) => Promise.resolve(void seen.shown.push(shown)),
            createWebviewPanel: (...given) => {
                const panel = {
                    given,
                    webview: { html: '' },
                    reveal: () => undefined,
                    onDidDispose: () => undefined,
                };
                seen.panels.push(panel);
                return panel;
            },
        },
        workspace: {
            isTrusted,
            textDocuments: document ? [document] : [],
            onDidSaveTextDocument: saved.event,
            openTextDocument: opened,
            registerTextDocumentContentProvider: (scheme, provider) => {
                providers.set(scheme, provider);
                return { dispose: () => undefined };
            },
        },
    };
    return {
        vscode,
        seen,
        save: () => saved.fire(document),
        theme: (kind) => {
            vscode.window.activeColorTheme = { kind };
            themed.fire();
        },
    };
}
