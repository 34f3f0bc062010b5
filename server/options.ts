import type { InitializeParams } from 'vscode-languageserver';
import type { Layer, Plain } from '../src/config/settings.ts';
import { PRESETS } from '../src/config/values.ts';
import type { EditorOptions } from '../src/node/editor-host.ts';
import { findTarget } from '../src/schema/targets.ts';
import { pathOf } from './convert.ts';

/**
 * What an editor may say, when it starts the server and in its section `kalint` later; all of it goes before the
 * configuration file.
 */
interface Given {
    readonly targets?: unknown;
    readonly preset?: unknown;
    /** The configuration file of kalint, or `false` for none. */
    readonly config?: unknown;
    readonly inlayHints?: unknown;
}

/** The settings of an editor. */
export interface EditorSettings {
    readonly options: EditorOptions;
    /** Whether what follows from a text is shown in between. */
    readonly inlayHints: boolean;
    /** What is wrong with them. */
    readonly faults: readonly string[];
}

/** What an editor and its server have in common from the start. */
export interface Setting {
    readonly folders: readonly string[];
    readonly docsBase: string;
}

/** Whether a value stands for one that nobody set. */
function isEmpty(value: unknown): boolean {
    return value === '' || (Array.isArray(value) && value.length === 0);
}

/** All that was said, the last of it first: one that is empty takes back what was said before. */
function together(said: readonly unknown[]): Given {
    const parts = said.filter((each): each is object => typeof each === 'object' && each !== null);
    const entries = parts.flatMap((part) => Object.entries(part) as [string, unknown][]);
    const all = Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
    return Object.fromEntries(Object.entries(all).filter(([, value]) => !isEmpty(value)));
}

/** The settings that follow from what an editor said, of which the last goes first. */
export function settingsFrom(said: readonly unknown[], { folders, docsBase }: Setting): EditorSettings {
    const { targets, preset, config, inlayHints } = together(said);
    const faults: string[] = [];
    const plain: { -readonly [Name in 'targets' | 'preset']?: Plain[Name] } = {};
    if (Array.isArray(targets)) {
        const names = targets.filter((name): name is string => typeof name === 'string');
        const unknown = names.filter((name) => findTarget(name) === undefined);
        faults.push(...unknown.map((name) => `unknown target ${JSON.stringify(name)}`));
        const known = names.filter((name) => findTarget(name) !== undefined);
        if (known.length > 0) plain.targets = known;
    }
    if (preset !== undefined) {
        const known = PRESETS.find((each) => each === preset);
        if (known === undefined) faults.push(`unknown preset ${JSON.stringify(preset)}`);
        else plain.preset = known;
    }
    const layer: Layer = { plain, rules: {}, from: () => 'the editor' };
    return {
        options: {
            folders,
            layer,
            docsBase,
            ...(typeof config === 'string' || config === false ? { config } : {}),
        },
        inlayHints: inlayHints === true,
        faults,
    };
}

/** The paths of the folders that are open; older editors know one only. */
export function foldersOf(params: InitializeParams): readonly string[] {
    const {
        workspaceFolders,
        rootUri,
    }: { workspaceFolders?: readonly { uri: string }[] | null; rootUri?: string | null } = params;
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === 'string' ? [rootUri] : []);
    return uris.map(pathOf);
}
