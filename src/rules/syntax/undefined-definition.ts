import { isUnknown } from '../../expand/effective.ts';
import type { Bound } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { isSecret } from '../secrets.ts';
import { quote } from '../words.ts';

const messages = {
    missing: (text: string, name: string) =>
        `nothing above defines ${quote(`$${name}`)}; keepalived takes ${quote(text)} as it is`,
};

/** A word that is made of a definition, alone or with the parts of a name or an address around it. */
const MADE = /^[\w./:-]*\$([A-Za-z_]\w*)[\w./:-]*$/;

/** Keywords whose value may hold a `$` of its own. */
const OWN_SIGN = new Set([
    'path',
    'key',
    'regex',
    'regex_options',
    'user',
    'password',
    'payload',
    'require_reply',
]);

/** The words of a statement in which a `$` can only be meant for a definition. */
function wordsOf({ spec, words, binding }: Bound): readonly Word[] {
    if (binding.kind === 'value') return words;
    const name = spec?.name ?? '';
    const isCommand = spec?.shape?.args.some(({ value }) => value.kind === 'command') === true;
    return isCommand || isSecret(name) || OWN_SIGN.has(name) ? [] : words.slice(1);
}

/** A definition that is used, but not there. */
export const undefinedDefinition: Rule = {
    meta: {
        id: 'syntax/undefined-definition',
        area: 'syntax',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'definition that there is not',
        why: 'A word such as "$VIP" stands for the text of a line "$VIP=…" above it. Where there is none, misspelt or further down, keepalived leaves the word as it is and uses it: as the name of an interface that does not exist, or as a name in mails. Variables of the environment do not count.',
        symptoms: ['address-on-nobody', 'config-test-silent'],
        source: 'lib/parser.c:replace_param',
    },
    messages,
    create: ({ bound: { config }, target, report }) => {
        const found: { readonly word: Word; readonly name: string }[] = [];
        const judged: Span[] = [];
        return {
            enter(bound) {
                if (bound.binding.kind !== 'value' && !isRead(bound, target)) return;
                for (const word of wordsOf(bound)) {
                    if (word.quoted || isUnknown(word, config.incomplete)) continue;
                    const [, name] = MADE.exec(word.text) ?? [];
                    if (name !== undefined) found.push({ word, name });
                }
            },
            fault({ span }) {
                judged.push(span);
            },
            leave() {
                for (const { word, name } of found) {
                    const { start, end } = word.span;
                    // What keepalived does not take is complained of as such.
                    if (judged.some((span) => span.start < end && start < span.end)) continue;
                    report({ message: messages.missing(word.text, name), span: word.span });
                }
                found.length = 0;
                judged.length = 0;
            },
        };
    },
};
