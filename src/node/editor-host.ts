import { dirname, resolve } from 'node:path';
import { checkSettingsOf } from '../config/check-settings.ts';
import { DEFAULTS, type Layer, type Settings, settingsOf } from '../config/settings.ts';
import type { Includes } from '../expand/includes.ts';
import type { Host } from '../service/editor/workspace.ts';
import type { CheckSettings } from '../service/settings.ts';
import type { SourceFile } from '../text/source-file.ts';
import { collectFiles } from './collect.ts';
import { type Configs, createConfigs, pathBelow } from './config.ts';
import { includesOnDisk } from './includes.ts';
import { readSource } from './read.ts';

/** What an editor says when it starts. */
export interface EditorOptions {
    /** Folders that are searched for configurations that may include an open file. */
    readonly folders: readonly string[];
    /** What goes before the configuration file. */
    readonly layer: Layer;
    /** The configuration file of kalint, or `false` for none; absent: the one that is found. */
    readonly config?: string | false;
    /** Where the pages of the documentation are, with the `/` at the end. */
    readonly docsBase: string;
}

/** The host of an editor's service on this machine; names of files are paths. */
export interface EditorHost extends Host {
    /** Finds out how a file is to be judged; until then it is judged by the options alone. */
    readonly load: (path: string) => Promise<void>;
    /** Looks at the disk anew: for configurations, and for what holds for the files known so far. */
    readonly reload: () => Promise<void>;
    /** What is wrong with configuration files of kalint, a line each. */
    readonly faults: () => readonly string[];
}

/** How one file is judged and laid out. */
interface Known {
    readonly settings: Settings;
    readonly check: CheckSettings;
}

/** A host that reads files when it is asked, and keeps what it read until it is to reload. */
export function createEditorHost(options: EditorOptions): EditorHost {
    const usual = knownOf(settingsOf([options.layer]));
    let configs: Configs = createConfigs(options.config);
    let includes = new Map<string, Includes>();
    let roots: readonly SourceFile[] = [];
    const known = new Map<string, Known>();
    const byText = new Map<string, Known>();

    const load = async (path: string): Promise<void> => {
        const config = await configs.forFolder(dirname(resolve(path)));
        const layers = config?.layersFor(pathBelow(config, path)) ?? [];
        const settings = settingsOf([...layers, options.layer]);
        // Files with the same settings share the object.
        const key = JSON.stringify([{ ...settings, rules: [...settings.rules] }]);
        const own = byText.get(key) ?? knownOf(settings);
        byText.set(key, own);
        known.set(path, own);
    };
    const find = async (): Promise<void> => {
        const { files } = await collectFiles(options.folders, configs.selectionIn);
        roots = files.flatMap((path) => {
            const result = readSource(path, path);
            return result.ok && result.value.file.text.includes('include') ? [result.value.file] : [];
        });
    };
    return {
        settingsFor: (path) => (known.get(path) ?? usual).check,
        formatFor: (path) => {
            const { indent, maxBlankLines } = (known.get(path) ?? usual).settings;
            return { indent: indent.value, maxBlankLines: maxBlankLines.value };
        },
        includes: (pattern, from) => {
            const root = (known.get(from) ?? usual).settings.root.value;
            let own = includes.get(root);
            if (own === undefined) {
                const place = root === DEFAULTS.root ? {} : { root };
                includes.set(root, (own = includesOnDisk({ given: new Map(), ...place })));
            }
            return own(pattern, from);
        },
        roots: () => roots,
        docsBase: options.docsBase,
        load,
        reload: async () => {
            configs = createConfigs(options.config);
            includes = new Map();
            byText.clear();
            await find();
            for (const path of [...known.keys()]) await load(path);
        },
        faults: () => configs.faults(),
    };
}

function knownOf(settings: Settings): Known {
    return { settings, check: checkSettingsOf(settings) };
}
