/** What keepalived reads of a file once comments, conditions, definitions, sequences and includes are dealt with. */
import type { Line } from '../../grammar/parser.ts';
import { readConfiguration } from '../expand/effective.ts';
import { type Includes, noIncludes } from '../expand/includes.ts';
import { read } from '../expand/reader.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { bind } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { parseSource } from '../syntax/parse.ts';
import type { SourceFile } from '../text/source-file.ts';
import { SourceSet } from '../text/source-set.ts';
import { type ExpandedOrigin, originOf } from './expand-origin.ts';
import { type ExpandedWords, wordsOf } from './expand-words.ts';
import { readingFindings } from './reading-findings.ts';

/** What a configuration is read for. */
export interface ExpandSettings {
    readonly target: Target;
    /** Absent stands for an id that no line names. */
    readonly configId?: string;
    /** Finds what include lines name; absent: they lead nowhere. */
    readonly includes?: Includes;
}

/** A line as keepalived gets it: words, or a brace, which is always a line of its own. */
export type ExpandedLine =
    | ({ readonly kind: 'words'; readonly origin: ExpandedOrigin } & ExpandedWords)
    | { readonly kind: 'open' | 'close' };

/** A configuration after the preprocessor. */
export interface ExpandedConfig {
    /** The main file, then those that it includes. */
    readonly files: readonly SourceFile[];
    readonly lines: readonly ExpandedLine[];
    /** What went wrong on the way, with braces and quotes too; faults of the keywords are not among it. */
    readonly findings: readonly Diagnostic[];
    /** The configuration ids that lines of the text are for. */
    readonly configIds: readonly string[];
}

/** Whether `\#` stands for `#` in what is read next; elsewhere it is a comment for most processes. */
class Escapes {
    #depth = 0;
    #section = '';

    /** Whether that holds for a line of words, unless its block begins on it. */
    at(line: Extract<Line, { kind: 'words' }>): boolean {
        if (this.#depth > 0) return this.#section === 'global_defs';
        this.#section = line.words[0]?.image ?? '';
        return !line.words.some(({ image }) => image.includes('{'));
    }

    brace(kind: 'open' | 'close'): void {
        this.#depth = kind === 'open' ? this.#depth + 1 : Math.max(0, this.#depth - 1);
    }
}

function linesOf(lines: readonly Line[], sources: SourceSet): ExpandedLine[] {
    const escapes = new Escapes();
    return lines.flatMap((line): ExpandedLine[] => {
        if (line.kind === 'open' || line.kind === 'close') {
            escapes.brace(line.kind);
            return [{ kind: line.kind }];
        }
        if (line.kind !== 'words') return [];
        const origin = originOf(line.words, sources);
        return [{ kind: 'words', origin, ...wordsOf(line.words, sources, escapes.at(line)) }];
    });
}

/** Reads a file with all that it includes, for one release and configuration id. */
export function expandFile(file: SourceFile, settings: ExpandSettings): ExpandedConfig {
    const { target, configId, includes = noIncludes } = settings;
    const options = { release: target.release, configId, includes };
    const sources = new SourceSet(file);
    const { lines } = read(sources, options);
    const bound = bind(readConfiguration(parseSource(file), options));
    return {
        files: sources.files,
        lines: linesOf(lines, sources),
        findings: readingFindings(bound, target),
        configIds: [...bound.config.configIds],
    };
}
