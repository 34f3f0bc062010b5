import { lineAt, lineSpan } from '../../text/source-file.ts';
import type { Rule } from '../rule.ts';

/** Jinja, ERB, EPP, Go templates: an expression or a statement of the template language. */
const MARKUP = /\{\{[-~#/]?\s*[\w.$'"(][^\n]*?\}\}|\{%[-+~]?\s*\w[^\n]*?%\}|<%[-=#|]?[^\n]*?%>/g;

/** What stands in front of a Go template that a quoted command takes as an argument: `docker inspect -f '…'`. */
const FORMAT_OPTION = /"[^"]*\s(?:-f|--format)[\s=]\S*$/;

/** Whether a quoted command has begun before the end of a text. */
function isInCommand(before: string): boolean {
    const parts = before.split('"');
    return parts.length % 2 === 0 && /^\S/.test(parts.at(-1) ?? '');
}

/** Whether what looks like markup is meant for a command, which gets it as an argument: a field as in `{{.Status}}`. */
function isArgument(before: string, markup: string): boolean {
    return FORMAT_OPTION.test(before) || (/^\{\{-?\./.test(markup) && isInCommand(before));
}

const messages = {
    template: (sign: string) => `this is a template (${sign}): render it first, then check the result`,
};

/** Markup of a template language outside comments. */
export const templateMarkup: Rule = {
    meta: {
        id: 'syntax/template-markup',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'text',
        speed: 'fast',
        title: 'template that was not rendered',
        why: 'The file is the source of a configuration, not the configuration. What keepalived would read depends on values that are not in it, so nothing else is said about it.',
        symptoms: ['does-not-start', 'not-what-was-written'],
        source: 'lib/parser.c:process_stream',
    },
    messages,
    create: ({ file, tree, report }) => ({
        end() {
            MARKUP.lastIndex = 0;
            let comment = 0;
            for (const match of file.text.matchAll(MARKUP)) {
                while ((tree.comments[comment]?.end ?? Infinity) <= match.index) comment++;
                if ((tree.comments[comment]?.start ?? Infinity) <= match.index) continue;
                const { start, end } = lineSpan(file, lineAt(file, match.index));
                if (isArgument(file.text.slice(start, match.index), match[0])) continue;
                report({
                    message: messages.template(match[0].slice(0, 2)),
                    span: { start: match.index, end: Math.min(end, match.index + match[0].length) },
                });
                return;
            }
        },
    }),
};
