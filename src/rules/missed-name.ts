import type { Bound } from '../schema/bind.ts';
import type { Word } from '../syntax/tree.ts';
import type { Finding } from './rule.ts';

/** Where keepalived misses a name for the way in which it is given; nothing where that is the place of the finding itself. */
export function missedAt({ words }: Bound, use: Word | undefined): NonNullable<Finding['related']> {
    if (use === undefined || words.includes(use)) return [];
    return [{ span: use.span, message: 'keepalived does not find it here' }];
}
