/** The form of the rules about what keepalived decides once it has read the whole configuration. */
import { type VrrpInstance, vrrpInstances } from '../../model/vrrp-instance.ts';
import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { isIncomplete } from '../../schema/values/block.ts';
import { lineAt } from '../../text/source-file.ts';
import type { Finding, Rule, RuleContext, RuleMeta } from '../rule.ts';

/** What differs between these rules. */
type WholeMeta = Pick<RuleMeta, 'title' | 'why' | 'symptoms' | 'source'> &
    Partial<Pick<RuleMeta, 'severity' | 'fixable'>> & {
        /** Its id without the area. */
        readonly name: string;
        readonly says: readonly string[];
        /** It follows from one block by itself, whatever stands in text that could not be had elsewhere. */
        readonly byBlock?: boolean;
    };

/** Whether names and blocks cannot be trusted: part of the text could not be had, or a quote or `{` is lost. */
function isDoubtful({ bound: { config } }: RuleContext, byBlock: boolean): boolean {
    return (
        (config.incomplete && !byBlock) ||
        config.problems.some(({ kind }) => kind === 'open-quote' || kind === 'missing-open')
    );
}

/** A rule whose findings follow from the whole configuration; it is silent where that is in doubt. */
export function wholeRule(
    { name, byBlock = false, ...meta }: WholeMeta,
    messages: Rule['messages'],
    look: (context: RuleContext) => Iterable<Finding>,
): Rule {
    return {
        meta: {
            id: `vrrp/${name}`,
            area: 'vrrp',
            severity: 'error',
            origin: 'keepalived',
            preset: 'recommended',
            scope: 'configuration',
            speed: 'fast',
            ...meta,
        },
        messages,
        create: (context) => ({
            end() {
                if (isDoubtful(context, byBlock)) return;
                const lines = new Set<number>();
                for (const finding of look(context)) {
                    // Several words of one line that are wrong alike are one mistake.
                    const line = lineAt(context.file, finding.span.start);
                    if (!lines.has(line)) context.report(finding);
                    lines.add(line);
                }
            },
        }),
    };
}

/** Whether all that stands in an instance is known. */
function isWhole({ block }: VrrpInstance, { bound }: RuleContext): boolean {
    return !isIncomplete(block, bound) && !block.children.some(({ statement }) => statement.opaque);
}

/** A rule of that form that looks at each instance. */
export function instanceRule(
    meta: WholeMeta,
    messages: Rule['messages'],
    look: (instance: VrrpInstance, context: RuleContext) => Iterable<Finding>,
): Rule {
    return wholeRule(meta, messages, function* (context) {
        for (const each of vrrpInstances(context.bound, context.target))
            if (meta.byBlock !== true || isWhole(each, context)) yield* look(each, context);
    });
}

/** A statement as a related place, where there is one. */
export function seeAlso(bound: Bound | undefined, message: string): NonNullable<Finding['related']> {
    return bound === undefined ? [] : [{ span: wordsSpan(bound), message }];
}
