/** What the settings make of rules and their findings. */
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { KnownRule } from '../cluster/catalogue.ts';
import type { CheckSettings } from './settings.ts';

/** Whether a rule is run: by its preset, or turned on. One that is silenced runs too, for the config test. */
export function isRun({ meta }: KnownRule, { preset, rules }: CheckSettings): boolean {
    if (preset === 'strict' || meta.preset === 'recommended') return true;
    const level = rules?.get(meta.id);
    return level !== undefined && level !== 'off';
}

/** Whether findings of a rule are left out. */
export function isSilenced(id: string, { rules }: CheckSettings): boolean {
    return rules?.get(id) === 'off';
}

/** The findings that are not left out, each with the severity that the settings give it. */
export function withLevels(found: readonly Diagnostic[], settings: CheckSettings): readonly Diagnostic[] {
    const { rules } = settings;
    if (rules === undefined) return found;
    return found.flatMap((each) => {
        const level = rules.get(each.rule) ?? 'on';
        if (level === 'off') return [];
        return [level === 'on' ? each : { ...each, severity: level }];
    });
}
