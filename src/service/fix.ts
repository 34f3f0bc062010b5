import type { Includes } from '../expand/includes.ts';
import type { FileFix } from '../rules/diagnostic.ts';
import { EditSet, applyEdits } from '../text/edit.ts';
import { type SourceFile, createSourceFile } from '../text/source-file.ts';
import { type ClusterRequest, NO_CLUSTERS, checkTogether } from './cluster.ts';
import type { FileReport } from './report.ts';
import { type CheckSettings, type SettingsFor, forEachFile } from './settings.ts';

/** A fix can bring to light what the fault hid; after so many rounds enough is mended. */
const MAX_ROUNDS = 10;

/** A file after its fixes. */
export interface FixedFile {
    readonly file: SourceFile;
    /** How many fixes were made. */
    readonly applied: number;
}

/**
 * Makes the fixes of some files, again and again until none is left: the safe ones, and with
 * `unsafe` the first fix of every other finding too. Fixes that touch the same text wait for the
 * next round; files that are only included are left as they are.
 */
export function fixFiles(
    files: readonly SourceFile[],
    settings: CheckSettings | SettingsFor,
    unsafe: boolean,
    clusters: ClusterRequest = NO_CLUSTERS,
): readonly FixedFile[] {
    const current = new Map(files.map((file) => [file.uri, file]));
    const applied = new Map<string, number>();
    const now = withCurrent(settings, current);
    for (let round = 0; round < MAX_ROUNDS; round++) {
        const reports = checkTogether([...current.values()], now, clusters);
        const { edits, fixes } = compatibleEdits(reports, current, unsafe);
        let changed = false;
        for (const [uri, { edits: own }] of edits) {
            const file = current.get(uri);
            const text = file === undefined ? '' : applyEdits(file.text, own);
            if (file === undefined || text === file.text) continue;
            changed = true;
            current.set(uri, createSourceFile(uri, text, file.version));
        }
        if (!changed) break;
        for (const [uri, count] of fixes) applied.set(uri, (applied.get(uri) ?? 0) + count);
    }
    return files.map((file) => ({
        file: current.get(file.uri) ?? file,
        applied: applied.get(file.uri) ?? 0,
    }));
}

/** Makes the fixes of one file; see `fixFiles`. */
export function fixFile(file: SourceFile, settings: CheckSettings, unsafe: boolean): FixedFile {
    return fixFiles([file], settings, unsafe)[0] ?? { file, applied: 0 };
}

/** Settings whose includes answer with these files, by their uri, in place of what they were when they were read. */
export function withCurrent(
    settings: CheckSettings | SettingsFor,
    current: ReadonlyMap<string, SourceFile>,
): SettingsFor {
    const settingsFor = forEachFile(settings);
    return (file) => {
        const own = settingsFor(file);
        const { includes } = own;
        if (includes === undefined) return own;
        const now: Includes = (pattern, from) => {
            const result = includes(pattern, from);
            if (result.kind !== 'files') return result;
            return { kind: 'files', files: result.files.map((each) => current.get(each.uri) ?? each) };
        };
        return { ...own, includes: now };
    };
}

/**
 * Fixes that can be made together, the first of each file first: the edits of each file, and how many of the findings
 * under it they mend. A fix of several files is made as a whole, or not in this round.
 */
function compatibleEdits(
    reports: readonly FileReport[],
    current: ReadonlyMap<string, SourceFile>,
    unsafe: boolean,
): { edits: ReadonlyMap<string, EditSet>; fixes: ReadonlyMap<string, number> } {
    const edits = new Map([...current.keys()].map((uri) => [uri, new EditSet()]));
    const fixes = new Map<string, number>();
    for (const { file, diagnostics } of reports) {
        if (!current.has(file.uri)) continue;
        for (const { fixes: offered } of diagnostics) {
            const fix = offered.find((each) => each.safe) ?? (unsafe ? offered[0] : undefined);
            if (fix === undefined || !addTogether(edits, fix)) continue;
            fixes.set(file.uri, (fixes.get(file.uri) ?? 0) + 1);
        }
    }
    return { edits, fixes };
}

/** Adds the edits of a fix to those of their files, all of them or none; tells whether it did. */
function addTogether(sets: ReadonlyMap<string, EditSet>, { edits }: FileFix): boolean {
    const uris = [...new Set(edits.map(({ uri }) => uri))];
    const own = uris.map((uri) => ({ set: sets.get(uri), edits: edits.filter((each) => each.uri === uri) }));
    if (!own.every((each) => each.set?.takes(each.edits) === true)) return false;
    for (const each of own) each.set?.add(each.edits);
    return true;
}
