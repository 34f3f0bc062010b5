/** Everything that the server can do, in the order of `docs/editors.md`. */
import type { ServerCapabilities } from 'vscode-languageserver';
import { actions } from './actions.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { diagnostics } from './diagnostics.ts';
import type { Feature } from './feature.ts';
import { folding } from './folding.ts';
import { formatting } from './formatting.ts';
import { highlights } from './highlights.ts';
import { hover } from './hover.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { symbols } from './symbols.ts';

export const FEATURES: readonly Feature[] = [
    diagnostics,
    actions,
    completion,
    hover,
    definition,
    references,
    highlights,
    rename,
    symbols,
    folding,
    formatting,
];

/** What the answer to `initialize` says of some features together. */
export function capabilitiesOf(features: readonly Feature[]): ServerCapabilities {
    return features.reduce<object>((all, { capabilities }) => merged(all, capabilities), {});
}

/** Both together: lists one behind the other, objects key by key. */
function merged(one: object, other: object): object {
    const all: Record<string, unknown> = { ...one };
    for (const [key, value] of Object.entries(other) as [string, unknown][]) {
        const known = all[key];
        if (Array.isArray(known) && Array.isArray(value))
            all[key] = [...(known as unknown[]), ...(value as unknown[])];
        else if (isObject(known) && isObject(value)) all[key] = merged(known, value);
        else all[key] = value;
    }
    return all;
}

function isObject(value: unknown): value is object {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
