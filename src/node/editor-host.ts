import { basename, dirname, resolve } from 'node:path';
import { checkSettingsOf } from '../config/check-settings.ts';
import type { Configuration } from '../config/configuration.ts';
import { DEFAULTS, type Layer, type Settings, settingsOf } from '../config/settings.ts';
import type { Includes } from '../expand/includes.ts';
import type { Group } from '../service/editor/findings/together.ts';
import type { Host } from '../service/editor/workspace.ts';
import type { CheckSettings } from '../service/settings.ts';
import type { SourceFile } from '../text/source-file.ts';
import { collectFiles } from './collect.ts';
import { CONFIG_NAMES, type Configs, createConfigs, pathBelow } from './config.ts';
import { type NamedGroups, groupsOf } from './groups.ts';
import { includesOnDisk } from './includes.ts';
import { readSource } from './read.ts';

/** What an editor says of how it wants things. */
export interface EditorOptions {
    /** Folders that are searched for configurations. */
    readonly folders: readonly string[];
    /** What goes before the configuration file. */
    readonly layer: Layer;
    /** The configuration file of kalint, or `false` for none; absent: the one that is found. */
    readonly config?: string | false;
    /** Where the pages of the documentation are, with the `/` at the end. */
    readonly docsBase: string;
}

/** Is told how far a long search has come; answers whether it is to go on. */
export type Progress = (done: number, all: number) => boolean;

/** The host of an editor's service on this machine; names of files are paths. */
export interface EditorHost extends Host {
    /** Goes by other options from the next `reload` on. */
    readonly use: (options: EditorOptions) => void;
    /** Finds out how a file is to be judged; until then it is judged by the options alone. */
    readonly load: (path: string) => Promise<void>;
    /** Looks at the disk anew: for configurations, and for what holds for the files known so far. */
    readonly reload: (progress?: Progress) => Promise<void>;
    /** Whether a file decides how others are judged, whatever is in it for keepalived. */
    readonly isSettings: (path: string) => boolean;
    /** What is wrong with configuration files of kalint, a line each. */
    readonly faults: () => readonly string[];
}

/** How one file is judged and laid out. */
interface Known {
    readonly settings: Settings;
    readonly check: CheckSettings;
}

const NO_GROUPS: readonly Group[] = [];

/** So many files are read before others have their turn. */
const AT_ONCE = 20;

/** A host that reads files when it is asked, and keeps what it read until it is to reload. */
export function createEditorHost(given: EditorOptions): EditorHost {
    let options = given;
    let usual = knownOf(settingsOf([options.layer]));
    let configs: Configs = createConfigs(options.config);
    let includes = new Map<string, Includes>();
    let configurations: readonly SourceFile[] = [];
    let roots: readonly SourceFile[] = [];
    let named = new Map<Configuration, NamedGroups>();
    const groups = new Map<string, readonly Group[]>();
    const known = new Map<string, Known>();
    const byText = new Map<string, Known>();

    const load = async (path: string): Promise<void> => {
        const config = await configs.forFolder(dirname(resolve(path)));
        const layers = config?.layersFor(pathBelow(config, path)) ?? [];
        const settings = settingsOf([...layers, options.layer]);
        // Files with the same settings share the object.
        const key = JSON.stringify([{ ...settings, rules: [...settings.rules] }]);
        const judged = byText.get(key) ?? knownOf(settings);
        byText.set(key, judged);
        known.set(path, judged);
        if (config === undefined) {
            groups.delete(path);
            return;
        }
        const all = named.get(config) ?? groupsOf(config);
        named.set(config, all);
        const own = all.groups.filter(({ paths }) => paths.has(path));
        groups.set(
            path,
            own.map(({ group }) => group),
        );
        for (const other of own.flatMap(({ paths }) => [...paths])) if (!known.has(other)) await load(other);
    };
    const find = async (progress: Progress): Promise<void> => {
        const { files } = await collectFiles(options.folders, configs.selectionIn);
        const found: SourceFile[] = [];
        for (const [index, path] of files.entries()) {
            if (index % AT_ONCE === 0) {
                await new Promise((next) => setImmediate(next));
                if (!progress(index, files.length)) break;
            }
            const result = readSource(path, path);
            if (result.ok) found.push(result.value.file);
        }
        configurations = found;
        roots = found.filter(({ text }) => text.includes('include'));
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
        configurations: () => configurations,
        groupsOf: (path) => groups.get(path) ?? NO_GROUPS,
        docsBase: options.docsBase,
        use: (next) => {
            options = next;
            usual = knownOf(settingsOf([options.layer]));
        },
        load,
        reload: async (progress = () => true) => {
            configs = createConfigs(options.config);
            includes = new Map();
            named = new Map();
            byText.clear();
            await find(progress);
            for (const path of [...known.keys()]) await load(path);
        },
        isSettings: (path) => CONFIG_NAMES.some((name) => name === basename(path)) || path === options.config,
        faults: () => [...configs.faults(), ...[...named.values()].flatMap(({ faults }) => faults)],
    };
}

function knownOf(settings: Settings): Known {
    return { settings, check: checkSettingsOf(settings) };
}
