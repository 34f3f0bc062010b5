import { resolve } from 'node:path';
import { type Layer, type Plain, type Settings, DEFAULTS } from '../../config/settings.ts';
import { checkSettingsOf } from '../../config/check-settings.ts';
import type { Includes } from '../../expand/includes.ts';
import { findTarget, readFeature, targetNames } from '../../schema/targets.ts';
import { DEFAULT_SETTINGS, type SettingsFor } from '../../service/settings.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Io } from '../io.ts';
import { hint, say } from '../say.ts';
import type { Input } from './inputs.ts';

/** What the command line says of how files are judged; what is undefined or an empty list is not said. */
export type Given = { readonly [Name in keyof Plain]?: Plain[Name] | undefined } & {
    /** What `--rule` says of rules and areas. */
    readonly rules?: Layer['rules'];
};

/** The options that make settings. */
const OPTIONS: Readonly<Record<keyof Plain, string>> = {
    targets: '--target',
    features: '--features',
    configIds: '--config-id',
    preset: '--preset',
    indent: '--indent',
    maxBlankLines: '--max-blank-lines',
    failOn: '--fail-on',
    root: '--root',
};

/** The features in the values of `--features`. */
export function featuresIn(values: readonly string[]): readonly string[] {
    return values.flatMap((each) => each.split(',')).filter((each) => each !== '');
}

/** The command line as a layer of settings. */
export function layerOf({ rules = {}, ...plain }: Given): Layer {
    const said = Object.entries(plain).filter(([, value]) =>
        Array.isArray(value) ? value.length > 0 : value !== undefined,
    );
    return {
        plain: Object.fromEntries(said),
        rules,
        from: (name) => (typeof name === 'string' ? OPTIONS[name] : '--rule'),
    };
}

/** Whether targets and features of those names exist; a word about each that does not is said. */
export async function areKnown(
    targets: readonly string[],
    features: readonly string[],
    io: Io,
): Promise<boolean> {
    const unknown = [...new Set(targets)].filter((name) => findTarget(name) === undefined);
    const strange = features.filter((name) => readFeature(name) === undefined);
    if (unknown.length + strange.length === 0) return true;
    const [{ didYouMean }, { FEATURES }] = await Promise.all([
        import('../../text/suggest.ts'),
        import('../../../grammar/schema/features.ts'),
    ]);
    for (const name of unknown) say(io, `unknown target "${name}"${didYouMean(name, targetNames())}`);
    for (const name of strange) say(io, `unknown feature "${name}"${didYouMean(name, FEATURES)}`);
    hint(io, unknown.length > 0 ? 'kalint targets lists them all' : `features: ${FEATURES.join(' ')}`);
    return false;
}

/**
 * How the includes of a file lead to files, as an option to be spread; nothing where none of the texts has an
 * include line.
 */
export async function includesFor(
    inputs: readonly Input[],
    settings: ReadonlyMap<string, Settings>,
    as: string | undefined,
): Promise<(file: SourceFile) => { readonly includes?: Includes }> {
    if (!inputs.some(({ file }) => file.text.includes('include'))) return () => ({});
    const { includesOnDisk } = await import('../../node/includes.ts');
    const given = new Map(
        inputs.flatMap(({ path, file }) => (path === undefined ? [] : [[resolve(path), file] as const])),
    );
    const byRoot = new Map<string, Includes>();
    return ({ uri }) => {
        const root = settings.get(uri)?.root.value ?? DEFAULTS.root;
        const includes =
            byRoot.get(root) ??
            includesOnDisk({
                given,
                ...(root === DEFAULTS.root ? {} : { root }),
                ...(as === undefined ? {} : { as }),
            });
        byRoot.set(root, includes);
        return { includes };
    };
}

/** What files are checked for, with how their includes lead to files. */
export async function checkSettingsFor(
    inputs: readonly Input[],
    settings: ReadonlyMap<string, Settings>,
    as: string | undefined,
): Promise<SettingsFor> {
    const includesOf = await includesFor(inputs, settings, as);
    const byUri = new Map([...settings].map(([uri, own]) => [uri, checkSettingsOf(own)]));
    return (file) => ({ ...(byUri.get(file.uri) ?? DEFAULT_SETTINGS), ...includesOf(file) });
}
