/** What is wrong with kalint's findings in a text that has one known fault. */
import { BRACE_RULES, type LinedFinding, findingsOf, placesOf } from './kalint.ts';

/** Findings in one line, for people. */
export function show(findings: readonly LinedFinding[]): string {
    if (findings.length === 0) return 'no finding';
    return findings
        .map(({ diagnostic, first, related }) => {
            const places = related.map(([line]) => `, see ${line}`).join('');
            return `${first} ${diagnostic.rule} ${JSON.stringify(diagnostic.message.slice(0, 60))}${places}`;
        })
        .join(' | ');
}

/** Whether a finding points at a line, itself or by a related place. */
function touches(finding: LinedFinding, line: number): boolean {
    return placesOf(finding).some(([from, to]) => from <= line && line <= to);
}

/** What is wrong where a brace was lost or added at one of these lines; undefined when nothing is. */
export function braceFault(text: string, near: readonly number[], target: string): string | undefined {
    const findings = findingsOf(text, target);
    const [only] = findings;
    const good =
        findings.length === 1 &&
        only !== undefined &&
        BRACE_RULES.has(only.diagnostic.rule) &&
        near.some((line) => touches(only, line));
    return good ? undefined : show(findings);
}

/** What is wrong where the one fault is on this line; undefined when nothing is. */
export function lineFault(text: string, line: number, target: string): string | undefined {
    const findings = findingsOf(text, target);
    return findings.length === 1 && findings[0]?.first === line ? undefined : show(findings);
}
