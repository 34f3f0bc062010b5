/** What of the host decides whether the config test of a target passes, beside the text. */
import type { BoundConfig } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { type HostCondition, type Survey, surveyOf } from './condition.ts';
import { gapConditions } from './gaps.ts';
import { interfaceConditions } from './interfaces.ts';
import { machineConditions } from './machine.ts';
import { scriptConditions } from './scripts.ts';
import { userConditions } from './users.ts';

export { type HostCondition, UNLESS } from './condition.ts';

/**
 * The conditions for one target, each once, in the order of the text. Where part of the text could not be had, what
 * is in it is one of them; the others hold for the rest as it stands.
 */
export function hostConditions(bound: BoundConfig, target: Target): readonly HostCondition[] {
    const all = [...gapConditions(bound.config), ...searchesOf(surveyOf(bound, target))];
    const texts = new Set<string>();
    return all
        .sort((one, other) => one.at - other.at)
        .filter(({ text }) => texts.size !== texts.add(text).size);
}

function searchesOf(survey: Survey): HostCondition[] {
    return [interfaceConditions, scriptConditions, userConditions, machineConditions].flatMap((find) =>
        find(survey),
    );
}
