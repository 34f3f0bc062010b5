/** Choosing some of many cases, the same ones every time. */

/** With which the choice begins; KALINT_SEED gives another choice. */
export const SEED = Number(process.env['KALINT_SEED'] ?? 1);

/** How many cases of a suite are tried: KALINT_MUTANTS, or what the suite thinks enough. */
export function sampleSize(enough: number): number {
    return Number(process.env['KALINT_MUTANTS'] ?? enough);
}

/** Numbers from 0 to below 1, in an order that depends on the seed alone (mulberry32). */
function* randoms(seed: number): Generator<number, never> {
    for (let state = seed >>> 0; ;) {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    }
}

/** The items in an order that depends on the seed alone. */
function shuffled<T>(items: readonly T[]): T[] {
    const random = randoms(SEED);
    return items
        .map((item) => ({ item, rank: random.next().value }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item);
}

/**
 * At most `count` of the items, of each kind as many as of the others as far as there are,
 * ordered by kind, and within a kind as they came.
 */
export function sampleOf<T extends { readonly kind: string }>(items: readonly T[], count: number): T[] {
    const kinds = [...new Set(items.map(({ kind }) => kind))]
        .map((kind) => items.filter((each) => each.kind === kind))
        .sort((a, b) => a.length - b.length);
    const chosen = new Set<T>();
    let left = count;
    let kindsLeft = kinds.length;
    for (const all of kinds) {
        const some = shuffled(all).slice(0, Math.ceil(left / kindsLeft));
        for (const each of some) chosen.add(each);
        left -= some.length;
        kindsLeft--;
    }
    return items.filter((each) => chosen.has(each));
}
