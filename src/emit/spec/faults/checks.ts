/** What is wrong with the check of a service. */
import { hasIt } from '../../../../grammar/schema/releases.ts';
import type { Release } from '../../../../grammar/schema/types.ts';
import type { Path } from '../../../config/structured.ts';
import { findTarget } from '../../../schema/targets.ts';
import { listWords } from '../../../text/words.ts';
import type { CheckType } from '../choices.ts';
import type { Spec, SpecFault, WrittenCheck, WrittenService } from '../written.ts';

/** The checks that a setting is for; other settings are for all. */
const FOR: Partial<Record<keyof WrittenCheck, readonly CheckType[]>> = {
    path: ['http', 'https'],
    status: ['http', 'https'],
    host: ['http', 'https'],
    name: ['dns'],
    record: ['dns'],
    command: ['script'],
    user: ['script'],
};

/** Settings that a check of another kind has, and this one has not. */
const NOT_FOR: Partial<Record<CheckType, readonly (keyof WrittenCheck)[]>> = { script: ['port'] };

/** The first release with a check; others are older than any that a distribution ships. */
const SINCE: Partial<Record<CheckType, Release>> = { udp: '2.1.0' };

/** Settings that do not fit the check, one that it lacks, and a check that a director does not know. */
export function checkFaults(spec: Spec, { check }: WrittenService, at: Path): readonly SpecFault[] {
    if (check === undefined) return [];
    const { type } = check;
    const path = [...at, 'check'];
    const faults: SpecFault[] = (Object.keys(check) as (keyof WrittenCheck)[]).flatMap((key) => {
        const kinds = FOR[key];
        if (kinds !== undefined && !kinds.includes(type))
            return [
                {
                    path: [...path, key],
                    message: `is for checks of type ${listWords(kinds, 'or')}, not ${type}`,
                },
            ];
        if (NOT_FOR[type]?.includes(key) !== true) return [];
        return [{ path: [...path, key], message: `is not for checks of type ${type}` }];
    });
    if (type === 'script' && check.command === undefined)
        faults.push({ path, message: 'lacks "command", the program that the check runs' });
    const since = SINCE[type];
    for (const { name, distribution = spec.distribution } of spec.directors) {
        const target = distribution === undefined ? undefined : findTarget(distribution);
        if (target === undefined || hasIt(target.release, since, undefined)) continue;
        faults.push({
            path: [...path, 'type'],
            message: `is ${type}, which came with keepalived ${since ?? ''}; ${name} has ${target.release}`,
        });
        break;
    }
    return faults;
}
