/** When checks are made: after the typing has stopped, in slices, and never for a text that is gone. */
import type { Steps } from '../src/text/steps.ts';

/** Edits with no more than so many milliseconds between them are one edit; a first one is not made to wait. */
const PAUSE = 30;

/** So many milliseconds are worked before other messages have their turn. */
const SLICE = 10;

/** Why work was given up. */
export class Cancelled extends Error {}

/** Does work in slices; throws `Cancelled` as soon as `isVoid` holds. */
export async function inSlices<T>(steps: Steps<T>, isVoid: () => boolean): Promise<T> {
    for (;;) {
        if (isVoid()) throw new Cancelled();
        const until = performance.now() + SLICE;
        while (performance.now() < until) {
            const { done, value } = steps.next();
            if (done === true) return value;
        }
        await new Promise((resolve) => setImmediate(resolve));
    }
}

/** Checks that wait for their turn, by the file that they are for. */
export class Schedule {
    readonly #waiting = new Map<string, NodeJS.Timeout>();
    /** When a check of a file was last asked for, by `performance.now()`. */
    readonly #asked = new Map<string, number>();
    readonly #run: (path: string) => Promise<void>;

    constructor(run: (path: string) => Promise<void>) {
        this.#run = run;
    }

    /** Has a file checked at once, but when one edit follows the other, after the last of them. */
    soon(path: string): void {
        const now = performance.now();
        const isFirst = now - (this.#asked.get(path) ?? -PAUSE) >= PAUSE;
        clearTimeout(this.#waiting.get(path));
        this.#asked.set(path, now);
        const timer = setTimeout(
            () => {
                this.#waiting.delete(path);
                void this.#run(path);
            },
            isFirst ? 0 : PAUSE,
        );
        this.#waiting.set(path, timer);
    }

    /** To be called of a file that is no longer open. */
    cancel(path: string): void {
        clearTimeout(this.#waiting.get(path));
        this.#waiting.delete(path);
        this.#asked.delete(path);
    }
}
