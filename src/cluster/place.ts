import { wordsSpan } from '../schema/bind.ts';
import type { Span } from '../text/span.ts';
import type { ClusterNode } from './node.ts';

/**
 * Where in a configuration the lack of a block of a kind is told: at the head of the last of that kind, else of the
 * last block at all; at the start of a text without any.
 */
export function endOf({ bound }: ClusterNode, keyword: string): Span {
    const { statements } = bound;
    const last = statements.findLast(({ spec }) => spec?.name === keyword) ?? statements.at(-1);
    return last === undefined ? { start: 0, end: 0 } : wordsSpan(last);
}
