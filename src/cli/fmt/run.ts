import { type Settings, targetsOf } from '../../config/settings.ts';
import { STDIN } from '../../node/collect.ts';
import type { Failure } from '../../node/failure.ts';
import type { FormatSettings } from '../../service/format.ts';
import { collect } from '../check/collected.ts';
import { readInputs } from '../check/inputs.ts';
import { areKnown, includesFor } from '../check/settings.ts';
import { printDiffs } from '../diffs.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { say } from '../say.ts';
import { type LaidOut, isChanged, layOut } from './lay-out.ts';
import { list, print, write } from './modes.ts';
import type { FmtOptions } from './options.ts';

/** Why the mode is not for these files; undefined where it is. */
function misuse(names: readonly string[], options: FmtOptions): string | undefined {
    const { check, diff, write: writes } = options;
    if (writes === true && names.includes(STDIN))
        return 'standard input cannot be written; without --write its layout is printed';
    if (names.length < 2 || [check, diff, writes].includes(true)) return undefined;
    return `one file can be printed, not ${names.length}; for several there are --write, --check and --diff`;
}

function tell(failures: readonly Failure[], io: Io): void {
    for (const { message } of failures) say(io, message);
}

/** Does with the files what the options ask for; answers the exit status for them. */
async function finish(files: readonly LaidOut[], options: FmtOptions, io: Io): Promise<number> {
    const left = files.some((each) => each.left) ? EXIT.found : EXIT.fine;
    if (options.write === true) {
        const failures = await write(files);
        tell(failures, io);
        return failures.length > 0 ? EXIT.unusable : left;
    }
    if (options.diff === true) {
        const pairs = files.map(({ input, file }) => ({ before: input.file, after: file }));
        await printDiffs(pairs, options, io);
    } else if (options.check === true) list(files, io);
    else {
        for (const each of files) print(each, io);
        return EXIT.fine;
    }
    return files.some(isChanged) ? EXIT.found : left;
}

/** How a file is laid out, without its includes. */
function layoutOf({ indent, maxBlankLines, targets }: Settings): FormatSettings {
    return {
        options: { indent: indent.value, maxBlankLines: maxBlankLines.value },
        releases: [...new Set(targetsOf(targets.value, []).map(({ release }) => release))],
    };
}

/** Lays out what the operands mean, and answers the exit status. */
export async function fmt(operands: readonly string[], options: FmtOptions, io: Io): Promise<number> {
    const { target: targets, root, indent, maxBlankLines } = options;
    if (!(await areKnown(targets, [], io))) return EXIT.unusable;
    const collected = await collect(operands, options, { targets, root, indent, maxBlankLines }, io);
    if (collected === undefined) return EXIT.unusable;
    const { names, failures: unfound, settings } = collected;
    const wrong = misuse(names, options);
    if (wrong !== undefined) {
        say(io, wrong);
        return EXIT.unusable;
    }
    const { inputs, failures: unread } = await readInputs(names, options, io);
    const failures = [...unfound, ...unread];
    tell(failures, io);
    const includesOf = await includesFor(inputs, settings, undefined);
    const files = inputs.flatMap((input) => {
        const own = settings.get(input.file.uri);
        return own === undefined ? [] : [layOut(input, { ...layoutOf(own), ...includesOf(input.file) }, io)];
    });
    const status = await finish(files, options, io);
    return failures.length > 0 ? EXIT.unusable : status;
}
