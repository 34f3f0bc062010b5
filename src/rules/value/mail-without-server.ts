import { isOn } from '../../model/vrrp-instance.ts';
import { type Bound, everyBound, wordsSpan } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Rule } from '../rule.ts';
import { listWords, quote } from '../words.ts';

const messages = {
    lacking: (keyword: string, lacking: readonly string[]) =>
        `${quote(keyword)} needs ${listWords(lacking.map(quote), 'and')} in global_defs; keepalived sends no mail without`,
};

/** What mail needs. */
const NEEDS = ['smtp_server', 'notification_email'];

/** The keywords that ask for mail. */
const ALERTS = ['smtp_alert', 'smtp_alert_vrrp', 'smtp_alert_checker'];

/** Mail that is asked for, but never sent. */
export const mailWithoutServer: Rule = {
    meta: {
        id: 'value/mail-without-server',
        area: 'value',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'mail without a server or without an address',
        why: 'keepalived hands its mails to "smtp_server", for which there is no default, and sends them to those in "notification_email". Where one of the two is missing it sends nothing and says nothing, neither in the config test nor in the log.',
        symptoms: ['config-test-silent', 'no-mail'],
        source: 'keepalived/core/smtp.c:smtp_alert',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            const { statements, config } = bound;
            const blocks = statements.filter(({ spec }) => spec?.name === 'global_defs');
            // Without "global_defs" this is a part of something.
            if (config.incomplete || blocks.length === 0) return;
            const globals = blocks.flatMap(({ children }) => children);
            // What is not known may be meant for what is missing.
            if (globals.some(({ binding }) => binding.kind !== 'known')) return;
            const isGiven = (keyword: string): boolean =>
                globals.some(
                    ({ spec, words, children }) =>
                        spec?.name === keyword && (words.length > 1 || children.length > 0),
                );
            const lacking = NEEDS.filter((keyword) => !isGiven(keyword));
            if (lacking.length === 0) return;
            const asks = (each: Bound): boolean =>
                lacking.includes('notification_email')
                    ? isRead(each, target) && ALERTS.includes(each.spec?.name ?? '') && isOn(each)
                    : each.spec?.name === 'notification_email';
            const first = [...everyBound(statements)].find(asks);
            if (first === undefined) return;
            report({
                message: messages.lacking(first.words[0]?.text ?? '', lacking),
                span: wordsSpan(first),
            });
        },
    }),
};
