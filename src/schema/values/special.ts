/** Values with rules of their own: for each a reader, which looks at the rest of the line. */
import type {
    ArgSpec,
    CommandValue,
    HexValue,
    SpecialReader,
    SpecialValue,
} from '../../../grammar/schema/types.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound } from '../bind.ts';
import type { Target } from '../targets.ts';
import type { Fault } from './fault.ts';

/** What a reader may want to know besides the words. */
export interface ReaderContext {
    readonly bound: Bound;
    readonly target: Target;
    readonly arg: ArgSpec;
}

/** Tells what is wrong with the words from its own to the end of the line; there is at least one. */
export type Reader = (words: readonly Word[], context: ReaderContext) => readonly Fault[];

const READERS: Readonly<Partial<Record<SpecialReader, Reader>>> = {};

/** What is wrong with the rest of a line that has a reader of its own. */
export function readSpecial(
    value: SpecialValue | HexValue | CommandValue,
    words: readonly Word[],
    context: ReaderContext,
): readonly Fault[] {
    if (value.kind !== 'special') return [];
    return READERS[value.reader]?.(words, context) ?? [];
}
