import type { Derived } from '../syntax/via.ts';
import type { ExpandProblem } from './problem.ts';
import { type Rope, derivedAt } from './rope.ts';

/** Lines that sequences and definitions may make in all. */
const MAX_LINES = 20_000;

/** Characters of these and of the lines of included files. */
const MAX_CHARACTERS = 4_000_000;

/** As many of them as a line is worth by itself, for an empty one takes its time too. */
const LINE_CHARACTERS = 16;

/** How much text may still be made. */
export class Budget {
    readonly #report: (problem: ExpandProblem) => void;
    #lines = 0;
    #characters = 0;
    #spent = false;

    constructor(report: (problem: ExpandProblem) => void) {
        this.#report = report;
    }

    /** Whether there was too much, so that nothing more is read. */
    get isSpent(): boolean {
        return this.#spent;
    }

    /** Takes a line into account that was brought, be it `made` or just as it stands in a file. */
    take(rope: Rope, made: boolean): void {
        this.#characters += rope.text.length + LINE_CHARACTERS;
        if (made) this.#lines++;
        if (this.#lines > MAX_LINES || this.#characters > MAX_CHARACTERS) this.#spend(derivedAt(rope, 0, 1));
    }

    /** Whether a text is small enough to be brought in at a place. */
    allows(text: string, place: Derived): boolean {
        if (text.length > MAX_CHARACTERS) this.#spend(place);
        return !this.#spent;
    }

    /** Says what is too much where it has its root in the main file. */
    #spend({ span, via }: Derived): void {
        if (this.#spent) return;
        this.#spent = true;
        let root = span;
        for (let step = via; step !== undefined; step = step.parent) root = step.span;
        this.#report({
            kind: 'expansion-too-large',
            problem: 'this brings too much text; kalint looks neither at it nor at what follows',
            span: root,
            via: undefined,
        });
    }
}
