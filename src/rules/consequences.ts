import type { Bound } from '../schema/bind.ts';
import type { Finding } from './rule.ts';
import { nextSibling } from './siblings.ts';
import { placeName } from './words.ts';

/** What keepalived does with a statement whose keyword it does not know, as a message says it. */
export function loss({ statement, place }: Bound): string {
    if (statement.children === undefined) return 'drops the line';
    return place.path === ''
        ? 'drops the whole block'
        : `drops the line and reads its block as part of ${placeName(place)}`;
}

/**
 * What else goes wrong when keepalived does not know a keyword that opens a block:
 * it takes the block's `}` for that of the block around it (`lib/parser.c:process_stream`),
 * and reads what follows one level too far out.
 */
export function consequences(bound: Bound): NonNullable<Finding['related']> {
    const close = bound.statement.node.block?.close;
    const outer = bound.parent?.spec?.name;
    if (close === undefined || outer === undefined) return [];
    const next = nextSibling(bound, []);
    const here = { span: close, message: `keepalived takes this "}" for the end of ${outer}` };
    if (next === undefined) return [here];
    const after = { span: next.statement.node.span, message: `and reads what follows outside ${outer}` };
    return [here, after];
}
