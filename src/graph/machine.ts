import type { ClusterNode } from '../cluster/node.ts';
import type { Place } from '../hosts/place.ts';

/** A machine of a picture. */
export interface Machine {
    /** As messages call it; that of `node` where it has one. */
    readonly name: string;
    /** Its keepalived, where it has one with a configuration. */
    readonly node?: ClusterNode;
    /** The configuration id for which that is read. */
    readonly configId?: string;
    /** Its files besides those of keepalived's configuration, by their names. */
    readonly uris: readonly string[];
    /** Its own addresses in canonical text, as far as they are known. */
    readonly addresses: ReadonlySet<string>;
    /** Its entry in the description of a deployment. */
    readonly described?: Place;
}
