import type { InitializeParams } from 'vscode-languageserver';
import type { Layer, Plain } from '../src/config/settings.ts';
import { PRESETS } from '../src/config/values.ts';
import type { EditorOptions } from '../src/node/editor-host.ts';
import { findTarget } from '../src/schema/targets.ts';
import { pathOf } from './convert.ts';

/** What an editor may say when it starts the server; all of it goes before the configuration file. */
interface Given {
    readonly targets?: unknown;
    readonly preset?: unknown;
    /** The configuration file of kalint, or `false` for none. */
    readonly config?: unknown;
}

/** The options with which an editor starts the server, and what is wrong with them. */
export function optionsOf(
    params: InitializeParams,
    docsBase: string,
): { readonly options: EditorOptions; readonly faults: readonly string[] } {
    const said: unknown = params.initializationOptions;
    const given: Given = typeof said === 'object' && said !== null ? said : {};
    const faults: string[] = [];
    const plain: { -readonly [Name in 'targets' | 'preset']?: Plain[Name] } = {};
    const { targets, preset, config } = given;
    if (Array.isArray(targets)) {
        const names = targets.filter((name): name is string => typeof name === 'string');
        const unknown = names.filter((name) => findTarget(name) === undefined);
        faults.push(...unknown.map((name) => `unknown target ${JSON.stringify(name)}`));
        const known = names.filter((name) => findTarget(name) !== undefined);
        if (known.length > 0) plain.targets = known;
    }
    if (preset !== undefined && preset !== null) {
        const known = PRESETS.find((each) => each === preset);
        if (known === undefined) faults.push(`unknown preset ${JSON.stringify(preset)}`);
        else plain.preset = known;
    }
    const layer: Layer = { plain, rules: {}, from: () => 'the editor' };
    return {
        options: {
            folders: foldersOf(params).map(pathOf),
            layer,
            docsBase,
            ...(typeof config === 'string' && config !== '' ? { config } : {}),
            ...(config === false ? { config } : {}),
        },
        faults,
    };
}

/** The URIs of the folders that are open; older editors know one only. */
function foldersOf(params: InitializeParams): readonly string[] {
    const {
        workspaceFolders,
        rootUri,
    }: { workspaceFolders?: readonly { uri: string }[] | null; rootUri?: string | null } = params;
    return workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === 'string' ? [rootUri] : []);
}
