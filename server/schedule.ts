/** When checks are made: after the typing has stopped, in slices, and never for a text that is gone. */
import type { Steps } from '../src/text/steps.ts';

/** A burst of edits is one edit when no more than so many milliseconds lie between them. */
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
    readonly #run: (path: string) => Promise<void>;

    constructor(run: (path: string) => Promise<void>) {
        this.#run = run;
    }

    /** Has a file checked when no edit has come for a while. */
    soon(path: string): void {
        this.cancel(path);
        const timer = setTimeout(() => {
            this.#waiting.delete(path);
            void this.#run(path);
        }, PAUSE);
        this.#waiting.set(path, timer);
    }

    cancel(path: string): void {
        clearTimeout(this.#waiting.get(path));
        this.#waiting.delete(path);
    }
}
