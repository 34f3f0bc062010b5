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

/** Work that waits for its turn, by the file that it is for. */
export class Schedule {
    readonly #waiting = new Map<string, NodeJS.Timeout>();
    /** When work for a file was last asked for, by `performance.now()`. */
    readonly #asked = new Map<string, number>();
    readonly #run: (path: string) => Promise<void>;
    readonly #pause: number;

    /** `pause` is in milliseconds. */
    constructor(run: (path: string) => Promise<void>, pause = PAUSE) {
        this.#run = run;
        this.#pause = pause;
    }

    /** Has the work done at once, but when one edit follows the other, after the last of them. */
    soon(path: string): void {
        const isFirst = performance.now() - (this.#asked.get(path) ?? -this.#pause) >= this.#pause;
        this.#after(isFirst ? 0 : this.#pause, path);
    }

    /** Has the work done when no edit has come for a while. */
    later(path: string): void {
        this.#after(this.#pause, path);
    }

    /** To be called of a file that is no longer open. */
    cancel(path: string): void {
        clearTimeout(this.#waiting.get(path));
        this.#waiting.delete(path);
        this.#asked.delete(path);
    }

    #after(milliseconds: number, path: string): void {
        clearTimeout(this.#waiting.get(path));
        this.#asked.set(path, performance.now());
        const timer = setTimeout(() => {
            this.#waiting.delete(path);
            void this.#run(path);
        }, milliseconds);
        this.#waiting.set(path, timer);
    }
}
