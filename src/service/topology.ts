import type { ClusterNode } from '../cluster/node.ts';
import type { SourceFile } from '../text/source-file.ts';
import { checkTogether, clustersOf } from './cluster.ts';
import { type NodeRequest, Nodes } from './nodes.ts';
import type { FileReport } from './report.ts';
import type { SettingsFor } from './settings.ts';

/** Nodes that back each other up, and what is found in their files. */
export interface Topology {
    readonly nodes: readonly ClusterNode[];
    readonly reports: readonly FileReport[];
}

/**
 * The nodes whose configurations some files are, one for each configuration id where a file is read for several;
 * `requests` tell what they are called and what each reads.
 */
export function topologyOf(
    files: readonly SourceFile[],
    settingsFor: SettingsFor,
    requests: readonly NodeRequest[] = files.map(({ uri }) => ({ uri })),
): Topology {
    const together = { named: [requests], others: [] };
    const [cluster] = clustersOf(files, settingsFor, together);
    const single = new Nodes(files, settingsFor);
    return {
        nodes: cluster?.nodes ?? requests.flatMap((each) => single.of(each, undefined)),
        reports: checkTogether(files, settingsFor, together),
    };
}
