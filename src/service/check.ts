import { compareReleases } from '../../grammar/schema/releases.ts';
import { type EffectiveConfig, readConfiguration } from '../expand/effective.ts';
import { noIncludes } from '../expand/includes.ts';
import { type HostCondition, hostConditions } from '../model/host/index.ts';
import type { Diagnostic, FileFix } from '../rules/diagnostic.ts';
import { type RunInput, byPlace, ruleSteps, runRules } from '../rules/engine.ts';
import { RULE_IDS } from '../rules/ids.ts';
import { RULES } from '../rules/index.ts';
import type { BlockMemory } from '../rules/memory.ts';
import type { Rule } from '../rules/rule.ts';
import { type Suppression, applySuppressions, suppressionsOf } from '../rules/suppress.ts';
import { type BoundConfig, bind } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { parseSource } from '../syntax/parse.ts';
import type { SourceTree } from '../syntax/tree.ts';
import type { SourceFile } from '../text/source-file.ts';
import { type Steps, finish } from '../text/steps.ts';
import { isRun, isSilenced, withLevels } from './levels.ts';
import { mergeConditions, mergeFindings } from './merge.ts';
import { type ConfigTest, type FileReport, emptyReport, worse } from './report.ts';
import type { CheckSettings } from './settings.ts';
import { type View, viewsOf } from './views.ts';

const knownRules: ReadonlySet<string> = new Set(RULE_IDS);

/** Whether what a rule finds depends on the targets, so that its suppression may be for others than these. */
const dependsOnTargets = (rule: Rule): boolean => rule.meta.area === 'version';

const noRules: ReadonlySet<string> = new Set();

/** Whether a rule looks at the raw text, so that what it finds ends the check. */
export function isTextRule(id: string): boolean {
    return RULES.some(({ meta }) => meta.id === id && meta.scope === 'text');
}

/** Findings of one run: for one target and one configuration id. */
interface Run {
    readonly target: Target;
    readonly view: View;
    readonly bound: BoundConfig;
    readonly found: readonly Diagnostic[];
    /** Whether its config test fails for what is written. */
    readonly fails: boolean;
    /** On what of the host it depends; empty where it fails anyhow. */
    readonly conditions: readonly HostCondition[];
}

/** What an editor has from the checks of a text before its last edit. */
export interface Earlier {
    /** What is known of the blocks of the text for a target; always the same for the same settings. */
    readonly memoryFor: (target: Target) => BlockMemory;
}

/**
 * Judges a configuration: a file with all that it includes, for every target and configuration id.
 * The report of the file itself comes first, those of the files that it includes follow.
 */
export function checkConfiguration(file: SourceFile, settings: CheckSettings): readonly FileReport[] {
    return finish(checkSteps(parseSource(file), settings));
}

/** The same in steps, for a tree; with `earlier`, which is for findings only, the host is not looked at. */
export function* checkSteps(
    tree: SourceTree,
    settings: CheckSettings,
    earlier?: Earlier,
): Steps<readonly FileReport[]> {
    const { configIds = [] } = settings;
    const read = createReadings(tree, settings);
    const namedFor = (view: View): readonly string[] =>
        settings.targets.flatMap((target) => [...read(target, view).config.configIds]);
    const views = configIds.length > 0 ? configIds : viewsOf(namedFor);
    const rules = RULES.filter((rule) => isRun(rule, settings));
    const runs: Run[] = [];
    for (const view of views) {
        for (const target of settings.targets) {
            yield;
            const bound = read(target, view);
            const input: RunInput = {
                bound,
                target,
                suppressions: [],
                knownRules,
                ranRules: noRules,
                ...(earlier === undefined ? {} : { memory: earlier.memoryFor(target) }),
            };
            const text = runRules(rules, 'text', input);
            const ended = text.some(({ rule }) => !isSilenced(rule, settings));
            const others = yield* ruleSteps(rules, 'configuration', input);
            const fails = others.some(({ origin, crashes }) => origin === 'keepalived' || crashes === true);
            const found = ended ? text.map((each) => ofText(each, fails)) : [...text, ...others];
            const isOpen = !fails && earlier === undefined;
            const conditions = isOpen ? hostConditions(bound, target) : [];
            runs.push({ target, view, bound, found: withLevels(found, settings), fails, conditions });
        }
    }
    const all = runs.reduce((most, { bound }) => widest(most, bound.config), runs[0]?.bound.config);
    const suppressions = all === undefined ? [] : suppressionsOf(all);
    const merged = mergeFindings(runs, views);
    const left = applySuppressions(all, suppressions, merged);
    const heeded = rules.filter(({ meta }) => !isSilenced(meta.id, settings));
    const own = withLevels(suppressionFindings(heeded, runs, suppressions), settings);
    const names = settings.targets.map((target) => target.name);
    const diagnostics = [...left, ...own.map((each) => ({ ...each, targets: names }))]
        .sort(byPlace)
        .map((each) => ({ ...each, fixes: each.fixes.filter((fix) => isForAll(fix, settings.targets)) }));
    const heard = new Set(left);
    const silenced = merged.filter((each) => each.severity === 'error' && !heard.has(each));
    const configTest = configTestsOf(runs);
    const open = runs.filter(({ target }) => configTest[target.name] === 'depends');
    const conditions = mergeConditions(open);
    return reportsOf(tree.file, all, { diagnostics, silenced, configTest, conditions });
}

