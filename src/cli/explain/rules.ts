import type { Rule } from '../../rules/rule.ts';
import { RULES } from '../../rules/index.ts';
import { wrap } from '../table.ts';

/** The rules with that id, or with an id that ends so after its `/`. */
export function findRules(what: string): readonly Rule[] {
    return RULES.filter(({ meta }) => meta.id === what || meta.id.endsWith(`/${what}`));
}

/** The rules that find what keepalived complains about in that message. */
export function rulesThatSay(message: string): readonly Rule[] {
    const text = message.toLowerCase();
    return RULES.filter(({ meta }) => (meta.says ?? []).some((part) => text.includes(part.toLowerCase())));
}

/** Tells about a rule. */
export function explainRule({ meta }: Rule, width: number): string {
    const origin =
        meta.origin === 'keepalived'
            ? 'the config test of keepalived complains about it too'
            : 'keepalived says nothing about it';
    const fix =
        meta.fixable === undefined
            ? 'has no fix'
            : meta.fixable === 'safe'
              ? '--fix mends it'
              : '--unsafe-fixes mends it';
    return [
        `${meta.id}: ${meta.title}`,
        ...wrap(meta.why, width, '    '),
        `    - ${meta.severity}; ${origin}`,
        `    - preset ${meta.preset}; ${fix}`,
        `    - source: ${meta.source}`,
        '',
    ].join('\n');
}
