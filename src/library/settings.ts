/** Turns what a caller gives into what the service takes. */
import type { Includes } from '../expand/includes.ts';
import { type Target, findTarget, newestTarget } from '../schema/targets.ts';
import { type SourceFile, createSourceFile } from '../text/source-file.ts';
import type { ReadOptions } from './types.ts';

/** The source file of a text; throws a TypeError for what is no text. */
export function sourceOf(text: string, { path = 'keepalived.conf' }: ReadOptions): SourceFile {
    const given: unknown = text;
    if (typeof given !== 'string') throw new TypeError(`the configuration is no string, but ${typeof given}`);
    return createSourceFile(path, text);
}

/** The targets of those names, the newest release for none; throws a TypeError for a name that means nothing. */
export function targetsOf({ targets: names = [] }: ReadOptions): readonly Target[] {
    if (names.length === 0) return [newestTarget()];
    return [...new Set(names)].map((name) => {
        const target = findTarget(name);
        if (target === undefined)
            throw new TypeError(`unknown target "${name}"; targetNames() gives those that there are`);
        return target;
    });
}

/** How the includes of `main` lead to texts, as an option to be spread; each path stands for one text. */
export function includesOf(main: SourceFile, { include }: ReadOptions): { readonly includes?: Includes } {
    if (include === undefined) return {};
    const known = new Map([[main.uri, main]]);
    const fileOf = (path: string, text: string): SourceFile => {
        const file = known.get(path) ?? createSourceFile(path, text);
        known.set(path, file);
        return file;
    };
    const includes: Includes = (name, from) => {
        const files = include(name, from).map(({ path, text }) => fileOf(path, text));
        return files.length > 0
            ? { kind: 'files', files }
            : { kind: 'missing', pattern: /[*?[\]{]/.test(name) };
    };
    return { includes };
}
