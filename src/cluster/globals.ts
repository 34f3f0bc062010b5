import { Settings } from '../model/show/settings.ts';
import type { ClusterNode } from './node.ts';

/** The settings of `global_defs` on a node. */
export function globalSettings({ bound, target }: Pick<ClusterNode, 'bound' | 'target'>): Settings {
    const blocks = bound.statements.filter(({ spec }) => spec?.name === 'global_defs');
    return new Settings(
        blocks.flatMap(({ children }) => children),
        target,
    );
}
