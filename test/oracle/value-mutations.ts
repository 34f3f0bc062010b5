/** Texts with one fault in a value: a word lost or doubled, or another number. */
import type { Shape, ValueSpec } from '../../grammar/schema/types.ts';
import { shapeOf } from '../../src/schema/values/judge.ts';
import type { Target } from '../../src/schema/targets.ts';
import { type Accepted, type Change, replaced } from './mutations.ts';
import { type PlacedWord, placedWords } from './placed-words.ts';

/** What is tried in place of every number. */
const ODD_NUMBERS = ['0', '-1', '1.5', '5s', '0x10', 'abc', '99999999999'];

/** Each word of each statement lost, and each doubled. */
export function wordMutants({ name, text }: Accepted): Change[] {
    const lines = text.split('\n');
    return placedWords(text).flatMap(({ text: word, line, column }) => {
        const content = (lines[line - 1] ?? '').trim();
        const faults = [
            ['lost', ''],
            ['doubled', `${word} ${word}`],
        ] as const;
        return faults.map(([fault, by]) => ({
            title: `${name}:${line}: ${word} ${fault} in "${content}"`,
            kind: `word ${fault}`,
            text: replaced(text, line, column, word.length, by),
            fault: line,
        }));
    });
}

/** The value that the word with this number after its keyword is. */
function valueAt(shape: Shape | undefined, index: number): ValueSpec | undefined {
    const args = shape?.args ?? [];
    return (args[index - 1] ?? (shape?.more === 'list' ? args.at(-1) : undefined))?.value;
}

/** The ends of a number's range and the numbers next to them. */
function edgesOf(value: ValueSpec | undefined): string[] {
    if (value?.kind !== 'integer' && value?.kind !== 'decimal') return [];
    const { min, max } = value;
    const step = value.kind === 'integer' ? 1 : 10 ** -value.places;
    const digits = value.kind === 'integer' ? 0 : value.places;
    const edges = [min - step, min, ...(max === undefined ? [] : [max, max + step])];
    return edges.map((each) => each.toFixed(digits));
}

function numbersFor({ index, spec }: PlacedWord, target: Target): Map<string, string> {
    const value = spec === undefined ? undefined : valueAt(shapeOf(spec, target), index);
    const tried = new Map(edgesOf(value).map((each) => [each, 'number at an end of its range']));
    for (const each of ODD_NUMBERS) tried.set(each, `${each} for a number`);
    return tried;
}

/** Each number replaced by what is at and past the ends of its range, and by what is none. */
export function numberMutants({ name, text }: Accepted, target: Target): Change[] {
    return placedWords(text)
        .filter(({ text: word, index }) => index > 0 && /^[-+]?\d+(?:\.\d+)?$/.test(word))
        .flatMap((word) =>
            [...numbersFor(word, target)].map(([by, kind]) => ({
                title: `${name}:${word.line}: ${by} for ${word.text} of ${word.spec?.name ?? 'a value'}`,
                kind,
                text: replaced(text, word.line, word.column, word.text.length, by),
                fault: word.line,
            })),
        );
}