/** A finding that ends the check: it stands for all that keepalived says of the text. */
function ofText(finding: Diagnostic, fails: boolean): Diagnostic {
    return fails ? finding : { ...finding, origin: 'kalint' };
}

/** What is to be said of the suppression comments. */
function suppressionFindings(
    rules: readonly Rule[],
    runs: readonly Run[],
    suppressions: readonly Suppression[],
): Diagnostic[] {
    const [first] = runs;
    if (first === undefined || suppressions.length === 0) return [];
    const ended = runs.some(({ found }) => found.some(({ rule }) => isTextRule(rule)));
    const ran = rules.filter((rule) => !dependsOnTargets(rule) && (!ended || rule.meta.scope === 'text'));
    const ranRules = new Set(ran.map((rule) => rule.meta.id));
    const { bound, target } = first;
    return runRules(rules, 'suppression', { bound, target, suppressions, knownRules, ranRules });
}

/** Judges one file; see `checkConfiguration`. */
export function checkFile(file: SourceFile, settings: CheckSettings): FileReport {
    const [report] = checkConfiguration(file, settings);
    return report ?? emptyReport(file);
}

/** A text with its meaning, for a target and an id. */
export type Readings = (target: Target, view: View) => BoundConfig;

/** Reads and binds a text once for each id and each kind of release that reads it in a way of its own. */
export function createReadings(tree: SourceTree, settings: CheckSettings): Readings {
    const known = new Map<string, BoundConfig>();
    return ({ release }, view) => {
        const key = `${release} ${view ?? ''}`;
        let bound = known.get(key);
        if (bound === undefined) {
            const { includes = noIncludes } = settings;
            bound = bind(readConfiguration(tree, { release, configId: view, includes }));
            known.set(key, bound);
        }
        return bound;
    };
}

function widest(most: EffectiveConfig | undefined, other: EffectiveConfig): EffectiveConfig {
    return most !== undefined && most.sources.files.length >= other.sources.files.length ? most : other;
}

/** What the config test of each target would do, whichever id it is run for. */
function configTestsOf(runs: readonly Run[]): Record<string, ConfigTest> {
    const tests: Record<string, ConfigTest> = {};
    for (const { target, fails, conditions } of runs) {
        const outcome = fails ? 'fails' : conditions.length > 0 ? 'depends' : 'passes';
        tests[target.name] = worse(outcome, tests[target.name] ?? 'passes');
    }
    return tests;
}

/** What was found in a configuration. */
interface Outcome {
    readonly diagnostics: readonly Diagnostic[];
    readonly silenced: readonly Diagnostic[];
    readonly configTest: Readonly<Record<string, ConfigTest>>;
    readonly conditions: readonly string[];
}

function reportsOf(file: SourceFile, config: EffectiveConfig | undefined, outcome: Outcome): FileReport[] {
    const files = config?.sources.files ?? [file];
    const { diagnostics, silenced, configTest, conditions } = outcome;
    return files.map((each, index) => ({
        file: each,
        diagnostics: diagnostics.filter(({ uri }) => uri === each.uri),
        configTest,
        conditions,
        suppressedErrors: silenced.filter(({ uri }) => uri === each.uri).length,
        ...(index === 0 ? {} : { includedBy: file.uri }),
    }));
}

/** Whether every target understands what a fix writes. */
function isForAll({ since }: FileFix, targets: readonly Target[]): boolean {
    return since === undefined || targets.every((target) => compareReleases(since, target.release) <= 0);
}
