/** Texts as keepalived reads them, in the terms in which the tests write them down. */
import type { Line } from '../../grammar/parser.ts';
import { NEWEST } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';
import type { Includes } from '../../src/expand/includes.ts';
import { type Reading, read } from '../../src/expand/reader.ts';
import { type Via, provenanceOf } from '../../src/syntax/via.ts';
import { tokenSpan } from '../../src/syntax/tree.ts';
import { createSourceFile, lineAt } from '../../src/text/source-file.ts';
import { SourceSet } from '../../src/text/source-set.ts';
import type { Span } from '../../src/text/span.ts';

/** The name of the main file of every text. */
export const MAIN = 'keepalived.conf';

/** A text that is read, with what it becomes. */
export interface ExpandCase {
    readonly title: string;
    readonly text: string;
    /** The lines that are left, ` / ` between them; a brace is a line. */
    readonly expected: string;
    /** The same for releases before 2.4.0, where they differ. */
    readonly before?: string;
    /** `kind line` of each problem, `, ` between them. */
    readonly problems?: string;
    /** The configuration id, `-i`; without it one that no text names. */
    readonly id?: string;
    /** The first and the last release of which this holds. */
    readonly since?: Release;
    readonly until?: Release;
    /** Whether the processes that read the copy of the files read something else as well. */
    readonly copyDiffers?: true;
    /** Further files, by their names. */
    readonly files?: Readonly<Record<string, string>>;
}

/** Lines of text as one text. */
export function lines(...text: readonly string[]): string {
    return text.map((line) => `${line}\n`).join('');
}

/** The name that `pattern` has beside the file `from`. */
function nameFrom(pattern: string, from: string): string {
    const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : '';
    return (folder + pattern).replace(/[^/]+\/\.\.\//g, '');
}

/** Includes that lead to texts; `*` in a pattern is for any characters but `/`. */
export function includesIn(files: Readonly<Record<string, string>>): Includes {
    const sources = Object.entries(files)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, text]) => createSourceFile(name, text));
    return (pattern, from) => {
        const wanted = nameFrom(pattern, from)
            .split('*')
            .map((part) => part.replace(/[.\\+?^$()[\]{}|]/g, String.raw`\$&`))
            .join('[^/]*');
        const found = sources.filter(({ uri }) => new RegExp(`^${wanted}$`).test(uri));
        return found.length > 0
            ? { kind: 'files', files: found }
            : { kind: 'missing', pattern: pattern.includes('*') };
    };
}

/** A text as it was read, with all its files. */
export interface ReadCase extends Reading {
    readonly sources: SourceSet;
}

/** Reads the text of a case for a release. */
export function readCase(given: ExpandCase, release: Release = given.until ?? NEWEST): ReadCase {
    const { text, id, files = {} } = given;
    const sources = new SourceSet(createSourceFile(MAIN, text));
    const includes = includesIn({ ...files, [MAIN]: text });
    return { sources, ...read(sources, { release, configId: id, includes }) };
}

/** The tokens of a line that was read. */
export function tokensOf(line: Line) {
    if (line.kind === 'words') return line.words;
    return line.kind === 'open' || line.kind === 'close' ? [line.brace] : line.text;
}

/** What was read, as `ExpandCase.expected` has it. */
export function linesRead({ lines: read }: Reading): string {
    return read
        .map((line) =>
            tokensOf(line)
                .map(({ image }) => image)
                .join(' '),
        )
        .join(' / ');
}

/** The file and the line, from 1, that keepalived reads where a stretch has its effect. */
export function readingPlace(sources: SourceSet, span: Span, via: Via | undefined): [string, number] {
    let place = span;
    for (let step = via; step !== undefined && step.kind !== 'include'; step = step.parent) place = step.span;
    const { file, span: inside } = sources.locate(place);
    return [file.uri, lineAt(file, inside.start) + 1];
}

/** The problems of a reading, as `ExpandCase.problems` has them. */
export function problemsRead({ problems, sources }: ReadCase): string {
    return problems
        .map(({ kind, span, via }) => {
            const [name, line] = readingPlace(sources, span, via);
            return `${kind} ${name === MAIN ? '' : `${name}:`}${line}`;
        })
        .join(', ');
}

/** The place at which keepalived reads a line. */
export function placeOfLine(sources: SourceSet, line: Line): [string, number] {
    const [first] = tokensOf(line);
    if (first === undefined) throw new Error('no line is empty');
    return readingPlace(sources, tokenSpan(first), provenanceOf(first).via);
}
