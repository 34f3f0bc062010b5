/** The lines of value blocks: for each language a reader. */
import type { LineKind } from '../../../grammar/schema/types.ts';
import type { Bound } from '../bind.ts';
import type { Target } from '../targets.ts';
import type { Fault } from '../values/fault.ts';

/** Tells what is wrong with one line of a value block; it has at least one word. */
export type LineReader = (bound: Bound, target: Target) => readonly Fault[];

const READERS: Readonly<Partial<Record<LineKind, LineReader>>> = {};

/** What is wrong with a line of a value block. */
export function readLine(bound: Bound, target: Target): readonly Fault[] {
    const block = bound.parent?.spec?.block;
    if (block?.content !== 'lines' || block.line === undefined || bound.words.length === 0) return [];
    return READERS[block.line]?.(bound, target) ?? [];
}
