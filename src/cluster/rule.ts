import type { Drift, Severity } from '../rules/diagnostic.ts';
import type { RuleMeta } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterNode, NodePlace } from './node.ts';

/** A change of the configuration of a node. */
export interface NodeEdit extends NodePlace {
    readonly text: string;
}

/** A finding about several nodes; it stands under the later of two, related to the earlier. */
export interface ClusterFinding extends NodePlace {
    readonly message: string;
    readonly severity?: Severity;
    readonly related?: readonly (NodePlace & { readonly message: string })[];
    /** What mends it; never safe, since nodes have to agree. */
    readonly fixes?: readonly { readonly title: string; readonly edits: readonly NodeEdit[] }[];
    readonly drift?: Drift;
}

/** A rule about several nodes in company: a cluster, or clusters that share a network. */
export interface CompanyRule<Company> {
    readonly meta: RuleMeta;
    readonly messages: Readonly<Record<string, (...words: never[]) => string>>;
    readonly compare: (company: Company, report: (finding: ClusterFinding) => void) => void;
}

/** A rule about nodes that back each other up. */
export type ClusterRule = CompanyRule<Cluster>;

/** A fix with one edit. */
export function nodeFix(
    title: string,
    node: ClusterNode,
    span: Span,
    text: string,
): NonNullable<ClusterFinding['fixes']>[number] {
    return { title, edits: [{ node, span, text }] };
}

/** The facts of a rule about several nodes: unless it says otherwise it is quick, recommended, and kalint's own word. */
export function clusterMeta(
    own: Omit<RuleMeta, 'origin' | 'scope' | 'preset' | 'speed'> &
        Partial<Pick<RuleMeta, 'preset' | 'speed'>>,
): RuleMeta {
    return { origin: 'kalint', preset: 'recommended', scope: 'cluster', speed: 'fast', ...own };
}
