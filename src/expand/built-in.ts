/** The definitions that keepalived has by itself (`lib/parser.c:set_std_definitions`). */
import { hasIt } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';
import { habitsOf } from './habits.ts';

/** Stands for text that only the host knows. */
export const UNKNOWN = '\ufffc';

/** What of the host and of the run goes into the text. */
export interface Surroundings {
    readonly release: Release;
    /** What `-i` gives; undefined stands for an id that no line names. */
    readonly configId: string | undefined;
    /** The folder of the file that is read. */
    readonly folder: () => string;
}

/** What a built-in definition stands for. */
export interface BuiltInUse {
    /** Absent where the text stays as it is. */
    readonly value?: string;
    /** What is wrong with the parameters, a whole clause. */
    readonly problem?: string;
}

interface BuiltIn {
    readonly since: Release;
    /** How many parameters it takes. */
    readonly min: number;
    readonly max: number;
    readonly numeric?: true;
    readonly value: (surroundings: Surroundings, parameters: readonly string[]) => string;
}

const BUILT_IN: Readonly<Record<string, BuiltIn>> = {
    _PWD: { since: '1.4.3', min: 0, max: 0, value: ({ folder }) => folder() },
    _INSTANCE: { since: '2.0.1', min: 0, max: 0, value: ({ configId }) => configId ?? 'localhost' },
    // Any number will do as well as another: the smallest that may come.
    _RANDOM: { since: '2.0.15', min: 0, max: 2, numeric: true, value: (_, [low = '0']) => `${Number(low)}` },
    _HASH: { since: '2.1.4', min: 0, max: 0, value: () => '#' },
    _BANG: { since: '2.1.4', min: 0, max: 0, value: () => '!' },
    _ENV: { since: '2.4.0', min: 1, max: 1, value: () => UNKNOWN },
};

const NUMBER = /^\d+$/;

/** The largest number of `${_RANDOM}`, if no other is given. */
const MAX_RANDOM = 32_767;

/** A use of a name, `atEnd` of its line or not; undefined where the release has no such definition. */
export function useBuiltIn(
    name: string,
    parameters: readonly string[],
    atEnd: boolean,
    surroundings: Surroundings,
): BuiltInUse | undefined {
    const { release } = surroundings;
    const builtIn = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
    if (builtIn === undefined || !hasIt(release, builtIn.since, undefined)) return undefined;
    const { min, max, numeric = false, value } = builtIn;
    const count = parameters.length;
    const own = `"\${${name}}"`;
    if (count === 0 && min === 0) return { value: value(surroundings, parameters) };
    if (count === 0) return { value: '', problem: `${own} has to be given a name; keepalived crashes here` };
    if (max === 0) return {};
    const numbers = parameters.every((word) => NUMBER.test(word));
    if (!habitsOf(release).checksParameters) {
        if (!numbers) return {};
        const problem = `keepalived before 2.4.0 damages what follows ${own} with numbers on the line`;
        return { value: value(surroundings, parameters), ...(atEnd ? {} : { problem }) };
    }
    if (numeric && !numbers) return { problem: `${own} takes numbers only` };
    if (count > max)
        return {
            problem: `${own} takes at most ${max} ${max === 1 ? 'parameter' : 'parameters'}, not ${count}`,
        };
    const [low, high = MAX_RANDOM] = parameters.map(Number);
    const turned = numeric && (low ?? 0) > high;
    return {
        value: value(surroundings, parameters),
        ...(turned ? { problem: `the smallest number of ${own} is above the largest` } : {}),
    };
}
