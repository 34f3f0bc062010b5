import { everyBound } from '../../schema/bind.ts';
import { keptUses } from '../../schema/kept-uses.ts';
import { type SplitDefinition, splitDefinitions } from '../../schema/split-definitions.ts';
import { lineAt, lineSpan } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Fix } from '../diagnostic.ts';
import { type Rule, type RuleContext, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    split: (name: string, word: string) =>
        `a definition is written ${quote(`$${name}=…`)}, without a blank before the sign; keepalived takes ${quote(word)} for a keyword and drops the line`,
    used: () => 'so this is not replaced',
    fix: (name: string) => `write ${quote(`$${name}=`)}`,
};

/** Where a definition of that name is used. */
function usesOf(name: string, { bound }: RuleContext): Span[] {
    return [...everyBound(bound.statements)]
        .flatMap((each) => (splitDefinitions(bound).has(each) ? [] : keptUses(each, bound)))
        .filter((use) => use.name === name && !use.glued)
        .map(({ span }) => span);
}

/** The fix: the name with its sign, up to the value. */
function fixesOf({ name, sign, head }: SplitDefinition, { file }: RuleContext): Fix[] {
    const line = lineSpan(file, lineAt(file, head.start));
    // keepalived looks for definitions at the start of a line.
    if (/[^ \t]/.test(file.text.slice(line.start, head.start))) return [];
    const blanks = /^[ \t]*/.exec(file.text.slice(head.end, head.end + 80))?.[0].length ?? 0;
    const span = { start: head.start, end: head.end + blanks };
    return [fixOf(messages.fix(name), sign === '=', span, `$${name}=`)];
}

/** A definition with a blank before its sign, or with another sign or none. */
export const splitDefinition: Rule = {
    meta: {
        id: 'syntax/split-definition',
        area: 'syntax',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'definition that is written with blanks',
        why: 'A definition is a line "$NAME=text". With a blank before the sign, with a colon or without any sign keepalived looks for a keyword of that name, drops the line, and leaves the name as it is wherever it is used.',
        symptoms: ['address-on-nobody', 'not-what-was-written'],
        source: 'lib/parser.c:check_definition',
        says: ["Unknown keyword '$"],
    },
    messages,
    create: (context) => ({
        end() {
            for (const [bound, split] of splitDefinitions(context.bound)) {
                context.report({
                    message: messages.split(split.name, bound.words[0]?.text ?? ''),
                    span: split.head,
                    related: usesOf(split.name, context).map((span) => ({ span, message: messages.used() })),
                    fixes: fixesOf(split, context),
                });
            }
        },
    }),
};
