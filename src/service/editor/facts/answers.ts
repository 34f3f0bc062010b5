import { moved } from '../../../text/span.ts';
import type { Span } from '../../../text/span.ts';
import type { SettingsFor } from '../../settings.ts';
import { type Topology, topologyOf } from '../../topology.ts';
import { type EffectiveConfiguration, effectiveConfiguration } from './effective.ts';
import { type Hint, inlayHints } from './hints.ts';
import { type Hover, hover } from './hover.ts';
import type { Asking } from '../asking.ts';

/** What keepalived makes of a text. */
export interface Facts {
    readonly hover: (uri: string, offset: number) => Hover | undefined;
    /** What is to be shown behind the lines of a stretch. */
    readonly hints: (uri: string, span: Span) => readonly Hint[];
    /** The configuration of which an open file is part, as it runs: for one configuration id, or that of the settings. */
    readonly effectiveConfiguration: (uri: string, configId?: string) => EffectiveConfiguration | undefined;
    /** The nodes of that configuration and those that it backs up, with what is found in them. */
    readonly topology: (uri: string) => Topology | undefined;
}

export function factsAnswers({ ask, host, workspace }: Asking): Facts {
    return {
        hover: (uri, offset) =>
            ask(uri, offset, ({ reading, base }, at) => {
                const found = hover(reading, at, host.docsBase);
                return found === undefined ? undefined : { ...found, span: moved(found.span, -base) };
            }),
        hints: (uri, span) =>
            ask(uri, 0, ({ reading, base }) =>
                inlayHints(reading, moved(span, base)).map((hint) => ({
                    ...hint,
                    offset: hint.offset - base,
                })),
            ) ?? [],
        effectiveConfiguration: (uri, configId) => {
            const [main] = workspace.mainsOf(uri);
            return main === undefined
                ? undefined
                : effectiveConfiguration(main, workspace.settingsFor(main.file.uri), configId);
        },
        topology: (uri) => {
            const [main] = workspace.mainsOf(uri);
            if (main === undefined) return undefined;
            const settingsFor: SettingsFor = (file) => workspace.settingsFor(file.uri);
            const pair = (host.groupsOf?.(main.file.uri) ?? []).find(({ kind }) => kind === 'pair');
            if (pair?.kind !== 'pair') return topologyOf([main.file], settingsFor);
            // Several nodes may read one file, each for its own configuration id.
            const files = new Map(
                pair.nodes.map(({ uri: own, file }) => [own, workspace.documentFor(file).file]),
            );
            return topologyOf([...files.values()], settingsFor, pair.nodes);
        },
    };
}
