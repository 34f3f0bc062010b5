/** What `kalint fmt` does with files once their layout is known. */
import { encode } from '../../node/encoding.ts';
import type { Failure } from '../../node/failure.ts';
import { visible } from '../../report/visible.ts';
import type { Io } from '../io.ts';
import { type LaidOut, isChanged } from './lay-out.ts';

/** Prints a file in its layout, in its encoding. */
export function print({ input, file }: LaidOut, io: Io): void {
    io.out(encode(file.text, input.encoding) ?? Buffer.from(file.text, 'utf8'));
}

/** Lists the files that are not in their layout, one a line. */
export function list(files: readonly LaidOut[], io: Io): void {
    const name = io.screen('out').terminal ? visible : (uri: string) => uri;
    for (const each of files) if (isChanged(each)) io.out(`${name(each.input.file.uri)}\n`);
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
