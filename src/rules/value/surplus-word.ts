import { statementBehind } from '../../schema/values/behind.ts';
import type { Bound } from '../../schema/bind.ts';
import { shapeOf } from '../../schema/values/judge.ts';
import { openQuotes } from '../../expand/effective.ts';
import type { Edit } from '../../text/edit.ts';
import type { Fix } from '../diagnostic.ts';
import { moveInto, putApart, wordsBeforeList } from '../entries.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { quote } from '../words.ts';
import { faultRule } from './fault-rule.ts';

const messages = {
    behind: (keyword: string) =>
        `${quote(keyword)} begins a statement of its own, and needs its own line; keepalived ignores it here`,
    apart: (keyword: string) => `put ${quote(keyword)} on a line of its own`,
    into: () => 'move it into the block',
};

function fixOfEdit(title: string, edit: Edit | undefined): readonly Fix[] {
    return edit === undefined ? [] : [{ title, safe: false, edits: [edit] }];
}

/** Fixes for words that belong into the block that they stand before, or on a line of their own. */
function placeFixes(bound: Bound, { file, target }: RuleContext): readonly Fix[] | undefined {
    if (wordsBeforeList(bound, target).length > 0)
        return fixOfEdit(messages.into(), moveInto(bound, file, target));
    const behind = statementBehind(bound, target);
    const [first] = behind;
    if (first === undefined) return undefined;
    return fixOfEdit(messages.apart(first.text), putApart(bound, behind, file));
}

const refused = faultRule(
    'surplus-word',
    {
        severity: 'error',
        fixable: 'safe',
        title: 'word that nothing takes',
        why: 'Most keywords ignore further words without a message, but some refuse the whole line, or the whole block, for them.',
        symptoms: ['not-what-was-written'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_handler',
        says: [
            'has extra parameters',
            'Extra parameter(s)',
            'extra entries',
            'Too many parameters',
            'too many fields',
            'too many names',
            'invalid kernel_rx_buf_size',
            'missing or extra',
            'trailing nonsense',
            '"as to" for MPLS',
            "'as [to]'",
            'Unknown configuration entry',
        ],
    },
    placeFixes,
);

/** Word that nothing takes, also where it begins a statement. */
export const surplusWord: Rule = {
    meta: refused.meta,
    messages,
    create: (context) => {
        const lost = openQuotes(context.bound.config);
        const { target, report } = context;
        return {
            ...refused.create(context),
            enter(bound) {
                const [first] = statementBehind(bound, target);
                if (first === undefined || bound.words.some(({ span }) => lost.has(span.start))) return;
                if (bound.spec !== undefined && shapeOf(bound.spec, target)?.more === 'refused') return;
                report({
                    message: messages.behind(first.text),
                    span: first.span,
                    origin: 'kalint',
                    severity: 'warning',
                    fixes: placeFixes(bound, context) ?? [],
                });
            },
        };
    },
};
