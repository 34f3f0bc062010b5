/** Which tokens the words of a statement are. */
import { isDeprecated } from '../../keyword-facts.ts';
import { ROUTE_TYPES } from '../../../../grammar/schema/route-line.ts';
import { definesName, expectedAt } from '../../../model/symbols.ts';
import type { Bound } from '../../../schema/bind.ts';
import type { Expected } from '../../../schema/expected.ts';
import type { Target } from '../../../schema/targets.ts';
import { isKnownTo } from '../../../schema/values/judge.ts';
import { type Token, type TokenKind, kindOf } from './token-kinds.ts';

/** What a route leads to; it may stand anywhere among the options of its line. */
const DESTINATION: Expected = { name: 'destination', value: { kind: 'prefix' } };

function kindAt(bound: Bound, index: number, target: Target): TokenKind | undefined {
    const text = bound.words[index]?.text ?? '';
    const expected = expectedAt(bound, index, target);
    const kind = expected === undefined ? undefined : kindOf(text, expected, target);
    const { block } = bound.parent?.spec ?? {};
    const isRoute = bound.binding.kind === 'value' && block?.content === 'lines' && block.line === 'route';
    if (kind !== undefined || !isRoute || expected?.value !== undefined) return kind;
    return Object.hasOwn(ROUTE_TYPES, text) ? 'enumMember' : kindOf(text, DESTINATION, target);
}

/** The words of a statement, without its block; none where keepalived knows no such keyword there. */
export function wordTokens(bound: Bound, target: Target): readonly Token[] {
    const { binding, words } = bound;
    const isValue = binding.kind === 'value';
    if (!isValue && (binding.kind !== 'known' || !isKnownTo(binding.spelling, target))) return [];
    const found: Token[] = [];
    const isNaming = definesName(bound);
    for (const [index, word] of words.entries()) {
        const { start, end } = word.span;
        if (binding.kind === 'known' && index === 0) {
            const kind = binding.spelling.spec.block === undefined ? 'property' : 'keyword';
            const modifier = isDeprecated(binding.spelling, target) ? 'deprecated' : undefined;
            found.push({ start, end, kind, modifier });
            continue;
        }
        const kind = kindAt(bound, index, target);
        if (kind === undefined) continue;
        found.push({ start, end, kind, modifier: isNaming && index === 1 ? 'definition' : undefined });
    }
    return found;
}
