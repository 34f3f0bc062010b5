import { utf8Length } from '../../text/words.ts';
import { lineSpan } from '../../text/source-file.ts';
import type { Rule } from '../rule.ts';
import { hasIt } from '../words.ts';

const messages = {
    long: (bytes: number) =>
        `this line has ${bytes} bytes; keepalived reads at most ${MAX_BYTES} as one line`,
    number: () => 'keepalived names this line in its message',
};

/** The bytes of a line, without its line end, that fit into the buffer. */
const MAX_BYTES = 1022;

/** The first release that says so. */
const SAID_SINCE = '2.4.0';

/** A line that does not fit into keepalived's buffer. */
export const longLine: Rule = {
    meta: {
        id: 'syntax/long-line',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'line longer than keepalived reads',
        why: 'keepalived reads lines into a buffer of 1024 bytes, comments and blanks included. Of a longer line newer releases drop the first 1023 bytes and read the rest as a line of its own; older ones read both parts, each as a line. Neither is what was written.',
        source: 'lib/parser.c:read_line',
        says: ['line too long'],
    },
    messages,
    create: ({ file, target, report }) => ({
        end() {
            const said = hasIt(target.release, SAID_SINCE, undefined);
            file.lineStarts.forEach((_, line) => {
                const span = lineSpan(file, line);
                if (span.end - span.start <= MAX_BYTES / 4) return;
                const bytes = utf8Length(file.text.slice(span.start, span.end));
                if (bytes <= MAX_BYTES) return;
                report({
                    message: messages.long(bytes),
                    span,
                    ...(said ? {} : { origin: 'kalint' as const }),
                    related:
                        line === 0 || !said
                            ? []
                            : [{ span: lineSpan(file, line - 1), message: messages.number() }],
                });
            });
        },
    }),
};
