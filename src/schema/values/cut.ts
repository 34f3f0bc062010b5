/** What keepalived does with a line that a quote without partner cuts off (`lib/parser.c:alloc_strvec_r`). */
import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { ArgSpec } from '../../../grammar/schema/types.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import type { Target } from '../targets.ts';
import { argumentFaults } from './arguments.ts';
import { KEEPING, readCommand } from './command.ts';
import { CRASHES, IGNORES } from './fault.ts';
import { isRead, shapeOf } from './judge.ts';
import { readQuoted } from './quoted.ts';

/** What becomes of most lines. */
const DROPS = 'drops what follows it';

/** What becomes of a line that is read a second time, in another way. */
const READS = 'complains, but reads the line';

/** Whether keepalived reads a value a second time, from the line as it is written. */
export function isReadAgain({ value }: ArgSpec): boolean {
    return value.kind === 'command' || (value.kind === 'special' && value.reader === 'regex');
}

/** What comes of a line that is read again, where the quote is one of its words. */
function outcomeAgain(bound: Bound, at: number, arg: ArgSpec, target: Target): string {
    const { value } = arg;
    const keeping = value.kind === 'command' && compareReleases(target.release, KEEPING) >= 0;
    const words = bound.words.map((word, index): Word =>
        index === at ? { ...word, text: `"${word.text}`, quoted: false } : word,
    );
    const line = readQuoted(words, keeping);
    const ignores = arg.otherwise ?? IGNORES;
    if (line.kind !== 'words') return value.kind !== 'command' || value.crashes === true ? CRASHES : ignores;
    if (at === 1) return ignores;
    if (value.kind !== 'command') return READS;
    const [fault] = readCommand(value, words.slice(1), { bound: { ...bound, words }, target, arg });
    // Words behind the command are not what the quote is about.
    return fault === undefined || fault.kind === 'surplus-word' ? READS : fault.otherwise;
}

/** What keepalived does with a statement of which the word at `at`, the last, starts with a quote without partner. */
export function outcomeOfCut(bound: Bound, at: number, target: Target): string {
    const { spec, binding } = bound;
    const shape = spec === undefined ? undefined : shapeOf(spec, target);
    if (at === 0 || binding.kind === 'value' || shape === undefined || !isRead(bound, target)) return DROPS;
    const [arg] = shape.args;
    if (arg !== undefined && isReadAgain(arg)) return outcomeAgain(bound, at, arg, target);
    const faults = argumentFaults({ ...bound, words: bound.words.slice(0, at) }, shape, target);
    return faults.find(({ kind }) => kind === 'missing-value')?.otherwise ?? DROPS;
}
