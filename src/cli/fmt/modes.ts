/** What `kalint fmt` does with files once their layout is known. */
import { encode } from '../../node/encoding.ts';
import type { Failure } from '../../node/failure.ts';
import { diffReport } from '../../report/diff.ts';
import { MASK, secretNames } from '../../report/secrets.ts';
import { visible } from '../../report/visible.ts';
import { styleFor } from '../color.ts';
import type { Io } from '../io.ts';
import { hint } from '../say.ts';
import { type LaidOut, isChanged } from './lay-out.ts';
import type { FmtOptions } from './options.ts';

/** Prints a file in its layout, in its encoding. */
export function print({ input, file }: LaidOut, io: Io): void {
    io.out(encode(file.text, input.encoding) ?? Buffer.from(file.text, 'utf8'));
}

/** Lists the files that are not in their layout, one a line. */
export function list(files: readonly LaidOut[], io: Io): void {
    const name = io.screen('out').terminal ? visible : (uri: string) => uri;
    for (const each of files) if (isChanged(each)) io.out(`${name(each.input.file.uri)}\n`);
}

/** Prints what `write` would change. */
export async function showDiffs(files: readonly LaidOut[], options: FmtOptions, io: Io): Promise<void> {
    const exact = !io.screen('out').terminal;
    const showSecrets = options.showSecrets === true;
    const diffOptions = {
        style: await styleFor(options.color, io, 'out'),
        exact,
        showSecrets,
        secretNames: secretNames(files.map(({ file }) => file.text)),
    };
    let masked = false;
    for (const { input, file } of files.filter(isChanged)) {
        const diff = diffReport(input.file, file, diffOptions);
        masked ||= !showSecrets && diff.includes(MASK);
        io.out(diff);
    }
    if (exact && masked) hint(io, `with --show-secrets instead of ${MASK} the diff can be applied`);
}

/** Writes the files that are not in their layout; the others are not touched. */
export async function write(files: readonly LaidOut[]): Promise<readonly Failure[]> {
    const { writeSource } = await import('../../node/write.ts');
    const failures = files
        .filter(isChanged)
        .map(({ input, file }) =>
            input.path === undefined ? undefined : writeSource(input.path, file.text, input.encoding),
        );
    return failures.filter((each) => each !== undefined);
}
