/** What the hosts of configurations are called. */
import type { ClusterNode } from '../../cluster/node.ts';
import { Settings } from '../../model/show/settings.ts';

/** The first label of the router id of a node; undefined where it has none that could be a name. */
export function directorName({ bound, target }: ClusterNode): string | undefined {
    const text = globalSettings({ bound, target }).word('router_id')?.value;
    const label = typeof text === 'string' ? text.replace(/\..*/s, '') : '';
    return /^[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?$/.test(label) ? label : undefined;
}

/** The settings of `global_defs`. */
export function globalSettings({ bound, target }: Pick<ClusterNode, 'bound' | 'target'>): Settings {
    const blocks = bound.statements.filter(({ spec }) => spec?.name === 'global_defs');
    return new Settings(
        blocks.flatMap(({ children }) => children),
        target,
    );
}
