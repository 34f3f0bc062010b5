import { isMade } from '../rules/engine.ts';
import type { Diagnostic, FileFix } from '../rules/diagnostic.ts';
import type { Steps } from '../text/steps.ts';
import { type ClusterNode, type NodePlace, placeKey } from './node.ts';
import type { ClusterFinding, CompanyRule } from './rule.ts';

/** A place in its file. */
function located({ node, span }: NodePlace): { uri: string; span: NodePlace['span'] } {
    const place = node.bound.config.sources.locate(span);
    return { uri: place.file.uri, span: place.span };
}

/** Whether a place is of text that was made, so that no edit can be made there. */
function isMadeAt({ node, span }: NodePlace): boolean {
    return isMade(node.bound.config.chains.of(span));
}

function fixesOf({ fixes = [] }: ClusterFinding): readonly FileFix[] {
    return fixes
        .filter(({ edits }) => edits.length > 0 && !edits.some(isMadeAt))
        .map(({ title, edits }) => ({
            title,
            safe: false,
            edits: edits.map((edit) => ({ ...located(edit), text: edit.text })),
        }));
}

/** The names of the targets of some nodes, each once. */
function targetsOf(nodes: readonly ClusterNode[]): readonly string[] {
    return [...new Set(nodes.map(({ target }) => target.name))];
}

/** What the rules say of some nodes in company, a step for each of them; not sorted. */
export function* runClusterRules<Company>(
    rules: readonly CompanyRule<Company>[],
    company: Company,
    nodes: readonly ClusterNode[],
): Steps<Diagnostic[]> {
    const targets = targetsOf(nodes);
    const found: Diagnostic[] = [];
    for (const rule of rules) {
        yield;
        rule.compare(company, (finding) => {
            const { message, severity = rule.meta.severity, related = [], drift } = finding;
            const own = placeKey(finding);
            found.push({
                rule: rule.meta.id,
                severity,
                origin: rule.meta.origin,
                targets,
                message,
                ...located(finding),
                // Nodes may share a file, and with it the very line.
                related: related
                    .filter((place) => placeKey(place) !== own)
                    .map((place) => ({ ...located(place), message: place.message })),
                fixes: fixesOf(finding),
                ...(drift === undefined ? {} : { drift }),
            });
        });
    }
    return found;
}
