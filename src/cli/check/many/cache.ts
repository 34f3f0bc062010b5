/** Results of earlier runs, by what they were made of. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { readStore, storePath, writeStore } from '../../../node/cache.ts';
import type { Failure } from '../../../node/failure.ts';
import { hashOf } from '../../../node/hash.ts';
import { quotesSecret, redactionOf } from '../../../report/secrets.ts';
import type { FileReport } from '../../../service/report.ts';
import type { CheckSettings } from '../../../service/settings.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import { VERSION } from '../../version.ts';
import {
    type Answer,
    type Judged,
    type PlainReport,
    digestOf,
    digestOfAnswer,
    plainReport,
    wholeReport,
} from './judged.ts';

/**
 * Who writes a cache. Two builds of one version, say of two commits, may differ in what they say: the bundle that this
 * module is in is part of the name.
 */
export const WRITER = `${VERSION}-${hashOf(readFileSync(import.meta.filename, 'latin1'))}`;

/** What an earlier run said of a configuration. */
interface Entry {
    readonly reports: readonly PlainReport[];
    readonly answers: readonly Answer[];
}

/** The results of earlier runs in this working folder. */
export interface Cache {
    /** What is to be said of a configuration; undefined where it has to be judged. */
    readonly find: (file: SourceFile, settings: CheckSettings) => readonly FileReport[] | undefined;
    readonly keep: (file: SourceFile, settings: CheckSettings, judged: Judged) => void;
    /** Writes what is new. Answers why not where that cannot be done. */
    readonly save: () => Failure | undefined;
}

/** The folder of the caches: the one that is given, or that of the user. */
export function cacheFolder(
    given: string | undefined,
    env: Readonly<Record<string, string | undefined>>,
): string {
    if (given !== undefined) return resolve(given);
    const { XDG_CACHE_HOME: caches = '', HOME: home = '' } = env;
    // A relative one is to be ignored, says the specification of these folders.
    const above = isAbsolute(caches) ? caches : join(home === '' ? homedir() : home, '.cache');
    return join(above, 'kalint');
}

/** What a result is made of, but for what includes lead to. */
function keyOf({ uri, text }: SourceFile, { targets, preset, rules, configIds }: CheckSettings): string {
    const settings = { targets, preset, rules: [...(rules ?? [])], configIds };
    return digestOf(JSON.stringify(settings), uri, text);
}

/** Whether reports quote a password or a key; such a result is not written to a disk. */
function isSecret(reports: readonly FileReport[], text: string): boolean {
    return reports.some(({ file }) => quotesSecret(text, redactionOf(file.text)));
}

/** Opens the cache of this working folder. */
export function openCache(folder: string): Cache {
    const path = storePath(folder, resolve(''));
    const before = readStore(path, WRITER);
    const used = new Map<string, string>();
    let isNew = false;

    const find: Cache['find'] = (file, settings) => {
        const key = keyOf(file, settings);
        const text = before.get(key);
        if (text === undefined) return undefined;
        const { reports, answers } = JSON.parse(text) as Entry;
        const files = new Map([[file.uri, file]]);
        for (const { pattern, from, digest } of answers) {
            const result = settings.includes?.(pattern, from);
            if (result === undefined || digestOfAnswer(result) !== digest) return undefined;
            if (result.kind === 'files') for (const each of result.files) files.set(each.uri, each);
        }
        used.set(key, text);
        return reports.flatMap((report) => {
            const own = files.get(report.uri);
            return own === undefined ? [] : [wholeReport(report, own)];
        });
    };
    const keep: Cache['keep'] = (file, settings, { reports, answers }) => {
        const entry: Entry = { reports: reports.map(plainReport), answers };
        const text = JSON.stringify(entry);
        if (isSecret(reports, text)) return;
        used.set(keyOf(file, settings), text);
        isNew = true;
    };
    const save = (): Failure | undefined =>
        isNew
            ? writeStore(
                  folder,
                  path,
                  WRITER,
                  new Map([...used, ...[...before].filter(([key]) => !used.has(key))]),
              )
            : undefined;
    return { find, keep, save };
}
