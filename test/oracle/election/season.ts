/** Plays many scenarios with one program, several at a time. */
import type { Program } from '../keepalived.ts';
import { say } from '../say.ts';
import { faultsOf } from './judge.ts';
import { type Outcome, play } from './play.ts';
import type { Scenario } from './scenario.ts';

/** They wait nearly all the time, but starting one takes the whole machine for a moment. */
const AT_A_TIME = 20;
const FEW = 6;

/** The outcome of a scenario, or why it could not be played. */
export type Played = Outcome | Error;

/** Plays a scenario; rejects never. */
async function attempt(scenario: Scenario, program: Program): Promise<Played> {
    try {
        return await play(scenario, program);
    } catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}

/** Where a release did something else than expected, in words, with what its daemons logged; empty where it did not. */
export function verdict(played: Played, { release }: Program): readonly string[] {
    if (played instanceof Error) return [played.message];
    const faults = faultsOf(played, release);
    if (faults.length === 0) return [];
    return [...faults, ...played.log.map(({ node, at, text }) => `${Math.round(at)} ms, ${node}: ${text}`)];
}

/** What a scenario takes at least, in milliseconds. */
const lengthOf = ({ steps, quiet }: Scenario): number => steps.length * quiet;

/** Plays scenarios, the longest ones first, so many at a time. */
async function round(
    scenarios: readonly Scenario[],
    program: Program,
    atATime: number,
): Promise<ReadonlyMap<Scenario, Played>> {
    const waiting = [...scenarios].sort((one, other) => lengthOf(other) - lengthOf(one));
    const played = new Map<Scenario, Played>();
    const worker = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
            played.set(next, await attempt(next, program));
    };
    await Promise.all(Array.from({ length: atATime }, worker));
    return played;
}

/**
 * Plays scenarios. On a busy machine a daemon may miss what it would not miss otherwise, so what did not go as expected
 * is played once more, fewer at a time.
 */
export async function playAll(
    scenarios: readonly Scenario[],
    program: Program,
): Promise<ReadonlyMap<Scenario, Played>> {
    const first = await round(scenarios, program, AT_A_TIME);
    const again = [...first].filter(([, played]) => verdict(played, program).length > 0);
    for (const [{ title }] of again) say(`${program.release} plays once more: ${title}`);
    const second = await round(
        again.map(([scenario]) => scenario),
        program,
        FEW,
    );
    return new Map([...first, ...second]);
}
