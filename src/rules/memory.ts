/**
 * What was found inside a block at the top of a configuration, kept for as long as the block stays as it is.
 * Where the block is then does not matter.
 */
import type { Bound } from '../schema/bind.ts';
import { type Span, moved } from '../text/span.ts';
import type { Finding, Rule } from './rule.ts';

/** A finding, and the rule that made it. */
export interface Made {
    readonly rule: Rule;
    readonly finding: Finding;
}

/** Remembers findings for one target and one choice of rules. */
export class BlockMemory {
    /** Spans count from the start of the block. */
    readonly #known = new WeakMap<Bound, readonly Made[]>();

    /** Keeps what was found inside a block. */
    keep(block: Bound, found: readonly Made[]): void {
        const { start } = block.statement.node.span;
        this.#known.set(block, found.map(movedBy(-start)));
    }

    /** What was found inside a block, where it is now; undefined when that is not known. */
    foundIn(block: Bound): readonly Made[] | undefined {
        const known = this.#known.get(block);
        if (known === undefined || known.length === 0) return known;
        return known.map(movedBy(block.statement.node.span.start));
    }
}

function movedBy(shift: number): (made: Made) => Made {
    const moveAll = <T extends { readonly span: Span }>(list: readonly T[]): T[] =>
        list.map((each) => ({ ...each, span: moved(each.span, shift) }));
    return ({ rule, finding }) => {
        const { span, related, fixes } = finding;
        return {
            rule,
            finding: {
                ...finding,
                span: moved(span, shift),
                ...(related === undefined ? {} : { related: moveAll(related) }),
                ...(fixes === undefined
                    ? {}
                    : { fixes: fixes.map((fix) => ({ ...fix, edits: moveAll(fix.edits) })) }),
            },
        };
    };
}
