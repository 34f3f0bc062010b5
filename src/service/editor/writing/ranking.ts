/** In which order things are offered. */

/** How soon something is wanted: what is lacking goes before what is usual, and what is deprecated comes last. */
export type Rank = 'needed' | 'common' | 'other' | 'alias' | 'deprecated';

const ORDER: Readonly<Record<Rank, number>> = { needed: 0, common: 1, other: 2, alias: 3, deprecated: 4 };

/** What is put in order. */
export interface Ranked {
    readonly label: string;
    readonly rank: Rank;
}

/**
 * The same things in the order in which they are to be shown: first those that begin with what is typed already,
 * then by rank, else as they were.
 */
export function inRank<T extends Ranked>(things: readonly T[], typed: string): readonly T[] {
    const start = typed.toLowerCase();
    const misses = ({ label }: T): number => (label.toLowerCase().startsWith(start) ? 0 : 1);
    return [...things].sort((a, b) => misses(a) - misses(b) || ORDER[a.rank] - ORDER[b.rank]);
}

/** The one thing that is needed and fits what is typed; undefined where there are several, or none. */
export function clearNeed<T extends Ranked>(things: readonly T[], typed: string): T | undefined {
    const [first, second] = things.filter(({ rank }) => rank === 'needed');
    const fits = first?.label.toLowerCase().startsWith(typed.toLowerCase()) === true;
    return second === undefined && fits ? first : undefined;
}
