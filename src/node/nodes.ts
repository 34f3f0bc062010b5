import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Collection } from './collect.ts';
import type { Configs } from './config.ts';
import { type Failure, failure, failureOf } from './failure.ts';

/**
 * The files that the configurations of kalint for some folders name as those of nodes, each once and as seen from
 * the working folder. A folder whose configuration has none is a failure.
 */
export async function nodeFiles(folders: readonly string[], { forFolder }: Configs): Promise<Collection> {
    const files: string[] = [];
    const failures: Failure[] = [];
    for (const folder of folders) {
        const useless = faultOf(folder);
        if (useless !== undefined) {
            failures.push(useless);
            continue;
        }
        const config = await forFolder(folder);
        if (config === undefined || config.nodes.length === 0) {
            const reason = config === undefined ? 'no kalint.config.yaml holds here' : 'names no nodes';
            failures.push(failure('nothing-to-check', config?.uri ?? folder, reason));
            continue;
        }
        for (const { file } of config.nodes) files.push(relative('', resolve(config.folder, file)));
    }
    return { files: [...new Set(files)], failures };
}

/** Why a path is that of no folder; undefined where it is one. */
function faultOf(path: string): Failure | undefined {
    try {
        const reason = 'is no folder; --nodes is for folders';
        return statSync(path).isDirectory() ? undefined : failure('special', path, reason);
    } catch (error) {
        return failureOf(error, path, 'reading');
    }
}
