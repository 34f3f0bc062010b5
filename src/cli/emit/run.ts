import { emit } from '../../emit/emit.ts';
import type { EmittedFile, Plan } from '../../emit/plan.ts';
import { startingSpec } from '../../emit/init.ts';
import { type Placed, compareSet, writeSet } from '../../node/set.ts';
import { readPlan } from '../../node/spec.ts';
import { visible } from '../../report/visible.ts';
import { createSourceFile } from '../../text/source-file.ts';
import { didYouMean } from '../../text/suggest.ts';
import { printDiffs } from '../diffs.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { hint, say } from '../say.ts';
import { deriveSpec } from './derive.ts';
import type { EmitOptions } from './options.ts';

/** Emits the set of a spec, or prints a spec to begin with; answers the exit status. */
export async function emitSet(operand: string | undefined, options: EmitOptions, io: Io): Promise<number> {
    const wrong = misuse(operand, options);
    if (wrong !== undefined) {
        say(io, wrong);
        return EXIT.unusable;
    }
    if (options.init === true) {
        io.out(startingSpec());
        return EXIT.fine;
    }
    if (options.from !== undefined) return deriveSpec(options.from, io);
    const result = readPlan(operand ?? '', io.env);
    if (!result.ok) {
        for (const line of result.faults) say(io, line);
        return EXIT.unusable;
    }
    const files = wanted(result.plan, options.only, io);
    if (files === undefined) return EXIT.unusable;
    const folder = options.output ?? '.';
    const { placed, failures } = compareSet(folder, files);
    for (const { message } of failures) say(io, message);
    if (failures.length > 0) return EXIT.unusable;
    if (options.diff === true) return showDiff(placed, options, io);
    if (options.dryRun === true) {
        for (const { path, state } of placed) io.out(`${state.padEnd(WIDEST)} ${visible(path)}\n`);
        return EXIT.fine;
    }
    return write(placed, folder, options, io);
}

/** The longest word for the state of a file. */
const WIDEST = 'changed'.length;

/** What does not go together in a request. */
function misuse(operand: string | undefined, { init, from, output, only }: EmitOptions): string | undefined {
    const printed = init === true ? '--init' : from === undefined ? undefined : '--from';
    if (printed !== undefined) {
        if (init === true && from !== undefined) return '--init and --from do not go together';
        if (operand !== undefined)
            return `${printed} prints a spec and reads none: ${operand} is one too many`;
        if (output !== undefined || only.length > 0)
            return `${printed} prints a spec: put it into a file with > and emit that`;
        return undefined;
    }
    if (operand === undefined) return 'the spec is missing; kalint emit --init prints one to begin with';
    return output === undefined ? 'the folder that the set is to be in is missing: -o FOLDER' : undefined;
}

/** The files of the set, or of the hosts that were asked for; undefined after a word about a host that is none. */
function wanted(plan: Plan, only: readonly string[], io: Io): readonly EmittedFile[] | undefined {
    const names = [...plan.directors, ...plan.realServers].map(({ name }) => name);
    const unknown = only.filter((name) => !names.includes(name));
    for (const name of unknown)
        say(io, `--only ${name}: the spec has no such host${didYouMean(name, names)}`);
    if (unknown.length > 0) return undefined;
    const files = emit(plan);
    if (only.length === 0) return files;
    return files.filter(({ path }) => only.some((name) => path.startsWith(`${name}/`)));
}

async function showDiff(placed: readonly Placed[], options: EmitOptions, io: Io): Promise<number> {
    const pairs = placed.map(({ path, before = '', file }) => ({
        before: createSourceFile(path, before),
        after: createSourceFile(path, file.text),
    }));
    const differs = await printDiffs(pairs, options, io);
    const modes = placed.filter(({ state, before, file }) => state === 'changed' && before === file.text);
    for (const { path, file } of modes) hint(io, `${path}: its mode would be ${file.mode.toString(8)}`);
    return differs || modes.length > 0 ? EXIT.found : EXIT.fine;
}

function write(placed: readonly Placed[], folder: string, { force }: EmitOptions, io: Io): number {
    const changed = placed.filter(({ state }) => state === 'changed');
    if (changed.length > 0 && force !== true) {
        for (const { path } of changed) say(io, `${path}: is there, and differs`);
        hint(io, 'nothing was written; --diff shows what would change, --force writes it');
        return EXIT.unusable;
    }
    const failure = writeSet(placed);
    if (failure !== undefined) {
        say(io, failure.message);
        return EXIT.unusable;
    }
    const count = placed.filter(({ state }) => state !== 'same').length;
    io.out(
        count === 0
            ? `nothing to change in ${visible(folder)}\n`
            : `${count} ${count === 1 ? 'file' : 'files'} written to ${visible(folder)}; RUNBOOK.md there tells how to go on\n`,
    );
    return EXIT.fine;
}
