import type { Includes } from '../expand/includes.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { type Edit, EditSet, applyEdits } from '../text/edit.ts';
import { type SourceFile, createSourceFile } from '../text/source-file.ts';
import { checkFiles } from './files.ts';
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
): readonly FixedFile[] {
    const current = new Map(files.map((file) => [file.uri, file]));
    const applied = new Map<string, number>();
    const now = withCurrent(settings, current);
    for (let round = 0; round < MAX_ROUNDS; round++) {
        let changed = false;
        for (const { file, diagnostics } of checkFiles([...current.values()], now)) {
            if (!current.has(file.uri)) continue;
            const { edits, fixes } = compatibleEdits(diagnostics, file.uri, unsafe);
            const text = applyEdits(file.text, edits);
            if (text === file.text) continue;
            changed = true;
            applied.set(file.uri, (applied.get(file.uri) ?? 0) + fixes);
            current.set(file.uri, createSourceFile(file.uri, text, file.version));
        }
        if (!changed) break;
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

/** Fixes of one file that can be made together, the first in the text first. */
function compatibleEdits(
    diagnostics: readonly Diagnostic[],
    uri: string,
    unsafe: boolean,
): { edits: readonly Edit[]; fixes: number } {
    const set = new EditSet();
    let fixes = 0;
    for (const { fixes: offered } of diagnostics) {
        const fix = offered.find((each) => each.safe) ?? (unsafe ? offered[0] : undefined);
        if (fix?.edits.every((edit) => edit.uri === uri) === true && set.add(fix.edits)) fixes++;
    }
    return { edits: set.edits, fixes };
}
