import type { Bound } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    unopened: (address: string) =>
        `the mail address ${quote(address)} ends with ">" and has no "<"; keepalived uses it as it is, bracket and all`,
    write: (address: string) => `write ${quote(address)}`,
};

/** The words of a statement that are mail addresses. */
function addressesOf({ spec, words, parent, place }: Bound): readonly Word[] {
    if (place.path === 'global_defs/notification_email') return parent === undefined ? [] : words;
    const isSender = parent?.spec?.name === 'global_defs' && spec?.name === 'notification_email_from';
    return isSender ? words.slice(1, 2) : [];
}

/** A mail address with the second of its two brackets only. */
export const unopenedMailAddress: Rule = {
    meta: {
        id: 'value/unopened-mail-address',
        area: 'value',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'mail address that ends with ">" only',
        why: 'A mail address may stand between "<" and ">". With the second bracket alone, the bracket is taken for a part of the address, and the mail server refuses it: no notification is ever sent. Newer daemons log that the address is invalid, the config test says nothing.',
        symptoms: ['config-test-silent', 'no-mail'],
        source: 'keepalived/core/global_data.c:format_email_addr',
    },
    messages,
    create: ({ target, report }) => ({
        enter(bound) {
            if (!isRead(bound.spec === undefined ? (bound.parent ?? bound) : bound, target)) return;
            for (const { text, span } of addressesOf(bound)) {
                if (!text.endsWith('>') || text.includes('<')) continue;
                const bare = text.replace(/>+$/, '');
                const fixes = bare === '' ? [] : [fixOf(messages.write(bare), false, span, bare)];
                report({ message: messages.unopened(text), span, fixes });
            }
        },
    }),
};
