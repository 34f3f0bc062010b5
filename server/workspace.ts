/** What an editor tells of its settings, its folders and the files in them: each change is followed, one by one. */
import { setTimeout as setTimer } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import {
    type ClientCapabilities,
    type Connection,
    DidChangeConfigurationNotification,
    DidChangeWatchedFilesNotification,
    FileChangeType,
} from 'vscode-languageserver';
import type { Progress } from '../src/node/editor-host.ts';
import { pathOf } from './convert.ts';

/** What follows from what an editor tells. */
export interface Follower {
    /** Whether the text of a file is what the editor has, not what lies on the disk. */
    readonly isOpen: (path: string) => boolean;
    /** Whether a file says how others are judged. */
    readonly isSettings: (path: string) => boolean;
    /** Takes up the settings of the editor and the folders that are open, and looks at the files in them anew. */
    readonly changed: (said: unknown, folders: readonly string[], progress: Progress) => Promise<void>;
}

/** The section of an editor's settings. */
const SECTION = 'kalint';

/** A search of more files than these is shown while it goes on. */
const MANY = 200;

/** Milliseconds for which an editor is waited for that was asked for its settings. */
const PATIENCE = 2000;

/** Milliseconds in which changes of files are one change: a checkout changes many. */
const PAUSE = 50;

/** Has changes followed from when the editor is ready; comes when that was followed which holds at the start. */
export function followWorkspace(
    connection: Connection,
    { window, workspace }: ClientCapabilities,
    initial: readonly string[],
    { changed, isOpen, isSettings }: Follower,
): Promise<void> {
    const asks = workspace?.configuration === true;
    let folders = initial;
    let pushed: unknown;
    let timer: NodeJS.Timeout | undefined;
    let running: Promise<void> = Promise.resolve();
    let started = (): void => undefined;
    const first = new Promise<void>((resolve) => {
        started = resolve;
    });

    const said = async (): Promise<unknown> => {
        if (!asks) return pushed;
        const asked = connection.workspace.getConfiguration(SECTION).catch(ignore) as Promise<unknown>;
        const given = new AbortController();
        // An editor that does not answer has nothing to say.
        const late = setTimeout(PATIENCE, undefined, { signal: given.signal, ref: false }).catch(ignore);
        const answer = await Promise.race([asked, late]);
        given.abort();
        return answer;
    };
    const tell = (error: unknown): void => {
        connection.console.error(String(error));
    };
    const follow = async (): Promise<void> => {
        const search = searchShown(connection, window?.workDoneProgress === true);
        try {
            await changed(await said(), folders, search.progress);
        } finally {
            await search.end();
        }
    };
    const soon = (): void => {
        clearTimeout(timer);
        timer = setTimer(() => {
            running = running.then(follow).catch(tell);
        }, PAUSE);
    };

    connection.onInitialized(() => {
        running = follow().catch(tell).then(started);
        if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
            const watchers = [{ globPattern: '**/*' }];
            connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(ignore);
        }
        if (workspace?.didChangeConfiguration?.dynamicRegistration === true)
            connection.client
                .register(DidChangeConfigurationNotification.type, { section: SECTION })
                .catch(ignore);
        if (workspace?.workspaceFolders === true)
            connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
                const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
                folders = [
                    ...folders.filter((each) => !gone.has(each)),
                    ...added.map(({ uri }) => pathOf(uri)),
                ];
                soon();
            });
    });
    connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
        pushed =
            typeof settings === 'object' && settings !== null && SECTION in settings ? settings[SECTION] : {};
        soon();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
        // What was written from an open text is known already.
        const isKnown = changes.every(({ uri, type }) => {
            const path = pathOf(uri);
            return type === FileChangeType.Changed && isOpen(path) && !isSettings(path);
        });
        if (!isKnown) soon();
    });
    return first;
}

/** A search for files that the editor shows, and lets its user end, where there are many. */
function searchShown(
    connection: Connection,
    shows: boolean,
): { readonly progress: Progress; readonly end: () => Promise<void> } {
    let shown: ReturnType<typeof connection.window.createWorkDoneProgress> | undefined;
    let isCancelled = false;
    return {
        progress: (done, all) => {
            if (!shows || all < MANY) return true;
            const percentage = Math.floor((100 * done) / all);
            const message = `${done} of ${all} files`;
            if (shown === undefined) {
                shown = connection.window.createWorkDoneProgress();
                void shown.then((work) => {
                    work.token.onCancellationRequested(() => {
                        isCancelled = true;
                    });
                    work.begin('kalint reads configurations', percentage, message, true);
                });
            } else
                void shown.then((work) => {
                    work.report(percentage, message);
                });
            return !isCancelled;
        },
        end: async () => {
            (await shown)?.done();
        },
    };
}

/** What an editor says no to is not done. */
function ignore(): void {
    return undefined;
}
