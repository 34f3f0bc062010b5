/** What of the host decides whether the config test of a target passes, beside the text. */
import type { BoundConfig } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { type HostCondition, surveyOf } from './condition.ts';
import { interfaceConditions } from './interfaces.ts';
import { machineConditions } from './machine.ts';
import { scriptConditions } from './scripts.ts';
import { userConditions } from './users.ts';

export { type HostCondition, UNLESS } from './condition.ts';

/**
 * The conditions for one target, each once, in the order of the text. None where part of the text could
 * not be had, for that may set what makes them void.
 */
export function hostConditions(bound: BoundConfig, target: Target): readonly HostCondition[] {
    if (bound.config.incomplete) return [];
    const survey = surveyOf(bound, target);
    const all = [interfaceConditions, scriptConditions, userConditions, machineConditions].flatMap((find) =>
        find(survey),
    );
    const places = new Map(survey.reached.map((each, at) => [each, at]));
    const placeOf = ({ from }: HostCondition): number => places.get(from) ?? 0;
    const texts = new Set<string>();
    return all
        .sort((one, other) => placeOf(one) - placeOf(other))
        .filter(({ text }) => texts.size !== texts.add(text).size);
}
