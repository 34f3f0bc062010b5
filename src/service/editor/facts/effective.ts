import { type ShownConfig, shownConfig } from '../../show.ts';
import type { CheckSettings } from '../../settings.ts';
import type { OpenDocument } from '../document.ts';

/** A configuration as it runs. */
export interface EffectiveConfiguration {
    /** Which file it is of, and what for. */
    readonly title: string;
    readonly config: ShownConfig;
}

/**
 * What keepalived makes of a text as it is now, with all that it includes: for the first target, and for a
 * configuration id or else the first of the settings.
 */
export function effectiveConfiguration(
    document: OpenDocument,
    settings: CheckSettings,
    configId?: string,
): EffectiveConfiguration {
    const own = configId === undefined ? settings : { ...settings, configIds: [configId] };
    const { bound, target } = document.reading(own);
    const [id] = own.configIds ?? [];
    const name = document.file.uri.replace(/^.*[/\\]/s, '');
    const what = [target.name, ...(id === undefined ? [] : [`-i ${id}`])].join(', ');
    return { title: `${name} as keepalived runs it (${what})`, config: shownConfig(bound, target) };
}
