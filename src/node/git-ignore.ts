/** What of a repository git leaves alone, by its `.gitignore` files. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { errorCode } from './failure.ts';

/** Whether git leaves something alone; the path is absolute, and none of the folders above it is left alone. */
export type IsIgnored = (path: string, isFolder: boolean) => boolean;

/** What the files of a folder and those above it say; undefined where none of them says anything. */
type Rules = { readonly isIgnored: IsIgnored } | undefined;

function readIfThere(path: string): string | undefined {
    try {
        return readFileSync(path, 'utf8');
    } catch (error) {
        if (errorCode(error) === undefined) throw error;
        return undefined;
    }
}

/** Whether a folder is seen to be the root of a repository; of a worktree or a submodule `.git` is a file. */
function isRoot(folder: string): boolean {
    try {
        return statSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined;
    } catch (error) {
        if (errorCode(error) === undefined) throw error;
        return false;
    }
}

const nothing: IsIgnored = () => false;

/**
 * Answers for `start` and the folders below it, by their absolute paths, what git leaves alone in them: what the `.gitignore`
 * files from the root of the repository down to the folder say, the lower ones last. Nothing where there is no
 * repository, or where git leaves `start` itself alone: who names it wants it.
 */
export async function gitIgnores(start: string): Promise<(folder: string) => Promise<IsIgnored>> {
    const known = new Map<string, Promise<Rules>>();
    const inRepository = new Map<string, boolean>();
    const isInside = (folder: string): boolean => {
        let inside = inRepository.get(folder);
        if (inside === undefined) {
            const above = dirname(folder);
            inside = isRoot(folder) || (above !== folder && isInside(above));
            inRepository.set(folder, inside);
        }
        return inside;
    };
    const read = async (folder: string): Promise<Rules> => {
        if (!isInside(folder)) return undefined;
        const outer = isRoot(folder) ? undefined : await rulesOf(dirname(folder));
        const text = readIfThere(join(folder, '.gitignore'));
        if (text === undefined) return outer;
        const { default: library } = await import('ignore');
        const own = library.default({ ignorecase: false }).add(text);
        return {
            isIgnored: (path, isFolder) => {
                const name = relative(folder, path).split(sep).join('/');
                const { ignored, unignored } = own.test(isFolder ? `${name}/` : name);
                return ignored || (!unignored && outer?.isIgnored(path, isFolder) === true);
            },
        };
    };
    const rulesOf = (folder: string): Promise<Rules> => {
        const rules = known.get(folder) ?? read(folder);
        known.set(folder, rules);
        return rules;
    };
    const isStartIgnored =
        isInside(start) && !isRoot(start) && (await rulesOf(dirname(start)))?.isIgnored(start, true);
    if (isStartIgnored === true) return () => Promise.resolve(nothing);
    return async (folder) => (await rulesOf(folder))?.isIgnored ?? nothing;
}
