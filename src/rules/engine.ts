import { type BoundConfig, everyBound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { createJudge } from '../schema/values/judge.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Finding, Rule, RuleMeta, Visitor } from './rule.ts';
import type { Suppression } from './suppress.ts';

/** What rules are run over. */
export interface RunInput {
    readonly bound: BoundConfig;
    readonly target: Target;
    readonly suppressions: readonly Suppression[];
    /** Ids of every rule there is, also of those that do not run. */
    readonly knownRules: ReadonlySet<string>;
}

/** The findings of the rules of one scope, sorted by place. */
export function runRules(rules: readonly Rule[], scope: RuleMeta['scope'], input: RunInput): Diagnostic[] {
    const { tree } = input.bound.config;
    const found: Diagnostic[] = [];
    const visitors = rules
        .filter((rule) => rule.meta.scope === scope)
        .map((rule) =>
            rule.create({
                ...input,
                file: tree.file,
                tree,
                report: (finding) => found.push(diagnosticOf(rule, finding, tree.file.uri, input.target)),
            }),
        );
    walk(input, visitors);
    for (const visitor of visitors) visitor.end?.();
    return found.sort(byPlace);
}

function walk({ bound, target }: RunInput, visitors: readonly Visitor[]): void {
    const entering = visitors.filter((visitor) => visitor.enter !== undefined);
    const judging = visitors.filter((visitor) => visitor.fault !== undefined);
    if (entering.length + judging.length === 0) return;
    const judge = createJudge(bound, target);
    for (const each of everyBound(bound.statements)) {
        for (const visitor of entering) visitor.enter?.(each);
        if (judging.length === 0) continue;
        for (const fault of judge(each)) for (const visitor of judging) visitor.fault?.(fault, each);
    }
}

/** A finding made whole by its rule's meta. */
function diagnosticOf({ meta }: Rule, finding: Finding, uri: string, target: Target): Diagnostic {
    return {
        rule: meta.id,
        severity: finding.severity ?? meta.severity,
        origin: finding.origin ?? meta.origin,
        targets: [target.name],
        message: finding.message,
        uri,
        span: finding.span,
        related: (finding.related ?? []).map((related) => ({ ...related, uri })),
        fixes: finding.fixes ?? [],
    };
}

/** The order of findings: by place, at one place by rule. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
    return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1);
}
