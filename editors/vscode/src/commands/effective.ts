/** Shows what is in force: what the text, its includes and keepalived's defaults come to. */
import {
    type Disposable,
    EventEmitter,
    type TextDocumentContentProvider,
    Uri,
    ViewColumn,
    window,
    workspace,
} from 'vscode';
import { configIdsOf } from '../conditions.ts';
import type { Server } from '../server.ts';

const SCHEME = 'kalint-effective';

/** The answer of the server. */
interface Effective {
    readonly title: string;
    readonly text: string;
}

/** The documents with effective configurations. */
export interface EffectiveConfigurations extends Disposable {
    /** Shows that of the text in the active editor beside it. */
    readonly show: () => Promise<void>;
}

/** What a document shows: the configuration of a text, for a node. */
interface Shown {
    readonly uri: string;
    readonly configId?: string;
}

/** The node to show the configuration for; `undefined` when nothing is chosen. */
async function chooseNode(text: string): Promise<{ readonly configId?: string } | undefined> {
    const ids = configIdsOf(text);
    if (ids.length === 0) return {};
    const none = { label: 'no id', description: 'or what kalint is configured for', configId: undefined };
    const items = [...ids.map((id) => ({ label: id, description: `-i ${id}`, configId: id })), none];
    const chosen = await window.showQuickPick(items, {
        placeHolder: 'The node that reads the configuration',
    });
    if (chosen === undefined) return undefined;
    return chosen.configId === undefined ? {} : { configId: chosen.configId };
}

/** Keeps such documents: they are asked for anew when a configuration is saved. */
export function effectiveConfigurations(server: Server): EffectiveConfigurations {
    const changes = new EventEmitter<Uri>();
    const ask = (uri: Uri): Promise<Effective | null> => {
        const { uri: source, ...more } = JSON.parse(uri.query) as Shown;
        return server.ask<Effective>('kalint/effectiveConfiguration', Uri.parse(source), more);
    };
    const provider: TextDocumentContentProvider = {
        onDidChange: changes.event,
        provideTextDocumentContent: async (uri) => (await ask(uri))?.text ?? '',
    };
    const registered = workspace.registerTextDocumentContentProvider(SCHEME, provider);
    const saved = workspace.onDidSaveTextDocument(({ languageId }) => {
        if (languageId !== 'keepalived') return;
        for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) changes.fire(uri);
    });
    const show = async (): Promise<void> => {
        const document = window.activeTextEditor?.document;
        if (document?.languageId !== 'keepalived' || document.uri.scheme === SCHEME) {
            void window.showInformationMessage('kalint: open the configuration first.');
            return;
        }
        const node = await chooseNode(document.getText());
        if (node === undefined) return;
        const shown: Shown = { uri: document.uri.toString(), ...node };
        const query = JSON.stringify(shown);
        const first = await ask(Uri.from({ scheme: SCHEME, query }));
        if (first === null) {
            void window.showInformationMessage(
                'kalint: the server has no effective configuration of this text.',
            );
            return;
        }
        const uri = Uri.from({ scheme: SCHEME, path: `/${first.title.replaceAll('/', ' ')}`, query });
        const opened = await workspace.openTextDocument(uri);
        // One that was closed may still be kept as it was.
        changes.fire(uri);
        await window.showTextDocument(opened, {
            viewColumn: ViewColumn.Beside,
            preserveFocus: true,
            preview: true,
        });
    };
    return {
        show,
        dispose: () => {
            for (const each of [registered, saved, changes]) each.dispose();
        },
    };
}
