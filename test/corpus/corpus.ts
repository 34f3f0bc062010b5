/**
 * A folder of configuration files that people use, with what several releases of keepalived
 * said of them. It is no part of the project: the environment variable KALINT_CORPUS names it.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../oracle/environment.ts';
import { say } from '../oracle/say.ts';

/** The folder, where there is one. */
export const corpusFolder: string | undefined = process.env['KALINT_CORPUS'];

/** What the titles of the tests say when there is no corpus. */
export const skipNote = corpusFolder === undefined ? ' (skipped: KALINT_CORPUS names no folder)' : '';

if (corpusFolder === undefined) say('KALINT_CORPUS names no folder: the tests over the corpus are skipped');

/** What one release said of one file. */
export interface Recorded {
    readonly exit: number;
    readonly messages: readonly Message[];
}

interface RecordedFile {
    readonly exit: number;
    readonly messages: readonly {
        readonly line?: number | null;
        readonly file?: string | null;
        readonly msg: string;
        readonly env: boolean;
    }[];
}

/** Names of the corpus files, relative to the folder. */
export function corpusFiles(): string[] {
    return ['real', 'samples'].flatMap((kind) =>
        readdirSync(join(corpusFolder ?? '', kind), { withFileTypes: true })
            .filter((entry) => entry.isFile() && entry.name !== 'MANIFEST.tsv')
            .map((entry) => `${kind}/${entry.name}`)
            .sort(),
    );
}

/** The bytes of a corpus file. */
export function corpusBytes(name: string): Buffer {
    return readFileSync(join(corpusFolder ?? '', name));
}

/** What was recorded: by release, then by file. */
export function recordedRuns(): Map<string, Map<string, Recorded>> {
    const text = readFileSync(join(corpusFolder ?? '', 'oracle.json'), 'utf8');
    const json = JSON.parse(text) as Record<string, Record<string, RecordedFile>>;
    const releases = new Map<string, Map<string, Recorded>>();
    for (const [release, files] of Object.entries(json)) {
        const runs = new Map<string, Recorded>();
        for (const [name, { exit, messages }] of Object.entries(files)) {
            const listed = messages.map(({ line, file, msg, env }) => ({
                ...(line === undefined || line === null ? {} : { line }),
                ...(file === undefined || file === null ? {} : { file }),
                text: msg,
                env,
            }));
            runs.set(name, { exit, messages: listed });
        }
        releases.set(release, runs);
    }
    return releases;
}

/** Whether a run came to its end: 124 is a time limit, and what is negative a signal. */
export function cameToItsEnd({ exit }: Recorded): boolean {
    return exit >= 0 && exit !== 124;
}

/** Whether a text is read as it is written: no includes, conditions, definitions and sequences. */
export function isLiteral(text: string): boolean {
    return !/^[ \t]*(?:[@$~]|include)/m.test(text);
}
