import type { Diagnostic } from '../rules/diagnostic.ts';
import { type Edit, applyEdits, editsClash } from '../text/edit.ts';
import { type SourceFile, createSourceFile } from '../text/source-file.ts';
import { checkFile } from './check.ts';
import type { CheckSettings } from './settings.ts';

/** A fix can bring to light what the fault hid; after so many rounds enough is mended. */
const MAX_ROUNDS = 10;

/** A file after its fixes. */
export interface FixedFile {
    readonly file: SourceFile;
    /** How many fixes were made. */
    readonly applied: number;
}

/**
 * Makes the fixes of a file, again and again until none is left: the safe ones, and
 * with `unsafe` the first fix of every other finding too. Fixes that touch the same
 * text wait for the next round.
 */
export function fixFile(file: SourceFile, settings: CheckSettings, unsafe: boolean): FixedFile {
    let current = file;
    let applied = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
        const chosen = compatibleEdits(checkFile(current, settings).diagnostics, unsafe);
        if (chosen.fixes === 0) break;
        const text = applyEdits(current.text, chosen.edits);
        if (text === current.text) break;
        applied += chosen.fixes;
        current = createSourceFile(file.uri, text, file.version);
    }
    return { file: current, applied };
}

/** Fixes that can be made together, the first in the text first. */
function compatibleEdits(
    diagnostics: readonly Diagnostic[],
    unsafe: boolean,
): { edits: readonly Edit[]; fixes: number } {
    const edits: Edit[] = [];
    let fixes = 0;
    for (const { fixes: offered } of diagnostics) {
        const fix = offered.find((each) => each.safe) ?? (unsafe ? offered[0] : undefined);
        if (fix === undefined || editsClash(edits, fix.edits)) continue;
        edits.push(...fix.edits);
        fixes++;
    }
    return { edits, fixes };
}
