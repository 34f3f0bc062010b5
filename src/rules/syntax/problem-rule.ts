import type { ExpandProblemKind } from '../../expand/problem.ts';
import type { Rule, RuleMeta } from '../rule.ts';

const messages = {
    problem: (problem: string) => problem,
};

/** What differs between the rules about what comes before keywords. */
type ProblemMeta = Pick<RuleMeta, 'title' | 'why' | 'source' | 'severity' | 'origin'> & {
    readonly says?: NonNullable<RuleMeta['says']>;
};

/** The rule that reports every problem of one kind, at its place and in its words. */
export function problemRule(kind: ExpandProblemKind, meta: ProblemMeta): Rule {
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
        create: ({ bound: { config }, report }) => ({
            end() {
                for (const { kind: found, problem, span } of config.expandProblems)
                    if (found === kind) report({ message: messages.problem(problem), span });
            },
        }),
    };
}
