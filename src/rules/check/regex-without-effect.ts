import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { isIncomplete } from '../../schema/values/block.ts';
import { isRead, shapeOf } from '../../schema/values/judge.ts';
import { wordFault } from '../../schema/values/word.ts';
import type { Target } from '../../schema/targets.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    alone: (keyword: string) =>
        `${quote(keyword)} says how to look for a pattern, and this "url" has no "regex"; keepalived ignores it`,
    order: (from: string, to: string) =>
        `a match would have to begin at byte ${from} or later, and at byte ${to} at the latest; keepalived ignores both limits`,
    other: () => 'this as well',
    from: () => 'the first byte',
};

/** First release with patterns. */
const SINCE = '2.0.7';

/** Keywords that do nothing without a pattern. */
const SETTINGS = ['regex_no_match', 'regex_options', 'regex_min_offset', 'regex_max_offset', 'regex_stack'];

/** The number of a statement, where keepalived takes it. */
function offsetOf(statement: Bound | undefined, target: Target): Word | undefined {
    const word = statement?.words[1];
    if (statement?.spec === undefined || word === undefined) return undefined;
    const arg = shapeOf(statement.spec, target)?.args[0];
    const isTaken = arg !== undefined && wordFault(word, arg.value, target.release) === undefined;
    return isTaken ? word : undefined;
}

/** Settings of a pattern that come to nothing. */
export const regexWithoutEffect: Rule = {
    meta: {
        id: 'check/regex-without-effect',
        area: 'check',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'setting of a pattern that comes to nothing',
        why: 'With "regex" a check looks for a pattern in what the server sends, and the other keywords that begin so say how. Without a pattern nothing is looked for, and a server that sends an error page passes. Limits between which no match can begin are taken out. The daemon logs either and goes on, the config test says nothing.',
        symptoms: ['dead-server-stays'],
        source: 'keepalived/check/check_http.c:url_check',
    },
    messages,
    create: ({ bound: config, target, report }) => ({
        enter(bound) {
            if (bound.spec?.name !== 'url' || isIncomplete(bound, config)) return;
            if (!hasIt(target.release, SINCE, undefined)) return;
            const inside = bound.children.filter((each) => isRead(each, target));
            const settings = inside.filter(({ spec }) => SETTINGS.includes(spec?.name ?? ''));
            const last = (name: string): Bound | undefined =>
                settings.findLast(({ spec }) => spec?.name === name);
            const [first, ...others] = settings;
            if (first === undefined) return;
            // A line that keepalived does not know may have been meant for the pattern.
            const isClear = bound.children.every(({ binding }) => binding.kind === 'known');
            if (!inside.some(({ spec }) => spec?.name === 'regex')) {
                if (isClear)
                    report({
                        message: messages.alone(first.words[0]?.text ?? ''),
                        span: wordsSpan(first),
                        related: others.map((each) => ({ span: wordsSpan(each), message: messages.other() })),
                    });
                return;
            }
            const from = offsetOf(last('regex_min_offset'), target);
            const to = offsetOf(last('regex_max_offset'), target);
            if (from === undefined || to === undefined || Number(from.text) <= Number(to.text)) return;
            report({
                message: messages.order(from.text, to.text),
                span: to.span,
                related: [{ span: from.span, message: messages.from() }],
            });
        },
    }),
};
