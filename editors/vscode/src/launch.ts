/** What the settings come to: how the server is started, and what it is told. */
import { isAbsolute, join } from 'node:path';

/** The settings that the server depends on, as they stand below `kalint`. */
export interface Settings {
    readonly targets: readonly string[];
    /** Empty: what kalint's configuration file says. */
    readonly preset: string;
    /** Empty or `true`: the file that is found; `false`: none. */
    readonly configFile: string | boolean;
    /** Empty: the server of the extension. */
    readonly serverPath: string;
}

/** The names of these settings; when one of them changes, the server starts anew. */
export const RESTARTING = ['targets', 'preset', 'configFile', 'serverPath'] as const;

/** What the server takes as `initializationOptions`. */
export interface InitializationOptions {
    readonly targets?: readonly string[];
    readonly preset?: string;
    readonly config?: string | false;
}

/** What is said to the server: what is empty is left to kalint's configuration file. `folder` is that of the workspace. */
export function initializationOptions(
    { targets, preset, configFile }: Settings,
    folder: string | undefined,
): InitializationOptions {
    return {
        ...(targets.length > 0 ? { targets } : {}),
        ...(preset === '' ? {} : { preset }),
        ...(configFile === false ? { config: false } : {}),
        ...(typeof configFile === 'string' && configFile !== ''
            ? { config: pathIn(folder, configFile) }
            : {}),
    };
}

function pathIn(folder: string | undefined, path: string): string {
    return folder === undefined || isAbsolute(path) ? path : join(folder, path);
}
