/** Shows the picture of a configuration's topology beside it, as it was saved last. */
import { randomBytes } from 'node:crypto';
import {
    ColorThemeKind,
    type Disposable,
    type Uri,
    ViewColumn,
    type WebviewPanel,
    window,
    workspace,
} from 'vscode';
import { topologyPage } from '../page.ts';
import type { Server } from '../server.ts';

/** The answer of the server. */
interface Topology {
    readonly title: string;
    readonly format: string;
    readonly content: string;
}

/** The panels with pictures, one for a text. */
export interface TopologyPictures extends Disposable {
    /** Shows that of the text in the active editor beside it. */
    readonly show: () => Promise<void>;
}

/** The colours that suit the editor. */
function theme(): 'light' | 'dark' {
    const { kind } = window.activeColorTheme;
    return kind === ColorThemeKind.Dark || kind === ColorThemeKind.HighContrast ? 'dark' : 'light';
}

/** Keeps such panels: they are drawn anew when a configuration is saved, or the editor changes its colours. */
export function topologyPictures(server: Server): TopologyPictures {
    const panels = new Map<string, WebviewPanel>();
    const draw = async (panel: WebviewPanel, uri: Uri): Promise<void> => {
        const more = { format: 'svg', theme: theme() };
        const topology = await server.ask<Topology>('kalint/topology', uri, more);
        // It may have been closed meanwhile.
        if (!panels.has(uri.toString())) return;
        panel.title = topology?.title ?? 'Topology';
        panel.webview.html = topologyPage(panel.title, topology?.content, randomBytes(16).toString('base64'));
    };
    const drawAll = (): void => {
        for (const document of workspace.textDocuments) {
            const panel = panels.get(document.uri.toString());
            if (panel !== undefined) void draw(panel, document.uri);
        }
    };
    const listeners = [
        window.onDidChangeActiveColorTheme(drawAll),
        workspace.onDidSaveTextDocument(({ languageId }) => {
            if (languageId === 'keepalived') drawAll();
        }),
    ];
    const show = async (): Promise<void> => {
        const document = window.activeTextEditor?.document;
        if (document?.languageId !== 'keepalived') {
            void window.showInformationMessage('kalint: open the configuration first.');
            return;
        }
        const { uri } = document;
        const key = uri.toString();
        let panel = panels.get(key);
        if (panel === undefined) {
            const where = { viewColumn: ViewColumn.Beside, preserveFocus: true };
            panel = window.createWebviewPanel('kalint.topology', 'Topology', where, {
                enableScripts: false,
                localResourceRoots: [],
            });
            panels.set(key, panel);
            panel.onDidDispose(() => panels.delete(key));
        } else panel.reveal(undefined, true);
        await draw(panel, uri);
    };
    return {
        show,
        dispose: () => {
            for (const each of [...listeners, ...panels.values()]) each.dispose();
        },
    };
}
