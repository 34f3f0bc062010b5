import type { EffectiveConfig } from '../expand/effective.ts';
import type { BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import type { Via } from '../syntax/via.ts';
import type { Span } from '../text/span.ts';
import { type Steps, finish } from '../text/steps.ts';
import type { Diagnostic, Related } from './diagnostic.ts';
import type { BlockMemory, Made } from './memory.ts';
import type { Finding, Rule, RuleMeta } from './rule.ts';
import type { Suppression } from './suppress.ts';
import { walkSteps } from './walk.ts';

/** What rules are run over. */
export interface RunInput {
    readonly bound: BoundConfig;
    readonly target: Target;
    readonly suppressions: readonly Suppression[];
    /** Ids of every rule there is, also of those that do not run. */
    readonly knownRules: ReadonlySet<string>;
    /** Ids of the rules that were run before these. */
    readonly ranRules: ReadonlySet<string>;
    /** What is known of blocks from runs of these rules for this target over the text as it was before. */
    readonly memory?: BlockMemory;
}

/** The findings of the rules of one scope, sorted by place. */
export function runRules(rules: readonly Rule[], scope: RuleMeta['scope'], input: RunInput): Diagnostic[] {
    return finish(ruleSteps(rules, scope, input));
}

/** The same as `runRules`, in steps. */
export function* ruleSteps(
    rules: readonly Rule[],
    scope: RuleMeta['scope'],
    input: RunInput,
): Steps<Diagnostic[]> {
    const { bound, target, suppressions, knownRules, ranRules, memory } = input;
    const { tree } = bound.config;
    const { file } = tree;
    const diagnostics: Diagnostic[] = [];
    const report = createReport(diagnostics, input);
    let fresh: Made[] = [];
    const visitors = rules
        .filter((rule) => rule.meta.scope === scope)
        .map((rule) =>
            // Each by its name: to spread them takes most of the time of a short text.
            rule.create({
                file,
                tree,
                bound,
                target,
                suppressions,
                knownRules,
                ranRules,
                report: (finding) => {
                    report(rule, finding);
                    if (memory !== undefined) fresh.push({ rule, finding });
                },
            }),
        );
    const found = (): readonly Made[] => {
        const before = fresh;
        fresh = [];
        return before;
    };
    const recall = (known: readonly Made[]): void => {
        for (const { rule, finding } of known) report(rule, finding);
    };
    const walk = { bound, target, visitors, recall, found };
    yield* walkSteps(memory === undefined ? walk : { ...walk, memory });
    for (const visitor of visitors) {
        yield;
        visitor.end?.();
    }
    return diagnostics.sort(byPlace);
}

/** What is said of each step on which a text came into the configuration. */
const STEPS: Readonly<Record<Via['kind'], (name: string) => string>> = {
    definition: (name) => `used here as "$${name}"`,
    sequence: () => 'made by this sequence',
    include: () => 'included from here',
    part: (name) => `"$${name}" stands for this`,
};

/** The places through which the text at `own` came into the configuration, as related places. */
function chainOf(ways: readonly Via[], own: Span, { sources }: EffectiveConfig): Related[] {
    const places: Related[] = [];
    for (const way of ways) {
        for (let step: Via | undefined = way; step !== undefined; step = step.parent) {
            // What is built in is made at its use.
            if (step.span.start === own.start) continue;
            const { file, span } = sources.locate(step.span);
            const related = { uri: file.uri, span, message: STEPS[step.kind](step.name) };
            const known = places.some((each) => each.uri === related.uri && each.span.start === span.start);
            if (!known) places.push(related);
        }
    }
    return places;
}

/** Whether a text was made: what it says may differ from what stands there. */
export function isMade(ways: readonly Via[]): boolean {
    return ways.some(({ kind }) => kind !== 'include');
}

/** A finding made whole by its rule's meta, at its place in its file. */
function diagnosticOf({ meta }: Rule, finding: Finding, config: EffectiveConfig, target: Target): Diagnostic {
    const { sources, chains } = config;
    const { file, span } = sources.locate(finding.span);
    const ways = chains.of(finding.span);
    const related = (finding.related ?? []).map(({ span: place, message }) => {
        const there = sources.locate(place);
        return { uri: there.file.uri, span: there.span, message };
    });
    const fixes = isMade(ways) ? [] : (finding.fixes ?? []);
    return {
        rule: meta.id,
        severity: finding.severity ?? meta.severity,
        origin: finding.origin ?? meta.origin,
        targets: [target.name],
        message: finding.message,
        uri: file.uri,
        span,
        ...(finding.crashes === true ? { crashes: true } : {}),
        related: [...related, ...chainOf(ways, finding.span, config)],
        fixes: fixes.map((fix) => ({
            ...fix,
            edits: fix.edits.map((edit) => {
                const there = sources.locate(edit.span);
                return { uri: there.file.uri, span: there.span, text: edit.text };
            }),
        })),
    };
}

/** Reports a finding once where one text has its effect several times. */
function createReport(found: Diagnostic[], input: RunInput): (rule: Rule, finding: Finding) => void {
    const { config } = input.bound;
    const made = new Set<string>();
    return (rule, finding) => {
        if (isMade(config.chains.of(finding.span))) {
            const key = `${rule.meta.id} ${finding.span.start} ${finding.span.end}`;
            if (made.has(key)) return;
            made.add(key);
        }
        found.push(diagnosticOf(rule, finding, config, input.target));
    };
}

/** The order of findings: by file and place, at one place by rule. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
    if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
    return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1);
}
