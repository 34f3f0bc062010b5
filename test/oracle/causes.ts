/** Telling what is to blame from what keepalived says only because something else is wrong. */
import type { Block } from './brace-map.ts';
import type { Message } from './environment.ts';
import { BRACE_RULES, type LinedFinding, endsTheCheck, placesOf } from './kalint.ts';
import type { Reading } from './reading.ts';
import { speaksOf } from './sections.ts';

/** Finds the line that is to blame for what was said elsewhere; lines count from 1. */
export interface Causes {
    /** From this line on everything is read in a wrong place. */
    readonly lostAt: number;
    /** The line to blame for messages on another one; undefined where that line is to blame itself. */
    readonly ofLine: (line: number, said: readonly Message[]) => number | undefined;
    /** The line to blame for a message without line. */
    readonly ofMessage: (text: string) => number | undefined;
}

const UNBALANCED = "missing '}'s or extra";
const BRACE_TROUBLE = /missing '}'s or extra|^Extra '}'|^Unexpected '{'|^Missing '{'|^Unterminated quote/;

/** What is said where something takes the place of what is refused, or it is used all the same. */
const KEPT = /default|setting to|truncating|deprecated|not what you want/i;

/** What is said where something is not there; it may have been refused. */
const ABSENT = /\bno\b|\bnot\b|\bwithout\b|\bonly \d|doesn't exist|missing|must be set|Unknown interface/i;

/** Whether a message tells how many braces are missing in the whole text. */
export function isBraceCount({ text }: Message): boolean {
    return text.includes(UNBALANCED);
}

/** Whether a finding tells that keepalived takes the braces of a definition for those of a block. */
function readsBraces({ diagnostic: { rule, message } }: LinedFinding): boolean {
    return rule === 'syntax/undefined-definition' && message.includes('"{"');
}

/** Where a brace or a quote that takes braces with it makes keepalived lose count. */
function lostAt(own: readonly Message[], findings: readonly LinedFinding[]): number {
    const trouble = own.filter(({ text }) => BRACE_TROUBLE.test(text));
    const braced = findings.filter(readsBraces);
    if (trouble.length === 0) return Math.min(Infinity, ...braced.map(({ first }) => first));
    const broken = [...braced, ...findings.filter(({ diagnostic }) => BRACE_RULES.has(diagnostic.rule))];
    const quotes = trouble.flatMap(({ text, line }) => (text.startsWith('Unterminated') ? [line ?? 1] : []));
    return Math.min(...quotes, ...broken.flatMap(placesOf).map(([from]) => from));
}

/**
 * The causes in a text: a brace that was not counted, a block that lacks what was refused in it,
 * a section that is named although it was dropped, and what is so wrong that kalint says no more. `roots` are the lines with what is said of them.
 */
export function causesIn(
    reading: Reading,
    roots: ReadonlyMap<number, readonly Message[]>,
    own: readonly Message[],
    findings: readonly LinedFinding[],
): Causes {
    const { blocks, sections } = reading;
    const lost = lostAt(own, findings);
    const end = findings.find(endsTheCheck)?.first;
    const dropped = [...roots].filter(([, said]) => !said.some(({ text }) => KEPT.test(text)));
    const rootIn = ({ head, close }: Block, but?: number): number | undefined =>
        dropped.find(([line]) => line !== but && head <= line && line <= close)?.[0];
    const named = (text: string, but?: string): number | undefined =>
        sections
            .filter((each) => each.words[0] !== but && speaksOf(text, each))
            .map(({ block }) => rootIn(block))
            .find((line) => line !== undefined);
    const ended = (line: number): number | undefined =>
        blocks
            .filter(({ head, close }) => close === line && head < line)
            .map((block) => rootIn(block, line))
            .find((root) => root !== undefined);
    return {
        lostAt: lost,
        ofLine(line, said) {
            if (line > lost) return lost;
            const own = reading.sectionAt(line)?.words[0] ?? '';
            const [first, ...others] = said.map(({ text }) => named(text, own));
            return (
                reading.culpritOf(line)?.head ??
                ended(line) ??
                (others.every((each) => each !== undefined) ? first : undefined) ??
                end
            );
        },
        ofMessage(text) {
            if (text.includes(UNBALANCED))
                return own.find((each) => /^Unexpected|^Unterminated/.test(each.text))?.line;
            if (sections.some((each) => each.block.close >= lost && speaksOf(text, each))) return lost;
            return (ABSENT.test(text) ? named(text) : undefined) ?? end;
        },
    };
}
