import { FOREIGN_WORDS } from '../../../grammar/schema/index.ts';
import { EVERY_RULE } from '../../cluster/catalogue.ts';
import { SYMPTOMS } from '../../rules/symptoms.ts';
import { explainForeign, findForeign } from './foreign.ts';
import { explainKeyword, findKeyword, keywordNames } from './keywords.ts';
import { explainLogLine } from './log-line.ts';
import { explainRule, findRules } from './rules.ts';
import { explainSeen, explainSymptom, findSymptom } from './symptoms.ts';

/** What one word means: rules, keywords, words of forks and symptoms of that name; undefined for none of them. */
function explainName(what: string, width: number): string | undefined {
    const symptom = findSymptom(what);
    const parts = [
        ...findRules(what).map((rule) => explainRule(rule, width)),
        explainKeyword(findKeyword(what), width),
        explainForeign(findForeign(what), width),
        symptom === undefined ? '' : explainSymptom(symptom.id, width),
    ].filter((part) => part !== '');
    return parts.length === 0 ? undefined : parts.join('\n');
}

/** What was asked about and cannot be explained. */
export interface Unexplained {
    readonly unknown: readonly string[];
}

/**
 * Explains each of some words, or all of them together: as a message of keepalived that was pasted with or
 * without quotes, or as what a user sees go wrong.
 */
export function explain(words: readonly string[], width: number): string | Unexplained {
    const named = words.map((word) => explainName(word, width));
    if (named.every((each) => each !== undefined)) return named.join('\n');
    const line = explainLogLine(words.join(' '), width);
    if (line !== undefined) return line;
    const seen = explainSeen(words.join(' '), width);
    if (seen !== undefined) return seen;
    const each = words.map((word, index) => named[index] ?? explainLogLine(word, width));
    const unknown = words.filter((_, index) => each[index] === undefined);
    return unknown.length === 0 ? each.join('\n') : { unknown };
}

/** Every name that can be explained. */
export function explainable(): readonly string[] {
    const rules = EVERY_RULE.flatMap(({ meta }) => [meta.id, meta.id.slice(meta.id.indexOf('/') + 1)]);
    // What is only guessed is explained, but nothing to be led to.
    const foreign = FOREIGN_WORDS.filter(({ from }) => from !== 'a guess').map(({ name }) => name);
    const others = [...foreign, ...SYMPTOMS.map(({ id }) => id)];
    return [...keywordNames(), ...rules, ...others];
}
