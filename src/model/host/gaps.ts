/** What keepalived may read on its host and kalint cannot. */
import { UNKNOWN } from '../../expand/built-in.ts';
import type { EffectiveConfig, EffectiveStatement } from '../../expand/effective.ts';
import { leavesGap } from '../../expand/gap.ts';
import { quote } from '../../text/words.ts';
import { type HostCondition, UNLESS } from './condition.ts';

/** What such a value cannot be written without. */
const ENV = '_ENV';

/** A value of the environment, as it is written. */
const ENVIRONMENT = /\$\{_ENV[ \t]+\w+\}/g;

/** What must hold for includes to lead somewhere, and of the text that could not be had. */
function* missingText({ expandProblems }: EffectiveConfig): Generator<HostCondition> {
    for (const problem of expandProblems) {
        const { need, pattern, span } = problem;
        if (need !== undefined) yield { text: `${UNLESS}${need}`, at: span.start };
        if (!leavesGap(problem)) continue;
        const what = pattern === undefined ? 'kalint leaves aside as too much' : `${quote(pattern)} holds`;
        yield { text: `${UNLESS}what ${what} is sound`, at: span.start };
    }
}

/** The statements of a configuration with all in them, in the order of the text. */
function* everyStatement(statements: readonly EffectiveStatement[]): Generator<EffectiveStatement> {
    for (const statement of statements) {
        yield statement;
        yield* everyStatement(statement.children ?? []);
    }
}

/** That the environment has values that can stand where they are used. */
function* environment({ statements, tree }: EffectiveConfig): Generator<HostCondition> {
    if (!tree.file.text.includes(ENV)) return;
    for (const { words } of everyStatement(statements)) {
        for (const { text, span } of words) {
            if (!text.includes(UNKNOWN)) continue;
            for (const [use] of tree.file.text.slice(span.start, span.end).matchAll(ENVIRONMENT))
                yield { text: `${UNLESS}the value of ${quote(use)} fits`, at: span.start };
        }
    }
}

/** What of the text is only known on the host, so that it may hold a fault. */
export function gapConditions(config: EffectiveConfig): HostCondition[] {
    return [...missingText(config), ...environment(config)];
}
