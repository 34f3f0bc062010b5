import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import { deleteStatement } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    twice: (pipe: string) =>
        `${quote(pipe)} is the pipe of "notify_fifo" too; keepalived writes each change to it twice, and ignores this line after a reload`,
    scripts: () =>
        'the script of "vrrp_notify_fifo" reads the same pipe, so that each gets some of the changes only; keepalived ignores this one after a reload',
    first: () => 'the same pipe',
    remove: () => 'remove the line',
};

/** First release that looks at it. */
const SINCE = '1.3.6';

/** The pipes of single processes, each with the keyword of its script. */
const OWN = ['vrrp_notify_fifo', 'lvs_notify_fifo'];

function scriptOf(keyword: string): string {
    return `${keyword}_script`;
}

/** Pipes for notifications that are one and the same. */
export const sameFifo: Rule = {
    meta: {
        id: 'script/same-fifo',
        area: 'script',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'one pipe for two kinds of notifications',
        why: 'The pipe of "notify_fifo" gets the changes of VRRP and of virtual servers alike; those of "vrrp_notify_fifo" and "lvs_notify_fifo" are for one of the two. Where they are the same, each change is written twice. Two scripts that read one pipe take the lines away from each other. keepalived looks at this when it reloads only, and then leaves one of them out.',
        symptoms: ['script-not-run'],
        source: 'keepalived/core/global_data.c:init_global_data',
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            if (!hasIt(target.release, SINCE, undefined)) return;
            const globals = bound.statements
                .filter(({ spec }) => spec?.name === 'global_defs')
                .flatMap(({ children }) => children)
                .filter((each) => isRead(each, target));
            const find = (keyword: string): Bound | undefined =>
                globals.find(({ spec, words }) => spec?.name === keyword && words[1] !== undefined);
            const pipeOf = (keyword: string): string | undefined => find(keyword)?.words[1]?.text;

            const common = find('notify_fifo');
            for (const keyword of OWN) {
                const own = find(keyword);
                const word = own?.words[1];
                if (own === undefined || word === undefined || common?.words[1]?.text !== word.text) continue;
                const isBare = find(scriptOf(keyword)) === undefined;
                report({
                    message: messages.twice(word.text),
                    span: wordsSpan(own),
                    related: [{ span: wordsSpan(common), message: messages.first() }],
                    fixes: isBare
                        ? [deleteStatement(messages.remove(), false, file, own.statement.node)]
                        : [],
                });
            }

            const [vrrp = '', lvs = ''] = OWN;
            const [first, second] = [find(scriptOf(vrrp)), find(scriptOf(lvs))];
            const pipe = pipeOf(lvs);
            if (first === undefined || second === undefined || pipe === undefined) return;
            if (pipe !== pipeOf(vrrp) || pipe === pipeOf('notify_fifo')) return;
            report({
                message: messages.scripts(),
                span: wordsSpan(second),
                related: [{ span: wordsSpan(first), message: messages.first() }],
            });
        },
    }),
};
