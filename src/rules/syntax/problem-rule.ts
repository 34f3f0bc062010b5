import type { ExpandProblemKind } from '../../expand/problem.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Rule, RuleMeta } from '../rule.ts';

const messages = {
    problem: (problem: string) => problem,
};

/** What differs between the rules about what comes before keywords. */
type ProblemMeta = Pick<RuleMeta, 'title' | 'why' | 'symptoms' | 'source' | 'severity' | 'origin'> & {
    readonly says?: NonNullable<RuleMeta['says']>;
};

/** That keepalived ends by a signal, without a word. */
const CRASH: Pick<Finding, 'origin' | 'crashes'> = { origin: 'kalint', crashes: true };

/** That the config test fails for it, wherever it stands. */
const REFUSED: Pick<Finding, 'origin' | 'severity'> = { origin: 'keepalived', severity: 'error' };

/**
 * The rule that reports every problem of one kind, at its place and in its words; `crashes` tells of what
 * keepalived crashes on.
 */
export function problemRule(
    kind: ExpandProblemKind,
    meta: ProblemMeta,
    crashes: (file: SourceFile, span: Span) => boolean = () => false,
): Rule {
    return {
        meta: {
            id: `syntax/${kind}`,
            area: 'syntax',
            preset: 'recommended',
            scope: 'configuration',
            speed: 'fast',
            ...meta,
        },
        messages,
        create: ({ file, bound: { config }, report }) => ({
            end() {
                for (const { kind: found, problem, span, refused } of config.expandProblems) {
                    if (found !== kind) continue;
                    const crash = crashes(file, span) ? CRASH : {};
                    report({
                        message: messages.problem(problem),
                        span,
                        ...crash,
                        ...(refused === true ? REFUSED : {}),
                    });
                }
            },
        }),
    };
}
