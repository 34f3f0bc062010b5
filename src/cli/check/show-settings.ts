import type { Setting, Settings } from '../../config/settings.ts';
import { visible } from '../../report/visible.ts';
import { table } from '../../report/table.ts';
import { VERSION } from '../version.ts';

/** What holds for a file. */
export interface ShownSettings {
    readonly path: string;
    /** The configuration file that holds for it, if there is one. */
    readonly config: string | undefined;
    readonly settings: Settings;
}

/** The settings by the names that they have in a configuration file, format and rules in objects of their own. */
function namedSettings({ rules, indent, maxBlankLines, ...others }: Settings) {
    const { targets, features, configIds, preset, failOn, root } = others;
    return {
        plain: { targets, features, configIds, preset, failOn, root },
        format: { indent, maxBlankLines },
        rules: Object.fromEntries(rules),
    };
}

/** What an empty list of settings means. */
const EMPTY: Readonly<Record<string, string>> = {
    targets: '(the newest release)',
    features: '(those of the targets)',
    configIds: '(each that the file names)',
};

function cell(name: string, value: unknown): string {
    if (!Array.isArray(value)) return String(value);
    return value.length === 0 ? (EMPTY[name] ?? '') : value.join(', ');
}

/** Each setting in a line: its name, its value, and where it is made. */
export function settingsText({ path, config, settings }: ShownSettings): string {
    const { plain, format, rules } = namedSettings(settings);
    const rowsOf = (all: Readonly<Record<string, Setting<unknown>>>, prefix = ''): string[][] =>
        Object.entries(all).map(([name, { value, from }]) => [prefix + name, cell(name, value), from]);
    const rows = [...rowsOf(plain), ...rowsOf(format, 'format.'), ...rowsOf(rules, 'rules.')];
    const head = `${visible(path)}: ${config === undefined ? 'no configuration file' : visible(config)}`;
    return `${head}\n${table([['SETTING', 'VALUE', 'FROM'], ...rows].map((row) => row.map(visible)))}`;
}

/** The same for programs. */
export function settingsJson({ path, config, settings }: ShownSettings): string {
    const { plain, format, rules } = namedSettings(settings);
    const document = {
        version: VERSION,
        path,
        config: config ?? null,
        settings: { ...plain, format, rules },
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
}
