/** Plays a scenario with a real keepalived. */
import type { Program } from '../keepalived.ts';
import { type Cluster, type LogLine, startCluster } from './cluster.ts';
import type { Action, Holders, Scenario, Step } from './scenario.ts';

/** What came of a step. */
export interface StepOutcome {
    readonly step: Step;
    readonly holders: Holders;
    /** Milliseconds from the first action to the last change of an address; absent where none changed. */
    readonly took: number | undefined;
}

/** What came of a scenario. */
export interface Outcome {
    readonly steps: readonly StepOutcome[];
    readonly log: readonly LogLine[];
}

async function playStep(
    cluster: Cluster,
    step: Step,
    actions: readonly Action[],
    quiet: number,
): Promise<StepOutcome> {
    const before = cluster.changes.length;
    const times: number[] = [];
    for (const action of actions) times.push(await cluster.act(action));
    await cluster.settle(quiet);
    const last = cluster.changes.slice(before).at(-1);
    const took = last === undefined ? undefined : Math.max(0, last.at - (times[0] ?? 0));
    return { step, holders: await cluster.holders(), took };
}

/** Starts the nodes, does what the steps say, and sees who holds what; ends everything it started. */
export async function play({ nodes, steps, quiet }: Scenario, program: Program): Promise<Outcome> {
    const addresses = Object.keys(steps[0]?.holders ?? {});
    const cluster = await startCluster(nodes, addresses, program);
    try {
        const outcomes: StepOutcome[] = [];
        for (const [index, step] of steps.entries()) {
            const first = index === 0 ? nodes.filter(({ isLate }) => isLate !== true) : [];
            const starts = first.map(({ name }) => ({ do: 'start', node: name }) as const);
            outcomes.push(await playStep(cluster, step, [...starts, ...step.actions], quiet));
        }
        return { steps: outcomes, log: cluster.log };
    } finally {
        await cluster.end();
    }
}
