/** What holds for a file: the defaults, the configuration file, its overrides and the command line in layers. */
import { DEFAULT_FORMAT, type FormatOptions } from '../format/options.ts';
import {
    type FeatureChange,
    findTarget,
    newestTarget,
    readFeature,
    withFeatures,
} from '../schema/targets.ts';
import type { Target } from '../schema/targets.ts';
import type { Preset, RuleLevel } from '../service/settings.ts';
import type { FailOn } from './values.ts';

/** Where a setting that nobody made comes from. */
export const BY_DEFAULT = 'default';

/** The settings of which the last one counts whole. */
export interface Plain {
    /** Names; empty: the newest release. */
    readonly targets: readonly string[];
    readonly features: readonly string[];
    /** Empty: each that the file names. */
    readonly configIds: readonly string[];
    readonly preset: Preset;
    readonly indent: FormatOptions['indent'];
    readonly maxBlankLines: number;
    readonly failOn: FailOn;
    /** The folder that stands for `/`. */
    readonly root: string;
}

/** Settings from one place. */
export interface Layer {
    readonly plain: Partial<Plain>;
    readonly rules: Readonly<Record<string, RuleLevel>>;
    /** Where a setting is made, in words. */
    readonly from: (name: keyof Plain | { readonly rule: string }) => string;
}

/** A setting, and where it is made. */
export interface Setting<T> {
    readonly value: T;
    readonly from: string;
}

/** All that holds for a file. */
export type Settings = { readonly [Name in keyof Plain]: Setting<Plain[Name]> } & {
    /** By the id of a rule or by its area (`vrrp/*`); an id goes before its area. */
    readonly rules: ReadonlyMap<string, Setting<RuleLevel>>;
};

/** What holds where nothing is said. */
export const DEFAULTS: Plain = {
    targets: [],
    features: [],
    configIds: [],
    preset: 'recommended',
    ...DEFAULT_FORMAT,
    failOn: 'config-test',
    root: '/',
};

/** The settings of layers, of which a later one goes before an earlier one. */
export function settingsOf(layers: readonly Layer[]): Settings {
    const pick = <Name extends keyof Plain>(name: Name): Setting<Plain[Name]> => {
        const layer = layers.findLast(({ plain }) => plain[name] !== undefined);
        return { value: layer?.plain[name] ?? DEFAULTS[name], from: layer?.from(name) ?? BY_DEFAULT };
    };
    return {
        targets: pick('targets'),
        features: pick('features'),
        configIds: pick('configIds'),
        preset: pick('preset'),
        indent: pick('indent'),
        maxBlankLines: pick('maxBlankLines'),
        failOn: pick('failOn'),
        root: pick('root'),
        rules: rulesOf(layers),
    };
}

/** In one layer a rule goes before its area; an area goes before the rules of earlier layers. */
function rulesOf(layers: readonly Layer[]): Settings['rules'] {
    const rules = new Map<string, Setting<RuleLevel>>();
    for (const { rules: said, from } of layers) {
        const areas = Object.keys(said).filter((name) => name.endsWith('/*'));
        const below = (id: string): boolean => areas.some((area) => id.startsWith(area.slice(0, -1)));
        for (const id of [...rules.keys()].filter(below)) rules.delete(id);
        for (const [name, value] of Object.entries(said))
            rules.set(name, { value, from: from({ rule: name }) });
    }
    return rules;
}

/** The targets of those names, the newest release for none, with features added and taken away; what is unknown is left out. */
export function targetsOf(names: readonly string[], features: readonly string[]): readonly Target[] {
    const found = [...new Set(names)].map(findTarget).filter((target) => target !== undefined);
    const changes = features.map(readFeature).filter((each): each is FeatureChange => each !== undefined);
    return (names.length === 0 ? [newestTarget()] : found).map((target) => withFeatures(target, changes));
}
