/** Messages that name no line, but an instance, a group or a server. */
import { piecesOf } from './brace-map.ts';
import type { Causes } from './causes.ts';
import type { Message } from './environment.ts';
import { type LinedFinding, placesOf, standsFor } from './kalint.ts';
import type { Reading } from './reading.ts';
import { holdsWord, speaksOf } from './sections.ts';

/** Something to blame: a line with what was said of it, or a message that has no line. */
export interface Root {
    /** Counts from 1. */
    readonly line?: number;
    /** At least one. */
    readonly messages: readonly Message[];
}

/** Something that is right, and the line that made keepalived complain of it. */
export interface Consequence extends Root {
    readonly by: number;
}

/** How the roots of one kind compare with the findings. */
export interface Roots {
    /** Those that kalint has. */
    readonly found: readonly Root[];
    /** Those that kalint lacks. */
    readonly missed: readonly Root[];
    readonly consequences: readonly Consequence[];
}

/** The same while it is being filled. */
export interface MutableRoots {
    readonly found: Root[];
    readonly missed: Root[];
    readonly consequences: Consequence[];
}

/**
 * Finds for each message without line the finding that says so too: one in a section that the
 * message speaks of, whose rule stands for such messages, or whose words the message names though
 * keepalived says nothing of their line; failing that any that it says nothing of, each for one message.
 */
export function matchLineless(
    said: readonly Message[],
    findings: readonly LinedFinding[],
    { lines, sections, sectionAt }: Reading,
    causes: Causes,
    spoken: ReadonlySet<LinedFinding>,
): { readonly roots: Roots; readonly matched: ReadonlySet<LinedFinding> } {
    const matched = new Set<LinedFinding>();
    const roots: MutableRoots = { found: [], missed: [], consequences: [] };
    const left: Message[] = [];
    const namesWordOf = (message: string, { first, last }: LinedFinding): boolean =>
        lines
            .slice(first - 1, last)
            .flatMap(piecesOf)
            .some((piece) => holdsWord(message, piece.text));
    const isAbout = (finding: LinedFinding, message: string): boolean => {
        const named = sections.filter((each) => speaksOf(message, each));
        return (
            named.length === 0 ||
            placesOf(finding).some(([from]) => named.some((each) => each === sectionAt(from)))
        );
    };
    for (const message of said) {
        const same = findings.filter(
            (each) =>
                isAbout(each, message.text) &&
                (standsFor(each, message.text) || (!spoken.has(each) && namesWordOf(message.text, each))),
        );
        if (same.length === 0) left.push(message);
        else roots.found.push({ messages: [message] });
        for (const each of same) matched.add(each);
    }
    for (const message of left) {
        const root = { messages: [message] };
        const by = causes.ofMessage(message.text);
        const free = findings.find(
            (each) => !spoken.has(each) && !matched.has(each) && isAbout(each, message.text),
        );
        if (free !== undefined) {
            matched.add(free);
            roots.found.push(root);
        } else if (by !== undefined) roots.consequences.push({ ...root, by });
        else roots.missed.push(root);
    }
    return { roots, matched };
}
