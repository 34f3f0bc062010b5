import type { ConfigTest, FileReport } from '../service/report.ts';
import { conditionWords, passesWhere } from './conditions.ts';
import { type Counts, type ReportInput, type ReportTarget, countFindings } from './input.ts';
import { mending } from './mending.ts';
import { visible } from './visible.ts';
import { count, list } from './words.ts';

/** The release behind a target, with the distribution if that is how it was named. */
function nameOf(target: ReportTarget): string {
    return target.name === target.release ? target.release : `${target.name} (${target.release})`;
}

function found(counts: Counts, input: ReportInput): string {
    const parts = [
        counts.errors > 0 ? count(counts.errors, 'error') : '',
        counts.warnings > 0 ? count(counts.warnings, 'warning') : '',
        counts.infos > 0 ? count(counts.infos, 'note') : '',
    ].filter((part) => part !== '');
    if (parts.length > 0) return list(parts);
    return input.errorsOnly === true ? 'no errors' : 'nothing to report';
}

/** What fixes mend of some files, and what a baseline holds back. */
function beside(reports: readonly FileReport[], input: ReportInput): string {
    const { heldBack = 0 } = input;
    const held = heldBack === 0 ? '' : `; the baseline holds back ${count(heldBack, 'finding')}`;
    return mending(reports, input) + held;
}

/** What the outcome of one file for one target is, for a subject "keepalived -t of 2.4.3". */
const WOULD: Readonly<Record<ConfigTest, string>> = {
    passes: 'would pass it',
    fails: 'would fail',
    depends: 'depends on the host',
};

/** The same for a release whose daemon has no config test. */
const WOULD_LOG: Readonly<Record<ConfigTest, string>> = {
    passes: 'would take it without complaint',
    fails: 'would log complaints',
    depends: 'complains depending on the host',
};

function outcomeOf(report: FileReport, target: ReportTarget): ConfigTest {
    return report.configTest[target.name] ?? 'passes';
}

/** The outcomes as they are told: what the conditions follow comes last. */
const SPOKEN: readonly ConfigTest[] = ['fails', 'passes', 'depends'];

/** Whether a file is a configuration of keepalived; a check of whole hosts meets others. */
function isJudged({ configTest }: FileReport): boolean {
    return Object.keys(configTest).length > 0;
}

/** Whether a file was judged for a target; the configuration may name others for each file. */
function isFor(report: FileReport, { name }: ReportTarget): boolean {
    return Object.hasOwn(report.configTest, name);
}

/** `keepalived -t of 2.4.3 and 2.2.7 would fail and keepalived 1.3.5 would take it without complaint`. */
function verdictOn(report: FileReport, all: readonly ReportTarget[]): string {
    const targets = all.filter((each) => isFor(report, each));
    const clauses = SPOKEN.flatMap((outcome) => {
        const named = (configTest: boolean): string[] =>
            targets
                .filter((each) => each.configTest === configTest && outcomeOf(report, each) === outcome)
                .map(nameOf);
        const [tested, logged] = [named(true), named(false)];
        const where = outcome === 'depends' ? passesWhere(report.conditions) : undefined;
        const would = where === undefined ? WOULD[outcome] : `passes ${where}`;
        const wouldLog = where === undefined ? WOULD_LOG[outcome] : `takes it without complaint ${where}`;
        return [
            tested.length === 0 ? '' : `keepalived -t of ${list(tested)} ${would}`,
            logged.length === 0 ? '' : `keepalived ${list(logged)} ${wouldLog}`,
        ];
    });
    return list(clauses.filter((clause) => clause !== ''));
}

/** Whether some config test fails although everything is run as it is written. */
function runsNevertheless(report: FileReport, targets: readonly ReportTarget[], counts: Counts): boolean {
    const errors = counts.errors + report.suppressedErrors;
    return errors === 0 && targets.some((target) => outcomeOf(report, target) === 'fails');
}

function summaryOfOne(report: FileReport, input: ReportInput): string {
    const counts = countFindings([report]);
    const verdict = verdictOn(report, input.targets);
    const runs = runsNevertheless(report, input.targets, counts)
        ? `keepalived would run it as written, but ${verdict}`
        : verdict;
    const told = report.conditions.length === 0 || passesWhere(report.conditions) !== undefined;
    const conditions = told ? '' : `: ${conditionWords(report.conditions)}`;
    const subject = `${visible(report.file.uri)}: ${found(counts, input)}`;
    const more = beside([report], input);
    if (!isJudged(report)) return `${subject}${more}.`;
    return `${subject}${more}; ${runs}${conditions}.`;
}

/** For one target: how many of the files would fail, pass, and depend on the host. */
function tally(all: readonly FileReport[], target: ReportTarget): string {
    const reports = all.filter((each) => isFor(each, target));
    const outcomes = reports.map((report) => outcomeOf(report, target));
    const of = (outcome: ConfigTest): number => outcomes.filter((each) => each === outcome).length;
    const [failing, open] = [of('fails'), of('depends')];
    const subject = target.configTest ? `keepalived -t of ${nameOf(target)}` : `keepalived ${nameOf(target)}`;
    const [pass, fail] = target.configTest ? ['pass', 'fail on'] : ['take', 'complain about'];
    const whole = (number: number): string => {
        if (reports.length < all.length) return `${number} of ${reports.length}`;
        if (number < reports.length) return String(number);
        if (number === 1) return 'that one';
        return number === 2 ? 'both' : `all ${String(number)}`;
    };
    if (failing === 0 && open === 0) return `${subject} would ${pass} ${whole(reports.length)}`;
    const parts = [
        failing > 0 ? `would ${fail} ${whole(failing)}` : '',
        open > 0 ? `depends on the host for ${whole(open)}` : '',
    ].filter((part) => part !== '');
    return `${subject} ${list(parts)}`;
}

/** `3 files`, and how many of them are configurations of keepalived unless all are. */
function filesOf(all: number, judged: number): string {
    const files = count(all, 'file');
    return judged === 0 || judged === all ? files : `${files}, ${judged} of them of keepalived`;
}

function summaryOfMany(input: ReportInput): string {
    const { reports, targets } = input;
    const counts = countFindings(reports);
    const clean = reports.filter((report) => report.diagnostics.length === 0).length;
    const where =
        clean === reports.length || clean === 0 ? '' : ` in ${count(reports.length - clean, 'file')}`;
    const judged = reports.filter(isJudged);
    const tallies = judged.length === 0 ? [] : targets.map((target) => tally(judged, target));
    const told = `${found(counts, input)}${where}${beside(reports, input)}`;
    return `${filesOf(reports.length, judged.length)}: ${[told, ...(tallies.length > 0 ? [list(tallies)] : [])].join('; ')}.`;
}

/**
 * One sentence about everything: what was found, how many findings `--fix` mends, whether the
 * config test of each target would fail, and on what of the host that depends.
 */
export function summaryOf(input: ReportInput): string {
    const [only, ...others] = input.reports;
    if (only === undefined) return 'no file was checked.';
    return others.length === 0 ? summaryOfOne(only, input) : summaryOfMany(input);
}
