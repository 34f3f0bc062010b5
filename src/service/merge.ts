import type { Diagnostic } from '../rules/diagnostic.ts';
import { byPlace } from '../rules/engine.ts';
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
