import { diffReport } from '../report/diff.ts';
import { MASK, secretNames } from '../report/secrets.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type ColorChoice, styleFor } from './color.ts';
import type { Io } from './io.ts';
import { hint } from './say.ts';

/** A file as it is and as it would be. */
export interface FilePair {
    readonly before: SourceFile;
    readonly after: SourceFile;
}

/** Prints what would change in some files; answers whether anything would. */
export async function printDiffs(
    pairs: readonly FilePair[],
    options: { readonly color: ColorChoice; readonly showSecrets?: boolean },
    io: Io,
): Promise<boolean> {
    const exact = !io.screen('out').terminal;
    const showSecrets = options.showSecrets === true;
    const diffOptions = {
        style: await styleFor(options.color, io, 'out'),
        exact,
        showSecrets,
        secretNames: secretNames(pairs.map(({ before }) => before.text)),
    };
    const changed = pairs.filter(({ before, after }) => before.text !== after.text);
    let masked = false;
    for (const { before, after } of changed) {
        const diff = diffReport(before, after, diffOptions);
        masked ||= !showSecrets && diff.includes(MASK);
        io.out(diff);
    }
    if (exact && masked) hint(io, `with --show-secrets instead of ${MASK} the diff can be applied`);
    return changed.length > 0;
}
