/** Texts with marks for the tests of the editor's features: `|` is the cursor, `‹…›` a stretch that is expected. */
import { readConfiguration } from '../../../src/expand/effective.ts';
import { bind } from '../../../src/schema/bind.ts';
import { findTarget } from '../../../src/schema/targets.ts';
import type { Reading } from '../../../src/service/editor/reading.ts';
import { parseSource } from '../../../src/syntax/parse.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import type { Span } from '../../../src/text/span.ts';
import { MAIN, includesIn } from '../../support/expand.ts';

/** What a text is read for. */
export interface ReadFor {
    readonly target?: string;
    readonly files?: Readonly<Record<string, string>>;
    readonly id?: string;
}

/** Reads a text without marks. */
export function readingOf(text: string, { target = '2.4.3', files = {}, id }: ReadFor = {}): Reading {
    const found = findTarget(target);
    if (found === undefined) throw new Error(`kalint knows no target ${target}`);
    const includes = includesIn({ ...files, [MAIN]: text });
    const options = { release: found.release, configId: id, includes };
    return {
        bound: bind(readConfiguration(parseSource(createSourceFile(MAIN, text)), options)),
        target: found,
    };
}

/** A text without its marks, and where they stood. */
export interface Marked {
    readonly text: string;
    /** The cursor; the start of the text where there is none. */
    readonly offset: number;
    readonly spans: readonly Span[];
}

/** Takes the marks out of a text. */
export function unmarked(marks: string): Marked {
    let text = '';
    let offset = 0;
    const open: number[] = [];
    const spans: Span[] = [];
    for (const char of marks) {
        if (char === '|') offset = text.length;
        else if (char === '‹') open.push(text.length);
        else if (char === '›') spans.push({ start: open.pop() ?? 0, end: text.length });
        else text += char;
    }
    return { text, offset, spans: spans.sort((a, b) => a.start - b.start) };
}

/** The joined text of a reading with marks around some stretches of it. */
export function mark({ bound }: Reading, spans: readonly Span[]): string {
    const { text } = bound.config.tree.file;
    const sorted = [...spans].sort((a, b) => a.start - b.start);
    let result = '';
    let at = 0;
    for (const { start, end } of sorted) {
        result += `${text.slice(at, start)}‹${text.slice(start, end)}›`;
        at = end;
    }
    return result + text.slice(at);
}
