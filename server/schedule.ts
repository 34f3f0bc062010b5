/** When checks are made: after the typing has stopped, in slices, and never for a text that is gone. */
import type { Steps } from '../src/text/steps.ts';

/** Milliseconds without an edit that are waited for where edits come faster than they can be checked. */
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

/**
 * Does work as soon as the messages that are there have had their turn, which are taken up one in each turn of the
 * event loop; a timer would wait longer. Answers with what takes it back.
 */
function atOnce(work: () => void): () => void {
    let immediate = setImmediate(() => {
        immediate = setImmediate(work);
    });
    return () => {
        clearImmediate(immediate);
    };
}

/** Does work after some time; answers with what takes that back. */
function after(milliseconds: number, work: () => void): () => void {
    const timer = setTimeout(work, milliseconds);
    return () => {
        clearTimeout(timer);
    };
}

/** Work that waits for its turn, by the file that it is for. */
export class Schedule {
    /** What takes back that it is to be done. */
    readonly #waiting = new Map<string, () => void>();
    /** The files for which work is being done, and how often. */
    readonly #running = new Map<string, number>();
    readonly #run: (path: string) => Promise<void>;
    readonly #pause: number;

    /** `pause` is in milliseconds. */
    constructor(run: (path: string) => Promise<void>, pause = PAUSE) {
        this.#run = run;
        this.#pause = pause;
    }

    /** Has the work done at once; where that of before is not done yet, when no edit has come for a while. */
    soon(path: string): void {
        const isBusy = this.#waiting.has(path) || this.#running.has(path);
        this.#after(isBusy ? this.#pause : 0, path);
    }

    /** Has the work done when no edit has come for a while. */
    later(path: string): void {
        this.#after(this.#pause, path);
    }

    /** To be called of a file that is no longer open. */
    cancel(path: string): void {
        this.#waiting.get(path)?.();
        this.#waiting.delete(path);
    }

    #after(milliseconds: number, path: string): void {
        this.cancel(path);
        const work = (): void => {
            this.#waiting.delete(path);
            this.#count(path, 1);
            void this.#run(path).finally(() => {
                this.#count(path, -1);
            });
        };
        this.#waiting.set(path, milliseconds === 0 ? atOnce(work) : after(milliseconds, work));
    }

    #count(path: string, by: number): void {
        const count = (this.#running.get(path) ?? 0) + by;
        if (count > 0) this.#running.set(path, count);
        else this.#running.delete(path);
    }
}
