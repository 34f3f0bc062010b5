/** What a configuration has for the stops of a template. */
import type { NameKind } from '../../../../grammar/schema/types.ts';
import { DEFINED_KINDS } from '../../../model/symbols.ts';
import type { Bound, BoundConfig } from '../../../schema/bind.ts';
import { oncePer } from '../../../text/once.ts';
import { type Stock, freeNameAmong } from './placeholders.ts';
import type { Reading } from '../reading.ts';
import { nextRouterId, usedValues } from './used-values.ts';
import { asWord, knownNames } from './value-completion.ts';

/** So many names are to choose from at a stop. */
const MAX_NAMES = 20;

/** Whether an address is one of those that are for examples, which templates have. */
function isExample(text: string): boolean {
    return text.startsWith('192.0.2.');
}

/** The addresses for examples that stand in a configuration. */
const examplesIn = oncePer(
    (config: BoundConfig): ReadonlySet<string> =>
        new Set(
            usedValues(config)
                .map(({ text }) => text)
                .filter(isExample),
        ),
);

/** The address, or the next one above it in the last part of it that is not taken. */
function freeAmong(taken: ReadonlySet<string>, from: string): string {
    const [, network = '', first = ''] = /^(.*\.)(\d+)$/.exec(from) ?? [];
    for (let last = Number(first); last < 255; last++)
        if (!taken.has(`${network}${last}`)) return `${network}${last}`;
    return from;
}

/** The stock of a configuration for the statements in a block. */
export function stockFor(reading: Reading, owner: Bound | undefined): Stock {
    const { bound } = reading;
    const own = owner?.children.find(({ spec }) => spec?.name === 'interface');
    const names = new Map<NameKind, readonly string[]>();
    const namesOf = (kind: NameKind): readonly string[] =>
        knownNames(kind, reading)
            // A name of the host that is still being written is none.
            .filter((name) => DEFINED_KINDS.has(kind) || /^[\w.:-]+$/.test(name))
            .slice(0, MAX_NAMES)
            .map(asWord);
    return {
        names: (kind) => {
            const known = names.get(kind) ?? namesOf(kind);
            names.set(kind, known);
            return known;
        },
        freeName: (kind) => freeNameAmong(kind, new Set(knownNames(kind, reading))),
        freeRouterId: () => nextRouterId(usedValues(bound)),
        freeAddress: (from) => freeAmong(examplesIn(bound), from),
        ownInterface: own?.words[1]?.text,
    };
}
