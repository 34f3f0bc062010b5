/** What a condition of the host is, and what the search for them works on. */
import { isUnknown } from '../../expand/effective.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Bound, BoundConfig } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { isRead } from '../../schema/values/judge.ts';
import { skippedBlocks } from '../names.ts';
import { remembered } from '../remembered.ts';

/** Something that only the host knows, and that decides how the config test of a target ends. */
export interface HostCondition {
    /** In words that can stand alone: `fails unless interface eth0 exists`. */
    readonly text: string;
    /** Where the statement or line starts that it comes from. */
    readonly at: number;
}

/** How a condition starts that says what must be there for the config test to pass. */
export const UNLESS = 'fails unless ';

/** That the config test fails unless something holds: `interface eth0 exists`. */
export function unless(holds: string, from: Bound): HostCondition {
    return condition(`${UNLESS}${holds}`, from);
}

/** A condition in its own words, and the statement or line that it comes from. */
export function condition(text: string, { statement }: Bound): HostCondition {
    return { text, at: statement.node.span.start };
}

/** What the conditions of a configuration are found in. */
export interface Survey {
    readonly target: Target;
    /** The blocks at the top that keepalived does not read past. */
    readonly blocks: readonly Bound[];
    /** What keepalived looks at, in order: statements that it knows, and the lines of their blocks. */
    readonly reached: readonly Bound[];
    /** Whether a statement of a keyword is among that. */
    readonly has: (keyword: string) => boolean;
    /** The statements among them that stand in `global_defs`, by their keyword; of several the last. */
    readonly globals: ReadonlyMap<string, Bound>;
    /** The text of a word; undefined where there is none, or only the host knows it. */
    readonly textOf: (word: Word | undefined) => string | undefined;
}

/** What keepalived looks at in a block that it does not read past, with the block itself, in order. */
export const reachedIn = remembered((top: Bound, target: Target): readonly Bound[] => {
    const isReached = (bound: Bound): boolean => bound.binding.kind === 'value' || isRead(bound, target);
    const walk = (bound: Bound): readonly Bound[] =>
        isReached(bound) ? [bound, ...bound.children.flatMap(walk)] : [];
    return walk(top);
});

/** The keywords among that. */
const keywordsIn = remembered(
    (top: Bound, target: Target): ReadonlySet<string> =>
        new Set(reachedIn(top, target).map(({ spec }) => spec?.name ?? '')),
);

/** Looks through a configuration as a target reads it. */
export const surveyOf = remembered(({ statements, config }: BoundConfig, target: Target): Survey => {
    const skipped = skippedBlocks(statements);
    const blocks = statements.filter((top) => !skipped.has(top));
    const globals = blocks
        .filter(({ spec }) => spec?.name === 'global_defs')
        .flatMap((top) => reachedIn(top, target).filter(({ parent }) => parent === top));
    return {
        target,
        blocks,
        get reached() {
            return blocks.flatMap((top) => reachedIn(top, target));
        },
        has: (keyword) => blocks.some((top) => keywordsIn(top, target).has(keyword)),
        globals: new Map(globals.map((bound) => [bound.spec?.name ?? '', bound])),
        textOf: (word) =>
            word === undefined || isUnknown(word, config.gap) || word.text === '' ? undefined : word.text,
    };
});
