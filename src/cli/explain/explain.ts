import { FOREIGN_WORDS } from '../../../grammar/schema/index.ts';
import { EVERY_RULE } from '../../cluster/catalogue.ts';
import { explainForeign, findForeign } from './foreign.ts';
import { explainKeyword, findKeyword, keywordNames } from './keywords.ts';
import { explainLogLine } from './log-line.ts';
import { explainRule, findRules } from './rules.ts';

/** What one word means: rules, keywords and words of forks of that name; undefined for none of them. */
function explainName(what: string, width: number): string | undefined {
    const parts = [
        ...findRules(what).map((rule) => explainRule(rule, width)),
        explainKeyword(findKeyword(what), width),
        explainForeign(findForeign(what), width),
    ].filter((part) => part !== '');
    return parts.length === 0 ? undefined : parts.join('\n');
}

/** What was asked about and cannot be explained. */
export interface Unexplained {
    readonly unknown: readonly string[];
}

/**
 * Explains each of some words, or all of them together as a message of keepalived that was
 * pasted with or without quotes.
 */
export function explain(words: readonly string[], width: number): string | Unexplained {
    const named = words.map((word) => explainName(word, width));
    if (named.every((each) => each !== undefined)) return named.join('\n');
    const line = explainLogLine(words.join(' '), width);
    if (line !== undefined) return line;
    const each = words.map((word, index) => named[index] ?? explainLogLine(word, width));
    const unknown = words.filter((_, index) => each[index] === undefined);
    return unknown.length === 0 ? each.join('\n') : { unknown };
}

/** Every name that can be explained. */
export function explainable(): readonly string[] {
    const rules = EVERY_RULE.flatMap(({ meta }) => [meta.id, meta.id.slice(meta.id.indexOf('/') + 1)]);
    return [...keywordNames(), ...rules, ...FOREIGN_WORDS.map((word) => word.name)];
}
