import { utf8Length } from '../../text/words.ts';
import { lineSpan } from '../../text/source-file.ts';
import type { Rule } from '../rule.ts';
import { hasIt } from '../words.ts';

const messages = {
    dropped: (bytes: number) =>
        `this line has ${bytes} bytes; keepalived drops the first ${BUFFER} of them and reads the rest as a line of its own`,
    split: (bytes: number) =>
        `this line has ${bytes} bytes; keepalived reads the first ${BUFFER} of them and the rest as two lines`,
    number: () => 'keepalived names this line in its messages',
};

/** The bytes that are read at a time, the line end included. */
const BUFFER = 1023;

/** The first release that drops what is too long, and says so. */
const DROPPED_SINCE = '2.4.0';

/** What of a line follows the bytes that are read first. */
function restOf(line: string): string {
    let bytes = 0;
    let at = 0;
    for (const char of line) {
        bytes += utf8Length(char);
        if (bytes > BUFFER) break;
        at += char.length;
    }
    return line.slice(at);
}

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
        symptoms: ['not-what-was-written'],
        source: 'lib/parser.c:read_line',
        says: ['line too long'],
    },
    messages,
    create: ({ file, bound: { config }, target, report }) => ({
        end() {
            const dropped = hasIt(target.release, DROPPED_SINCE, undefined);
            file.lineStarts.forEach((start, line) => {
                // The carriage return of a line end counts.
                const end = (file.lineStarts[line + 1] ?? file.text.length + 1) - 1;
                if (end - start < BUFFER / 3) return;
                const text = file.text.slice(start, end);
                const bytes = utf8Length(text);
                if (bytes < BUFFER || (!dropped && /^\s*(?:[#!]|$)/.test(restOf(text)))) return;
                const span = lineSpan(file, line);
                const { file: own, span: inside } = config.sources.locate(span);
                const named = [
                    ...(inside.start === 0 ? [] : [lineSpan(file, line - 1)]),
                    ...(inside.end + 1 < own.text.length ? [lineSpan(file, line + 1)] : []),
                ];
                report({
                    message: dropped ? messages.dropped(bytes) : messages.split(bytes),
                    span,
                    related: named.map((each) => ({ span: each, message: messages.number() })),
                });
            });
        },
    }),
};
