import { isRead } from '../../schema/values/judge.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Rule, fixOf } from '../rule.ts';
import { isSecret } from '../secrets.ts';
import { quote } from '../words.ts';

const messages = {
    ends: (sign: string, word: string) =>
        `${quote(sign)} begins a comment in the middle of a word too; keepalived takes ${quote(word)}`,
    secret: (sign: string) =>
        `${quote(sign)} begins a comment in the middle of a word too; keepalived takes for the password only what stands before it`,
    quoted: () => 'put the word in quotes',
    quotedSecret: () => 'put the password in quotes, which changes it for all routers',
};

/** Keywords with a value that may well have a `#` or `!` in it: passwords, names and addresses of pages. */
const FREE = new Set([
    ...['auth_pass', 'router_id', 'snmp_socket', 'notification_email_from', 'smtp_helo_name'],
    ...['path', 'misc_path', 'virtualhost', 'script', 'notify', 'notify_master', 'notify_backup'],
    ...['notify_fault', 'notify_stop', 'notify_up', 'notify_down', 'quorum_up', 'quorum_down', 'regex'],
]);

/** The word at the end of a statement for which free text is wanted. */
function lastWord({ spec, words }: Bound): Word | undefined {
    const last = words.at(-1);
    return FREE.has(spec?.name ?? '') && words.length > 1 && last?.quoted === false && last.via === undefined
        ? last
        : undefined;
}

/** A comment that begins in the middle of a word. */
export const commentInWord: Rule = {
    meta: {
        id: 'syntax/comment-in-word',
        area: 'syntax',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'comment that begins inside a word',
        why: 'Outside quotes "#" and "!" begin a comment wherever they stand. Of a password with one of them only the front is used, of a command only the part before it. Where all routers have the same line they understand each other, with a password that is shorter than it looks; where one of them has quotes, both become MASTER.',
        symptoms: ['both-master', 'script-not-run', 'config-test-silent', 'password-ignored'],
        source: 'lib/parser.c:decomment',
    },
    messages,
    create: ({ file, target, report }) => ({
        enter(bound) {
            const word = lastWord(bound);
            if (word === undefined || !isRead(bound, target)) return;
            const { start, end } = word.span;
            // A lone sign, or one before a blank, is how a comment begins.
            const [rest] =
                /^[#!]+[^\s#!"][^\s"]*(?=[ \t]*(?:\r?\n|$))/.exec(file.text.slice(end, end + 256)) ?? [];
            if (rest === undefined) return;
            const sign = rest.charAt(0);
            const written = file.text.slice(start, end) + rest;
            const span = { start, end: end + rest.length };
            const secret = isSecret(bound.spec?.name ?? '');
            const title = secret ? messages.quotedSecret() : messages.quoted();
            report({
                message: secret ? messages.secret(sign) : messages.ends(sign, word.text),
                span,
                fixes: [fixOf(title, false, span, `"${written}"`)],
            });
        },
    }),
};
