import type { BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import type { Span } from '../text/span.ts';

/** A machine of a cluster: its configuration, as the release that it runs reads it. */
export interface ClusterNode {
    /** What messages call it: the name that it was given, or that of its file. */
    readonly name: string;
    readonly bound: BoundConfig;
    readonly target: Target;
    /** The addresses that its machine has on its interfaces, by the name of the interface, as far as they are known. */
    readonly addresses?: ReadonlyMap<string, string>;
}

/** A place in the configuration of a node. */
export interface NodePlace {
    readonly node: ClusterNode;
    /** In the joined text of its files. */
    readonly span: Span;
}

/** A place with its file, as one text for comparison. */
export function placeKey({ node, span }: NodePlace): string {
    const { file, span: own } = node.bound.config.sources.locate(span);
    return `${file.uri} ${own.start} ${own.end}`;
}
