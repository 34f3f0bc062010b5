import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { hashOf } from '../../node/hash.ts';
import { readSource } from '../../node/read.ts';
import { writeReport } from '../../node/write-report.ts';
import {
    type Recorded,
    type Recording,
    baselineText,
    parseBaseline,
    recordOf,
    withoutRecorded,
} from '../../report/baseline.ts';
import { count } from '../../report/words.ts';
import type { FileReport } from '../../service/report.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { hint, say } from '../say.ts';

/** How the baseline in a file names files: relative to its folder. */
function recordingIn(baseline: string): Recording {
    const folder = dirname(resolve(baseline));
    return { pathOf: (uri) => relative(folder, resolve(uri)).split(sep).join('/'), hash: hashOf };
}

/** What the baseline in a file records, nothing where it may be missing and is; undefined where it is of no use, which is said. */
export function readRecorded(path: string, mayMiss: boolean, io: Io): readonly Recorded[] | undefined {
    const read = readSource(path);
    if (!read.ok) {
        if (mayMiss && read.failure.kind === 'missing') return [];
        say(io, read.failure.message);
        if (read.failure.kind === 'missing') hint(io, '--update-baseline makes it of the findings of today');
        return undefined;
    }
    const parsed = parseBaseline(read.value.file.text);
    if (parsed.ok) return parsed.recorded;
    say(io, `${path}: is no baseline of kalint: ${parsed.fault}`);
    return undefined;
}

/**
 * Writes all findings into a baseline, unless something could not be checked, and answers the exit status. What it has
 * of files that were not asked for now stays, unless they are gone.
 */
export function updateBaseline(
    path: string,
    before: readonly Recorded[],
    { reports, incomplete }: { readonly reports: readonly FileReport[]; readonly incomplete: boolean },
    io: Io,
): number {
    if (incomplete) {
        say(io, `${path}: stays as it is, since not all of the files could be checked`);
        return EXIT.unusable;
    }
    const recording = recordingIn(path);
    const checked = new Set(reports.map(({ file }) => recording.pathOf(file.uri)));
    const isElsewhere = (each: Recorded): boolean =>
        !checked.has(each.path) && existsSync(resolve(dirname(path), each.path));
    const others = before.filter(isElsewhere);
    const failure = writeReport(path, baselineText([...recordOf(reports, recording), ...others]));
    if (failure !== undefined) {
        say(io, failure.message);
        return EXIT.unusable;
    }
    const found = reports.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
    const kept = others.reduce((sum, each) => sum + each.count, 0);
    const word = kept === 0 ? '' : `, and ${kept} of files that were not checked kept`;
    say(io, `${path}: ${count(found, 'finding')} of ${count(reports.length, 'file')} recorded${word}`);
    return EXIT.fine;
}

/** What is left of reports once a baseline is taken into account. */
export interface Left {
    readonly reports: readonly FileReport[];
    /** How many findings it holds back. */
    readonly heldBack: number;
    /** Whether the baseline has all that the config test complains about in the configuration that a report belongs to. */
    readonly excuses: (report: FileReport) => boolean;
}

/** The file of the configuration that a report belongs to. */
function configurationOf({ includedBy, file }: FileReport): string {
    return includedBy ?? file.uri;
}

/** Takes out of reports what the baseline in the file `path` records. */
export function withBaseline(
    path: string,
    recorded: readonly Recorded[],
    reports: readonly FileReport[],
): Left {
    const remaining = withoutRecorded(reports, recorded, recordingIn(path));
    const isKeepalived = ({ origin }: { readonly origin: string }): boolean => origin === 'keepalived';
    const held = new Set<string>();
    const open = new Set<string>();
    for (const { report, heldBack } of remaining) {
        if (heldBack.some(isKeepalived)) held.add(configurationOf(report));
        if (report.diagnostics.some(isKeepalived)) open.add(configurationOf(report));
    }
    return {
        reports: remaining.map(({ report }) => report),
        heldBack: remaining.reduce((sum, { heldBack }) => sum + heldBack.length, 0),
        excuses: (report) => held.has(configurationOf(report)) && !open.has(configurationOf(report)),
    };
}
