import type { HostCondition } from '../model/host/index.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { byPlace } from '../rules/engine.ts';
import type { Target } from '../schema/targets.ts';
import type { View } from './views.ts';

/** The findings for one configuration id. */
interface Found {
    readonly view: View;
    readonly found: readonly Diagnostic[];
}

/**
 * One list of what was found for each target and id: what several share stands there once and names
 * the targets, and the ids where it does not hold for all of them.
 */
export function mergeFindings(runs: readonly Found[], views: readonly View[]): Diagnostic[] {
    const merged = new Map<string, { diagnostic: Diagnostic; targets: Set<string>; ids: Set<string> }>();
    for (const { view, found } of runs) {
        for (const diagnostic of found) {
            const { rule, uri, span, message, origin, severity, targets } = diagnostic;
            const key = JSON.stringify([rule, uri, span, message, origin, severity]);
            let known = merged.get(key);
            if (known === undefined)
                merged.set(key, (known = { diagnostic, targets: new Set<string>(), ids: new Set<string>() }));
            for (const target of targets) known.targets.add(target);
            known.ids.add(view ?? '');
        }
    }
    return [...merged.values()]
        .map(({ diagnostic, targets, ids }) => ({
            ...diagnostic,
            targets: [...targets],
            ...(ids.size < views.length ? { configIds: [...ids] } : {}),
        }))
        .sort(byPlace);
}

/** What the host decides for one target and configuration id. */
interface Open {
    readonly target: Target;
    readonly view: View;
    readonly conditions: readonly HostCondition[];
}

/**
 * The conditions of the host, each once and in the order of the text; with the targets and ids that it is
 * for, where it is not for all of these.
 */
export function mergeConditions(runs: readonly Open[]): readonly string[] {
    const merged = new Map<string, { place: number; targets: Set<string>; ids: Set<string> }>();
    for (const { target, view, conditions } of runs) {
        for (const { text, at } of conditions) {
            let known = merged.get(text);
            if (known === undefined) {
                merged.set(text, (known = { place: at, targets: new Set<string>(), ids: new Set<string>() }));
            }
            known.targets.add(target.name);
            known.ids.add(view ?? '');
        }
    }
    const targets = new Set(runs.map(({ target }) => target.name));
    const ids = new Set(runs.map(({ view }) => view ?? ''));
    return [...merged]
        .sort(([, one], [, other]) => one.place - other.place)
        .map(([text, own]) => {
            const only = [
                ...(own.targets.size < targets.size ? [[...own.targets].join(', ')] : []),
                ...(own.ids.size < ids.size ? [`-i ${[...own.ids].join(', ')}`] : []),
            ];
            return only.length === 0 ? text : `${text} (only for ${only.join(' with ')})`;
        });
}
