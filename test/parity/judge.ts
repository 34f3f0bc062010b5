/** One case under kalint, against what one release was recorded to say of it. */
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { findTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { type Compared, compare } from '../oracle/compare.ts';
import { CONFIG_ID } from '../oracle/config-id.ts';
import { type LinedFinding, placesOf } from '../oracle/kalint.ts';
import { type Check, isLeftToMachine, isSettled } from './checks.ts';
import { type Recorded, crashed } from './record.ts';

/** A case, and what one release did with it. */
export interface Judged {
    readonly release: string;
    /** The target that stands for the release. */
    readonly target: string;
    readonly run: Recorded;
    readonly text: string;
}

/** Every finding in a text for one target, whatever its origin. */
function allFindings({ text, target: name }: Judged): readonly Diagnostic[] {
    const target = findTarget(name);
    if (target === undefined) throw new Error(`kalint knows no target ${name}`);
    const file = createSourceFile('keepalived.conf', text);
    return checkFile(file, { targets: [target], preset: 'strict', configIds: [CONFIG_ID] }).diagnostics;
}

/** Whether a finding, itself or by a related place, lies on a line. */
function liesOn(finding: LinedFinding, line: number): boolean {
    return placesOf(finding).some(([from, to]) => from <= line && line <= to);
}

/**
 * What the rules of a check lack: a finding of origin `keepalived` on a line that the release names, if it
 * names one; of whatever origin where no config test says it, or the machine decides; that it
 * crashes where it does without a word.
 */
function voiceFaults(check: Check, judged: Judged, { findings }: Compared): string[] {
    const { messages } = judged.run;
    const rules = check.rules.join(' or ');
    const isOwn = ({ rule }: Diagnostic): boolean => check.rules.includes(rule);
    if (crashed(judged.run) && messages.length === 0) {
        const crash = allFindings(judged).some((each) => isOwn(each) && each.crashes === true);
        return crash ? [] : [`no finding of ${rules} that it crashes`];
    }
    if (check.voice !== 'test' || !isSettled(check))
        return allFindings(judged).some(isOwn) ? [] : [`no finding of ${rules}`];
    const own = findings.filter(({ diagnostic }) => isOwn(diagnostic));
    if (own.length === 0) return [`no finding of ${rules} of origin keepalived`];
    const lines = messages.flatMap(({ line }) => (line === undefined ? [] : [line]));
    const onLine = own.some((each) => lines.some((line) => liesOn(each, line)));
    return lines.length === 0 || onLine ? [] : [`${rules} not on line ${lines.join(' or ')}`];
}

/** What was said and is missed, and whether the verdict is another. */
function missedIn(check: Check, { run }: Judged, { comparison, refused }: Compared): string[] {
    // Where there is a rule, `why` tells what else is said because of the one fault.
    const follows = check.why !== '' && check.rules.length > 0;
    const roots = follows ? [] : [...comparison.lined.missed, ...comparison.lineless.missed];
    const fails = run.messages.length > 0 || crashed(run);
    return [
        ...roots.map(({ messages }) => `missed: ${messages.map(({ text }) => text).join('; ')}`),
        ...(refused === fails ? [] : [`the config test ${fails ? 'fails' : 'passes'}`]),
    ];
}

/**
 * What is wrong with kalint's word on a case, each as `ID: what`. Where the machine decides, nothing may be
 * said that it does not bear out.
 */
export function faultsIn(check: Check, judged: Judged): string[] {
    const { run, text, target, release } = judged;
    const messages = run.messages.map((each) => ({ ...each, env: false }));
    const compared = compare({ title: check.id, text, messages, target });
    const isVoiced = check.rules.length > 0 && check.releases.includes(release);
    const faults = [
        ...(isVoiced ? voiceFaults(check, judged, compared) : []),
        ...(isLeftToMachine(check) || !isSettled(check) ? [] : missedIn(check, judged, compared)),
        ...compared.comparison.invented.map(({ diagnostic }) => `invented: ${diagnostic.message}`),
    ];
    return faults.map((each) => `${check.id}: ${each}`);
}
