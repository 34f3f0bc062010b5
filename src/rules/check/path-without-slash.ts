import { isUnknown } from '../../expand/effective.ts';
import { isRead } from '../../schema/values/judge.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    asked: (path: string) =>
        `${quote(path)} does not begin with "/"; keepalived asks for it as it is, which servers refuse as a bad request`,
    write: (path: string) => `write ${quote(path)}`,
};

/** A path, all of an address, or the asterisk that stands for the server itself (RFC 9112 section 3.2). */
const TARGET = /^(?:\/|\*$|[a-z][a-z\d+.-]*:\/\/)/i;

/** A path that no server has. */
export const pathWithoutSlash: Rule = {
    meta: {
        id: 'check/path-without-slash',
        area: 'check',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'path that does not begin with "/"',
        why: 'The "path" of a check is put into its request unchanged. HTTP has no relative paths there: servers answer with the status 400, as to any other line that they cannot read. A real server that works is then taken out, or counts as one that works only because 400 is expected.',
        symptoms: ['servers-removed'],
        source: 'keepalived/check/check_http.c:http_request_thread',
    },
    messages,
    create: ({ bound: { config }, target, report }) => ({
        enter(bound) {
            if (bound.spec?.name !== 'path' || bound.parent?.spec?.name !== 'url') return;
            const [, path] = bound.words;
            if (path === undefined || path.text === '' || TARGET.test(path.text)) return;
            if (!isRead(bound, target) || isUnknown(path, config.gap)) return;
            const whole = `/${path.text}`;
            const text = path.quoted ? `"${whole}"` : whole;
            report({
                message: messages.asked(path.text),
                span: path.span,
                fixes: [fixOf(messages.write(whole), false, path.span, text)],
            });
        },
    }),
};
