/**
 * What releases of keepalived said of the cases, as `scripts/record-parity.mjs` wrote it down: a table
 * with a row for each message, and with one for a run that said nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message, Run } from '../oracle/keepalived.ts';

/** A message that does not depend on the machine. */
export interface Said {
    /** Counts from 1; absent where keepalived names none. */
    readonly line?: number;
    /** Without blanks at its ends. */
    readonly text: string;
}

/** What one release did with one case. */
export interface Recorded {
    /** The exit status, or the name of the signal that ended it; SIGKILL where it never came to its end. */
    readonly exit: string;
    /** By line, those without one last; none of them twice. */
    readonly messages: readonly Said[];
}

/** For each case what each release did, by the ids of the cases and the releases. */
export type ParityRecord = ReadonlyMap<string, ReadonlyMap<string, Recorded>>;

/** The name of the record in the folder of the cases. */
export const RECORD = 'results.tsv';

const HEADER = ['id', 'releases', 'exit', 'line', 'message'];
const NOTHING = '-';

function byLine(a: Said, b: Said): number {
    const [first, second] = [a.line ?? Number.MAX_SAFE_INTEGER, b.line ?? Number.MAX_SAFE_INTEGER];
    return first - second || (a.text < b.text ? -1 : Number(a.text > b.text));
}

function saidOf({ line, text }: Message): Said {
    return { ...(line === undefined ? {} : { line }), text: text.trim().replaceAll('\t', ' ') };
}

/** What is written down of a run: nothing that another machine or another order of its processes changes. */
export function recordedOf({ exit, signal, messages }: Run): Recorded {
    const said = messages.filter(({ env }) => !env).map(saidOf);
    const once = new Map(said.map((each) => [JSON.stringify([each.line, each.text]), each]));
    return { exit: signal ?? String(exit), messages: [...once.values()].sort(byLine) };
}

/** Whether a run was ended by a signal. */
export function crashed({ exit }: Recorded): boolean {
    return exit.startsWith('SIG');
}

/** The rows of one case, the releases that did the same together. */
function rowsOf(id: string, runs: ReadonlyMap<string, Recorded>): string[][] {
    const groups = new Map<string, { readonly run: Recorded; readonly releases: string[] }>();
    for (const [release, run] of [...runs].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const key = JSON.stringify(run);
        const group = groups.get(key) ?? { run, releases: [] };
        group.releases.push(release);
        groups.set(key, group);
    }
    return [...groups.values()].flatMap(({ run: { exit, messages }, releases }) => {
        const said = messages.length > 0 ? messages : [{ text: NOTHING }];
        return said.map(({ line, text }: Said) => [
            id,
            releases.join(' '),
            exit,
            String(line ?? NOTHING),
            text,
        ]);
    });
}

/** The record as the text of its file. */
export function formatRecord(record: ParityRecord): string {
    const rows = [...record].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, runs]) => rowsOf(id, runs));
    return [HEADER, ...rows].map((row) => `${row.join('\t')}\n`).join('');
}

/** The record that a text holds; throws where a row has not all its columns. */
export function parseRecord(text: string): ParityRecord {
    const record = new Map<string, Map<string, { exit: string; messages: Said[] }>>();
    for (const row of text.split('\n').slice(1, -1)) {
        const [id = '', releases = '', exit = '', line = '', message] = row.split('\t');
        if (message === undefined) throw new Error(`not a row of the record: ${row}`);
        const runs = record.get(id) ?? new Map<string, { exit: string; messages: Said[] }>();
        record.set(id, runs);
        for (const release of releases.split(' ')) {
            const run = runs.get(release) ?? { exit, messages: [] };
            runs.set(release, run);
            if (message === NOTHING) continue;
            run.messages.push({ ...(line === NOTHING ? {} : { line: Number(line) }), text: message });
        }
    }
    return record;
}

/** The text of the record in a folder of cases. */
export function recordText(folder: string): string {
    return readFileSync(join(folder, RECORD), 'utf8');
}
