/** Everything that the server can do, in the order of `docs/editors.md`. */
import type { ServerCapabilities } from 'vscode-languageserver';
import { actions } from './actions.ts';
import { backupSide } from './backup-side.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { diagnostics } from './diagnostics.ts';
import { effective } from './effective.ts';
import type { Feature } from './feature.ts';
import { folding } from './folding.ts';
import { formatting, typing } from './formatting.ts';
import { highlights } from './highlights.ts';
import { hints } from './hints.ts';
import { hover } from './hover.ts';
import { links } from './links.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { selection } from './selection.ts';
import { signature } from './signature.ts';
import { search, symbols } from './symbols.ts';
import { tokens } from './tokens.ts';
import { topology } from './topology.ts';

export const FEATURES: readonly Feature[] = [
    diagnostics,
    actions,
    backupSide,
    completion,
    signature,
    hover,
    hints,
    definition,
    references,
    highlights,
    rename,
    symbols,
    search,
    tokens,
    folding,
    selection,
    links,
    formatting,
    typing,
    effective,
    topology,
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
