/** A block of values of which the `{` is missing, so that it ends with the block around it. */
import type { Bound, BoundConfig } from '../schema/bind.ts';
import { oncePer } from '../text/once.ts';

/** A block without its `{`, and the lines after it that keepalived takes as its values. */
export interface UnopenedBlock {
    readonly head: Bound;
    readonly values: readonly Bound[];
}

/** Whether a statement is nothing but a line of words that are no keyword. */
function isLine({ binding, statement }: Bound): boolean {
    return binding.kind === 'unknown' && binding.candidates.length === 0 && statement.children === undefined;
}

/**
 * The block of values without `{` of which keepalived says nothing: it reads values up to the next `}`
 * (`lib/parser.c:read_value_block`). Where the braces of the text come out even all the same, and
 * nothing but its lines stands between, that is the last thing in the text.
 */
export const unopenedBlock = oncePer(({ config, statements }: BoundConfig): UnopenedBlock | undefined => {
    const children = statements.at(-1)?.children ?? [];
    const at = children.findIndex(
        ({ binding, spec, statement }) =>
            binding.kind === 'known' &&
            spec?.block?.content === 'lines' &&
            statement.node.block === undefined,
    );
    const head = children[at];
    const values = children.slice(at + 1);
    if (head === undefined || values.length === 0 || config.problems.length > 0) return undefined;
    return values.every(isLine) ? { head, values } : undefined;
});
