/** What the settings come to: how the server is started, and what it is told. */
import { isAbsolute, join } from 'node:path';

/** The settings that the server depends on, as they stand below `kalint`. */
export interface Settings {
    readonly targets: readonly string[];
    /** Empty: what kalint's configuration file says. */
    readonly preset: string;
    /** Empty or `true`: the file that is found; `false`: none. */
    readonly configFile: string | boolean;
    readonly inlayHints: boolean;
    /** Empty: the server of the extension. */
    readonly serverPath: string;
}

/** The settings that a running server is told when they change. */
export const TOLD = ['targets', 'preset', 'configFile', 'inlayHints'] as const;

/** The settings for which a server starts anew when they change. */
export const RESTARTING = ['serverPath'] as const;

/** The settings in the names and shapes that the server has for them. */
export interface ServerSettings {
    readonly targets?: readonly string[];
    readonly preset?: string;
    readonly config?: string | false;
    readonly inlayHints?: true;
}

/** What is said to the server: what is empty is left to kalint's configuration file. `folder` is that of the workspace. */
export function serverSettings(
    { targets, preset, configFile, inlayHints }: Settings,
    folder: string | undefined,
): ServerSettings {
    return {
        ...(targets.length > 0 ? { targets } : {}),
        ...(preset === '' ? {} : { preset }),
        ...(configFile === false ? { config: false } : {}),
        ...(typeof configFile === 'string' && configFile !== ''
            ? { config: pathIn(folder, configFile) }
            : {}),
        ...(inlayHints ? { inlayHints } : {}),
    };
}

function pathIn(folder: string | undefined, path: string): string {
    return folder === undefined || isAbsolute(path) ? path : join(folder, path);
}
