import { type FormatSettings, formatFile } from '../../service/format.ts';
import { type SourceFile, lineAt } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Input } from '../check/inputs.ts';
import type { Io } from '../io.ts';
import { say } from '../say.ts';

/** A file and what its layout makes of it. */
export interface LaidOut {
    readonly input: Input;
    /** The file in its layout; the very file that was read where it is in layout, or has to stay as it is. */
    readonly file: SourceFile;
    /** Whether something of it stays as it is although it is not in its layout, be it a section or all. */
    readonly left: boolean;
}

/** Which lines stay as they are, and why. */
function skippedText(file: SourceFile, span: Span): string {
    const first = lineAt(file, span.start) + 1;
    const last = lineAt(file, span.end) + 1;
    return first === last
        ? `line ${first} stays as it is: its braces or quotes do not balance`
        : `lines ${first}-${last} stay as they are: their braces or quotes do not balance`;
}

/** Lays out a file, and tells on standard error what of it stays as it is and why. */
export function layOut(input: Input, settings: FormatSettings, io: Io): LaidOut {
    const result = formatFile(input.file, settings);
    const tell = (message: string): void => {
        say(io, `${input.file.uri}: ${message}`);
    };
    if (result.kind === 'refused') {
        tell(`its layout is refused: ${result.reason}`);
        return { input, file: input.file, left: true };
    }
    for (const span of result.skipped) tell(skippedText(input.file, span));
    return { input, file: result.file, left: result.skipped.length > 0 };
}

/** Whether a file is not in its layout and can be brought into it. */
export function isChanged({ input, file }: LaidOut): boolean {
    return file.text !== input.file.text;
}
