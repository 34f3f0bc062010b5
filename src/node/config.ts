/** The configuration files of kalint: which one holds for a file, and what it says. */
import { statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Configuration } from '../config/configuration.ts';
import { redactMessage, redactionOf } from '../report/secrets.ts';
import { readSource } from './read.ts';
import { type Selection, isChecked, isEntered, isTemplate, usualSelection } from './selection.ts';

/** The names of a configuration file; one of them may stand in a folder. */
export const CONFIG_NAMES = ['kalint.config.yaml', 'kalint.config.yml', 'kalint.config.json'] as const;

/** Faults of a file that are told; the wrong file may have thousands. */
const MOST_FAULTS = 20;

/** The configuration files that a request meets, each read once. */
export interface Configs {
    /** The configuration for what lies in a folder; undefined where there is none, or it is wrong. */
    readonly forFolder: (folder: string) => Promise<Configuration | undefined>;
    /** What a walk takes of a folder, by its configuration. */
    readonly selectionIn: (folder: string) => Promise<Selection>;
    /** What is wrong with those met so far, a line each. */
    readonly faults: () => readonly string[];
}

/** A path as a configuration is asked about it. */
export function pathBelow({ folder }: Configuration, path: string): string {
    return relative(folder, resolve(path)).split(sep).join('/');
}

/**
 * Finds configuration files from a folder upwards; `named` is the one that holds for every file instead, and
 * `false` means that none does.
 */
export function createConfigs(named?: string | false): Configs {
    const faults: string[] = [];
    const byFolder = new Map<string, Promise<Configuration | undefined>>();
    const byPath = new Map<string, Promise<Configuration | undefined>>();

    const read = async (path: string, name: string): Promise<Configuration | undefined> => {
        const source = readSource(path, name);
        if (!source.ok) {
            faults.push(`${name}: ${source.failure.reason}`);
            return undefined;
        }
        const { file, encoding } = source.value;
        if (encoding !== 'utf-8') {
            faults.push(`${name}: is not UTF-8`);
            return undefined;
        }
        const { readConfig } = await import('../config/configuration.ts');
        const result = readConfig(file, dirname(path));
        if (result.ok) return result.config;
        // It may be the wrong file: a configuration of keepalived, with passwords in it.
        const redaction = redactionOf(file.text);
        const told = result.faults.slice(0, MOST_FAULTS);
        faults.push(...told.map((fault) => redactMessage(fault, redaction)));
        const left = result.faults.length - told.length;
        if (left > 0) faults.push(`${name}: ${left} more of the kind`);
        return undefined;
    };
    const readOnce = (path: string, name: string): Promise<Configuration | undefined> =>
        getOrMake(byPath, path, () => read(path, name));

    const find = (folder: string): Promise<Configuration | undefined> => {
        const [first, second] = CONFIG_NAMES.map((name) => join(folder, name)).filter(exists);
        if (first !== undefined && second !== undefined) {
            faults.push(`${shownPath(first)} and ${shownPath(second)} stand in one folder; one has to go`);
            return Promise.resolve(undefined);
        }
        if (first !== undefined) return readOnce(first, shownPath(first));
        const above = dirname(folder);
        return above === folder ? Promise.resolve(undefined) : forFolder(above);
    };
    const forFolder = (folder: string): Promise<Configuration | undefined> => {
        if (named === false) return Promise.resolve(undefined);
        if (named !== undefined) return readOnce(resolve(named), named);
        return getOrMake(byFolder, resolve(folder), () => find(resolve(folder)));
    };
    const selectionIn = async (folder: string): Promise<Selection> => {
        const config = await forFolder(folder);
        return config === undefined ? usualSelection : selectionBy(config);
    };
    return { forFolder, selectionIn, faults: () => faults };
}

function selectionBy(config: Configuration): Selection {
    const at = (path: string): string => pathBelow(config, path);
    return {
        isChecked: (path) =>
            !config.isIgnored(at(path)) &&
            (isChecked(path) || (config.isFurther(at(path)) && !isTemplate(path))),
        isEntered: (folder) => isEntered(folder) && !config.isIgnored(at(folder)),
        sought: `${usualSelection.sought}, nor a file that ${config.uri} adds, or it leaves them out`,
    };
}

function getOrMake<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
}

/** Whether something of that name can be seen; in a folder that may not be looked into, nothing can. */
function exists(path: string): boolean {
    try {
        return statSync(path, { throwIfNoEntry: false }) !== undefined;
    } catch {
        return false;
    }
}

/** A path from the working folder where it lies below that, else the absolute one. */
function shownPath(path: string): string {
    const short = relative('', path);
    return short.startsWith('..') ? path : short;
}
