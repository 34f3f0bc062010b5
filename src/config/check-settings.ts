import { RULE_IDS, areaOf } from '../rules/ids.ts';
import type { CheckSettings, RuleLevel } from '../service/settings.ts';
import { type Settings, targetsOf } from './settings.ts';

/** What a check is made for, without includes. Names of targets and features must be known. */
export function checkSettingsOf({ targets, features, preset, configIds, rules }: Settings): CheckSettings {
    const levels = new Map<string, RuleLevel>();
    for (const id of RULE_IDS) {
        const level = rules.get(id) ?? rules.get(`${areaOf(id)}/*`);
        if (level !== undefined) levels.set(id, level.value);
    }
    return {
        targets: targetsOf(targets.value, features.value),
        preset: preset.value,
        configIds: configIds.value,
        ...(levels.size === 0 ? {} : { rules: levels }),
    };
}
