/** Changed files of a repository: which of them are keepalived's, and of which configurations they are part. */
import { basename, dirname, resolve } from 'node:path';
import { ROOT } from '../../grammar/schema/index.ts';
import { DEFAULTS, type Settings, targetsOf } from '../config/settings.ts';
import { readConfiguration } from '../expand/effective.ts';
import { viewsOf } from '../service/views.ts';
import { parseSource } from '../syntax/parse.ts';
import { STDIN, collectFiles } from './collect.ts';
import { type Configs, pathBelow } from './config.ts';
import { includesOnDisk } from './includes.ts';
import { readSource } from './read.ts';
import { isTemplate } from './selection.ts';

/** What is to be checked after a change. */
export interface Change {
    /** The changed files that are configurations of keepalived or parts of one, in the order given. */
    readonly files: readonly string[];
    /** The configurations below the working folder that include one of them, and are not among them. */
    readonly including: readonly string[];
}

/** What holds for a file by its path. */
type SettingsAt = (path: string) => Promise<Settings>;

/** Names that say whose the file is, also with the name of a node or a role behind them. */
const NAME = /^keepalived.*\.conf/;

/** The head of a block that stands in no other program's configuration. */
const BLOCK = new RegExp(
    String.raw`^\s*(?:@\S+\s+)?(?:${ROOT.filter(
        ({ name, block }) => block !== undefined && name.includes('_'),
    )
        .map(({ name }) => name)
        .join('|')})(?![^\s{])`,
    'm',
);

/** Whether a file is a configuration of keepalived, by its name, by kalint's configuration or by its text. */
async function isConfiguration(name: string, { forFolder, selectionIn }: Configs): Promise<boolean> {
    if (name === STDIN) return true;
    const path = resolve(name);
    const folder = dirname(path);
    if ((await selectionIn(folder)).isChecked(path)) return true;
    const config = await forFolder(folder);
    if (isTemplate(path) || config?.isIgnored(pathBelow(config, path)) === true) return false;
    if (NAME.test(basename(path))) return true;
    const source = readSource(path);
    return source.ok ? BLOCK.test(source.value.file.text) : source.failure.kind !== 'binary';
}

/** The paths of the files that a configuration includes, for any of its targets and configuration ids. */
async function partsOf(name: string, settingsAt: SettingsAt): Promise<ReadonlySet<string>> {
    const parts = new Set<string>();
    const source = name === STDIN ? undefined : readSource(name);
    if (source?.ok !== true || !source.value.file.text.includes('include')) return parts;
    const tree = parseSource(source.value.file);
    const { targets, features, configIds, root } = await settingsAt(name);
    const includes = includesOnDisk({
        given: new Map(),
        ...(root.value === DEFAULTS.root ? {} : { root: root.value }),
    });
    const releases = new Set(targetsOf(targets.value, features.value).map(({ release }) => release));
    for (const release of releases) {
        const read = (configId: string | undefined): ReturnType<typeof readConfiguration> =>
            readConfiguration(tree, { release, configId, includes });
        const ids = configIds.value;
        const views = ids.length > 0 ? ids : viewsOf((view) => read(view).configIds);
        for (const { sources } of views.map(read))
            for (const { uri } of sources.files.slice(1)) parts.add(resolve(uri));
    }
    return parts;
}

/**
 * What of some changed files is to be checked, and which configurations with them: those that a walk of the
 * working folder meets, and that include one of the files, be it by way of another. A file that is neither a
 * configuration nor included by one, of a web server perhaps, is left out, and so is what kalint's configuration
 * ignores.
 */
export async function changeOf(
    names: readonly string[],
    configs: Configs,
    settingsAt: SettingsAt,
): Promise<Change> {
    const own = new Set<string>();
    for (const name of names) if (await isConfiguration(name, configs)) own.add(name);
    const ownPaths = new Set([...own].map((name) => resolve(name)));
    const { files: met } = await collectFiles(['.'], configs.selectionIn);
    const others = met.filter((name) => !ownPaths.has(resolve(name)));
    const parts = new Map<string, ReadonlySet<string>>();
    for (const name of [...own, ...others]) parts.set(name, await partsOf(name, settingsAt));
    const included = new Set([...parts.values()].flatMap((each) => [...each]));
    const files = names.filter((name) => own.has(name) || included.has(resolve(name)));
    const including = others.filter((name) =>
        files.some((file) => parts.get(name)?.has(resolve(file)) === true),
    );
    return { files, including };
}
