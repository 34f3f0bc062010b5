/** What of the host decides whether the config test of a target passes, beside the text. */
import type { BoundConfig } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { type HostCondition, type Survey, UNLESS, surveyOf } from './condition.ts';
import { interfaceConditions } from './interfaces.ts';
import { machineConditions } from './machine.ts';
import { scriptConditions } from './scripts.ts';
import { userConditions } from './users.ts';

export { type HostCondition, UNLESS } from './condition.ts';

/**
 * The conditions for one target, each once, in the order of the text. Where part of the text could not be had,
 * those that are about that are all: what is missing may make others void.
 */
export function hostConditions(bound: BoundConfig, target: Target): readonly HostCondition[] {
    const { incomplete, expandProblems } = bound.config;
    const missing = expandProblems.flatMap(({ need, span }): HostCondition[] =>
        need === undefined ? [] : [{ text: `${UNLESS}${need}`, at: span.start }],
    );
    const all = incomplete ? missing : [...missing, ...searchesOf(surveyOf(bound, target))];
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
