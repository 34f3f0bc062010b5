/** Plans of the specs in fixtures/emit. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plan } from '../../src/emit/plan.ts';
import { readPlan } from '../../src/node/spec.ts';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/emit');

/** The names of all specs. */
export const SPECS: readonly string[] = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length));

/** The plan of a spec. */
export function planOf(name: string): Plan {
    const result = readPlan(`${FOLDER}/${name}.yaml`, {});
    if (!result.ok) throw new Error(result.faults.join('\n'));
    return result.plan;
}
