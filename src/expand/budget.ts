import { type Derived, stepsOf } from '../syntax/via.ts';
import type { ExpandProblem } from './problem.ts';
import { type Rope, derivedAt } from './rope.ts';

/** Lines that sequences and definitions may make in all. */
const MAX_LINES = 20_000;

/** Characters of these, of the lines of included files, and of what definitions bring that others bring. */
const MAX_CHARACTERS = 4_000_000;

/** As many of them as a replacement is worth by itself, for it takes its time also where it brings none. */
const REPLACEMENT_CHARACTERS = 16;

/** As many of them as a line is worth by itself, for an empty one takes its time too. */
const LINE_CHARACTERS = 16;

/** How much text may still be made. */
export class Budget {
    readonly #report: (problem: ExpandProblem) => void;
    #lines = 0;
    #characters = 0;
    #spent = false;
    /** Signs of definitions on the line of a file that is read, as far as they are not replaced, and not looked at, yet. */
    #uses = 0;
    #unseen = 0;

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

    /** Takes a line of a file as the one that is read. */
    enter({ text }: Rope): void {
        this.#uses = text.split('$').length - 1;
        this.#unseen = this.#uses;
    }

    /**
     * Takes a replacement into account, and answers whether it may be made. Those of the uses that stand on the line
     * of a file are free; others came from replacements, each of which may bring several.
     */
    replaces(place: Derived, { text }: Rope): boolean {
        if (this.#uses > 0) this.#uses--;
        else this.#characters += text.length + REPLACEMENT_CHARACTERS;
        if (this.#characters > MAX_CHARACTERS) this.#spend(place);
        return !this.#spent;
    }

    /**
     * Takes into account that a sign was looked at and stays, and answers whether the next may be. The rest of a line
     * behind a brace is looked at again, and each time anew.
     */
    passes(rope: Rope, at: number): boolean {
        if (this.#unseen > 0) this.#unseen--;
        else this.#characters += REPLACEMENT_CHARACTERS;
        if (this.#characters > MAX_CHARACTERS) this.#spend(derivedAt(rope, at, at + 1));
        return !this.#spent;
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
        this.#report({
            kind: 'expansion-too-large',
            problem: 'this brings too much text; kalint looks neither at it nor at what follows',
            span: [...stepsOf(via)].at(-1)?.span ?? span,
            via: undefined,
        });
    }
}
