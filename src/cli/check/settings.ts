import { resolve } from 'node:path';
import type { Includes } from '../../expand/includes.ts';
import type { CheckSettings } from '../../service/settings.ts';
import { type FeatureChange, readFeature, targetNames, withFeatures } from '../../schema/targets.ts';
import type { Io } from '../io.ts';
import { hint, say } from '../say.ts';
import { targetsNamed } from '../targets.ts';
import type { Input } from './inputs.ts';

/** The options that say what files are judged for. */
export interface JudgeOptions {
    readonly features: readonly string[];
    readonly configId: readonly string[];
    readonly root?: string;
    readonly as?: string;
}

/** The targets of those names with the build features asked for; undefined after a word about what there is not. */
export async function targetsFor(
    names: readonly string[],
    { features }: Pick<JudgeOptions, 'features'>,
    io: Io,
): Promise<CheckSettings['targets'] | undefined> {
    const { targets, unknown } = targetsNamed(names);
    const words = features.flatMap((each) => each.split(',')).filter((each) => each !== '');
    const changes = words.map((name) => ({ name, change: readFeature(name) }));
    const strange = changes.filter(({ change }) => change === undefined).map(({ name }) => name);
    if (unknown.length + strange.length > 0) {
        const [{ didYouMean }, { FEATURES }] = await Promise.all([
            import('../suggest.ts'),
            import('../../../grammar/schema/features.ts'),
        ]);
        for (const name of unknown) say(io, `unknown target "${name}"${didYouMean(name, targetNames())}`);
        for (const name of strange) say(io, `unknown feature "${name}"${didYouMean(name, FEATURES)}`);
        hint(io, unknown.length > 0 ? 'kalint targets lists them all' : `features: ${FEATURES.join(' ')}`);
        return undefined;
    }
    const known = changes
        .map(({ change }) => change)
        .filter((each): each is FeatureChange => each !== undefined);
    return targets.map((target) => withFeatures(target, known));
}

/** How includes lead to files, where any of the texts has an include line. */
export async function includesFor(
    inputs: readonly Input[],
    { root, as }: JudgeOptions,
): Promise<Includes | undefined> {
    if (!inputs.some(({ file }) => file.text.includes('include'))) return undefined;
    const { includesOnDisk } = await import('../../node/includes.ts');
    const given = new Map(
        inputs.flatMap(({ path, file }) => (path === undefined ? [] : [[resolve(path), file] as const])),
    );
    return includesOnDisk({
        given,
        ...(root === undefined ? {} : { root }),
        ...(as === undefined ? {} : { as }),
    });
}
