/**
 * Notices where what follows from one state to the next comes round to one that was there before, so that it never
 * ends. It keeps one state at a time, and twice as long each time (Brent's way of finding cycles).
 */
export class Cycle {
    #kept: string | undefined;
    #steps = 0;
    #patience = 1;

    /** Takes the next state; answers true, at the latest in the third round, where it was there before. */
    closes(state: string): boolean {
        if (state === this.#kept) return true;
        if (++this.#steps >= this.#patience) {
            this.#kept = state;
            this.#steps = 0;
            this.#patience *= 2;
        }
        return false;
    }
}
