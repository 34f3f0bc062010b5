import type { WrittenDirector } from './written.ts';

/** What the first of the directors has where nothing else is said, and how much less each after it has. */
const FIRST = 100;
const STEP = 10;

/** Directors that fit between `FIRST` and 1 by steps of `STEP`. */
const BY_STEPS = 10;

/** The priority of each director, in their order. */
export function prioritiesOf(directors: readonly WrittenDirector[]): readonly number[] {
    const step = directors.length <= BY_STEPS ? STEP : Math.floor((FIRST - 1) / (directors.length - 1));
    return directors.map(({ priority }, index) => priority ?? FIRST - index * step);
}
