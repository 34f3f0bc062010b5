/** Work that is done in steps: between two of them others may have their turn, or it may be given up. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all the steps, and answers what they come to. */
export function finish<T>(steps: Steps<T>): T {
    for (;;) {
        const { done, value } = steps.next();
        if (done === true) return value;
    }
}
