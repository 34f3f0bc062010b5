/** What the hosts of configurations are called. */
import { globalSettings } from '../../cluster/globals.ts';
import type { ClusterNode } from '../../cluster/node.ts';

/** The first label of the router id of a node; undefined where it has none that could be a name. */
export function directorName({ bound, target }: ClusterNode): string | undefined {
    const text = globalSettings({ bound, target }).word('router_id')?.value;
    const label = typeof text === 'string' ? text.replace(/\..*/s, '') : '';
    return /^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$/.test(label) ? label : undefined;
}
