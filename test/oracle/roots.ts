/** What the real program says of a text, brought down to what is to blame, and compared with kalint's findings. */
import { type Block, isInside } from './brace-map.ts';
import { causesIn, isBraceCount } from './causes.ts';
import type { Message } from './environment.ts';
import { type LinedFinding, UNKNOWN_KEYWORD_RULES, isSeenAtTheEnd, placesOf } from './kalint.ts';
import { type MutableRoots, type Roots, matchLineless } from './lineless.ts';
import { type Reading, isUnknown, readingOf } from './reading.ts';

/** How kalint's findings of origin `keepalived` compare with the messages of one run. */
export interface Comparison {
    /** By lines; what else is said of a line belongs to its root. */
    readonly lined: Roots;
    /** What was said without a line; it names an instance, a group or a server. */
    readonly lineless: Roots;
    /** Findings on lines that keepalived looked at and is content with. */
    readonly invented: readonly LinedFinding[];
    /** Findings on lines that it did not look at, read in a wrong place, or gave up for the machine's sake. */
    readonly unreached: readonly LinedFinding[];
}

/** The lines to blame with their messages; braces that are left over from an unknown block are none. */
function rootLines(own: readonly Message[], reading: Reading): Map<number, Message[]> {
    const unknown = new Set(own.filter(isUnknown).map(({ line }) => line));
    const orphaned = new Set(
        reading.blocks.filter(({ head, open }) => unknown.has(head) && open !== head).map(({ open }) => open),
    );
    const lines = new Map<number, Message[]>();
    for (const message of own) {
        const { line, text } = message;
        if (line === undefined || isBraceCount(message) || reading.isCovered(line)) continue;
        if (text === "Unknown keyword '}'") continue;
        if (text.startsWith("Unexpected '{'") && orphaned.has(line)) continue;
        lines.set(line, [...(lines.get(line) ?? []), message]);
    }
    return lines;
}

/**
 * Whether a finding lies on a line, itself or by a related place. A range over a whole block
 * stands for the lines outside of it only: those of its name and its end.
 */
function liesOn(finding: LinedFinding, line: number, blocks: readonly Block[]): boolean {
    return placesOf(finding).some(
        ([from, to]) =>
            line === from ||
            line === to ||
            (from < line && line < to && !blocks.some((each) => from <= each.head && isInside(each, line))),
    );
}

/**
 * Compares kalint's findings in a text with what keepalived said of it. What depends on the machine is
 * left out, and so are messages that do not count.
 */
export function compareRoots(
    text: string,
    messages: readonly Message[],
    findings: readonly LinedFinding[],
    counts: (message: Message) => boolean = () => true,
): Comparison {
    const reading = readingOf(text, messages);
    const own = messages.filter(({ env, file }) => !env && file === undefined);
    const lines = rootLines(own.filter(counts), reading);
    const causes = causesIn(reading, lines, own, findings);

    const lined: MutableRoots = { found: [], missed: [], consequences: [] };
    const spoken = new Set<LinedFinding>();
    for (const [line, said] of lines) {
        const root = { line, messages: said };
        const here = findings.filter((each) => liesOn(each, line, reading.blocks));
        const by = causes.ofLine(line, said);
        if (here.length > 0) lined.found.push(root);
        else if (by !== undefined) lined.consequences.push({ ...root, by });
        else lined.missed.push(root);
        for (const each of here) spoken.add(each);
    }

    const withoutLine = own.filter((each) => (each.line === undefined || isBraceCount(each)) && counts(each));
    const { roots: lineless, matched } = matchLineless(withoutLine, findings, reading, causes, spoken);

    const silent = findings.filter((each) => !spoken.has(each) && !matched.has(each));
    const isOutOfReach = (line: number): boolean =>
        reading.isCovered(line) ||
        reading.isUnreached(line) ||
        reading.culpritOf(line) !== undefined ||
        line > causes.lostAt;
    const ofMachine = messages.flatMap(({ env, line }) => (env && line !== undefined ? [line] : []));
    const isUnreached = (finding: LinedFinding): boolean =>
        ofMachine.some((line) => liesOn(finding, line, reading.blocks)) ||
        placesOf(finding).some(([, last]) => isOutOfReach(last)) ||
        (isSeenAtTheEnd(finding) && reading.isUncheckedAtTheEnd(finding.first));
    return {
        lined,
        lineless,
        invented: silent.filter((each) => !isUnreached(each)),
        unreached: silent.filter(isUnreached),
    };
}

/** The same for unknown keywords alone. */
export function compareUnknown(
    text: string,
    messages: readonly Message[],
    findings: readonly LinedFinding[],
): Comparison {
    const ofUnknown = findings.filter(({ diagnostic }) => UNKNOWN_KEYWORD_RULES.has(diagnostic.rule));
    return compareRoots(text, messages, ofUnknown, isUnknown);
}
