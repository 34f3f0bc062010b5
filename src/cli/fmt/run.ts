import { STDIN, collectFiles } from '../../node/collect.ts';
import type { Failure } from '../../node/failure.ts';
import type { FormatSettings } from '../../service/format.ts';
import { readInputs } from '../check/inputs.ts';
import { includesFor, targetsFor } from '../check/settings.ts';
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

/** Lays out what the operands mean, and answers the exit status. */
export async function fmt(operands: readonly string[], options: FmtOptions, io: Io): Promise<number> {
    const targets = await targetsFor(options.target, { features: [] }, io);
    if (targets === undefined) return EXIT.unusable;
    const { files: names, failures: unfound } = await collectFiles(operands);
    const wrong = misuse(names, options);
    if (wrong !== undefined) {
        say(io, wrong);
        return EXIT.unusable;
    }
    const { inputs, failures: unread } = await readInputs(names, options, io);
    const failures = [...unfound, ...unread];
    tell(failures, io);
    const { root, indent, maxBlankLines } = options;
    const judge = { features: [], configId: [], ...(root === undefined ? {} : { root }) };
    const includes = await includesFor(inputs, judge);
    const settings: FormatSettings = {
        options: { indent, maxBlankLines },
        releases: [...new Set(targets.map(({ release }) => release))],
        ...(includes === undefined ? {} : { includes }),
    };
    const files = inputs.map((input) => layOut(input, settings, io));
    const status = await finish(files, options, io);
    return failures.length > 0 ? EXIT.unusable : status;
}
