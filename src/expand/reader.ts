/**
 * What keepalived makes of a text before it looks at keywords, line for line as `lib/parser.c:read_line`
 * does it: comments, conditions, definitions, sequences, includes, and the cut at braces.
 */
import type { Release } from '../../grammar/schema/types.ts';
import { compareReleases } from '../../grammar/schema/releases.ts';
import type { Line } from '../../grammar/parser.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { SourceSet } from '../text/source-set.ts';
import { type Span, join } from '../text/span.ts';
import type { Via } from '../syntax/via.ts';
import { decomment } from './decomment.ts';
import { type Definition, Definitions } from './definitions.ts';
import type { Includes } from './includes.ts';
import type { ExpandProblem } from './problem.ts';
import { type Rope, carried, derivedAt, ropeAt, ropeMade, slice, trim } from './rope.ts';
import { type Sequence, readList, readSequence } from './sequence.ts';
import { lineOf } from './words.ts';

/** What a text is read for. */
export interface ReadOptions {
    readonly release: Release;
    /** The configuration id; undefined stands for one that no line names. */
    readonly configId: string | undefined;
    readonly includes: Includes;
}

/** What was read. */
export interface Reading {
    readonly lines: readonly Line[];
    readonly problems: readonly ExpandProblem[];
    /** Whether part of the text could not be had, so that what is missing may be defined there. */
    readonly incomplete: boolean;
}

/** A file that is being read. */
interface OpenFile {
    readonly file: SourceFile;
    /** Where its text begins in the joined text. */
    readonly base: number;
    readonly via: Via | undefined;
    line: number;
}

/** The rest of a definition over several lines, and how many sequences ran when it began. */
interface Pending {
    readonly lines: readonly Rope[];
    next: number;
    readonly sequences: number;
}

/** Lines that sequences, definitions and includes may bring in all, and files that may be open at a time. */
const MAX_LINES = 20_000;
const MAX_DEPTH = 32;

/** Characters that they may bring in all. */
const MAX_CHARACTERS = 4_000_000;

/** From here on a line that a definition brings is not looked at again for `@`, `$NAME=` and `~SEQ`. */
const ONE_LOOK: Release = '2.4.0';

const INCLUDE = /^include([rmwba]?)[ \t\r\f\v]+/;
const CONDITION = /^@(\^?)([^ \t]*)[ \t]+/;

/** Reads the main file of a set with all that it includes; included files are added to the set. */
export function read(sources: SourceSet, options: ReadOptions): Reading {
    return new Reader(sources, options).run();
}

class Reader {
    readonly #sources: SourceSet;
    readonly #options: ReadOptions;
    readonly #definitions: Definitions;
    readonly #problems: ExpandProblem[] = [];
    readonly #lines: Line[] = [];
    readonly #files: OpenFile[] = [];
    readonly #sequences: Sequence[] = [];
    readonly #pending: Pending[] = [];
    #residue: Rope | undefined;
    /** The definition whose lines are being read. */
    #defining: Definition | undefined;
    #depth = 0;
    /** The name of the block at the top of the file in which reading is. */
    #section = '';
    #made = 0;
    #characters = 0;
    #incomplete = false;
    /** Whether the limit was met, so that the rest is left alone. */
    #stopped = false;

    constructor(sources: SourceSet, options: ReadOptions) {
        this.#sources = sources;
        this.#options = options;
        this.#definitions = new Definitions(
            {
                release: options.release,
                configId: options.configId,
                folder: () => folderOf(this.#files.at(-1)?.file.uri ?? ''),
            },
            (problem) => this.#problems.push(problem),
        );
        const [main] = sources.files;
        if (main !== undefined) this.#files.push({ file: main, base: 0, via: undefined, line: 0 });
    }

    run(): Reading {
        for (let rope = this.#next(); rope !== undefined && !this.#stopped; rope = this.#next()) {
            const ready = this.#prepare(rope);
            if (ready === undefined || ready.text === '' || this.#include(ready)) continue;
            this.#emit(ready);
        }
        return { lines: this.#lines, problems: this.#problems, incomplete: this.#incomplete };
    }

    /** The next line from whichever source comes first; undefined at the end of all. */
    #next(): Rope | undefined {
        if (this.#residue !== undefined) {
            const rope = this.#residue;
            this.#residue = undefined;
            return rope;
        }
        const pending = this.#pending.at(-1);
        if (this.#sequences.length > (pending?.sequences ?? 0)) {
            const rope = this.#repeated();
            if (rope !== undefined) return this.#counted(rope);
            return this.#next();
        }
        if (pending !== undefined) {
            const rope = pending.lines[pending.next++];
            if (pending.next >= pending.lines.length) this.#pending.pop();
            return rope === undefined ? this.#next() : this.#counted(rope);
        }
        return this.#physical();
    }

    /** The next line of the sequence that was begun last, with its variables set. */
    #repeated(): Rope | undefined {
        const sequence = this.#sequences.at(-1);
        const values = sequence?.next();
        if (sequence === undefined || values === undefined) {
            this.#sequences.pop();
            return undefined;
        }
        const { span, via } = derivedAt(sequence.head, 0, sequence.head.text.length);
        for (const [name, value] of values) this.#definitions.set(name, ropeMade(value, span, via));
        const name = [...values].map(([variable, value]) => `${variable} = ${value}`).join(', ');
        const step: Via = { kind: 'sequence', name, span, ...(via === undefined ? {} : { parent: via }) };
        return carried(sequence.text, step);
    }

    /** Counts a line that was brought; past the limit nothing more is read. */
    #counted(rope: Rope): Rope {
        this.#characters += rope.text.length;
        if (++this.#made > MAX_LINES || this.#characters > MAX_CHARACTERS) {
            const { span, via } = derivedAt(rope, 0, 1);
            this.#stop(span, via);
        }
        return rope;
    }

    /** Reads nothing more, and says so where what is too much has its root in the main file. */
    #stop(span: Span, via: Via | undefined): void {
        let root = span;
        for (let step = via; step !== undefined; step = step.parent) root = step.span;
        this.#stopped = true;
        this.#problems.push({
            kind: 'too-large',
            problem: `this brings more than ${MAX_LINES} lines; the rest is not looked at`,
            span: root,
            via: undefined,
        });
    }

    /** The next line of the files that has something in it. */
    #physical(): Rope | undefined {
        for (let open = this.#files.at(-1); open !== undefined; open = this.#files.at(-1)) {
            const { file, base, via } = open;
            const start = file.lineStarts[open.line];
            if (start === undefined || start >= file.text.length) {
                this.#files.pop();
                continue;
            }
            const end = (file.lineStarts[++open.line] ?? file.text.length + 1) - 1;
            const raw = file.text.slice(start, end).replace(/\r+$/, '');
            if (raw === '') {
                this.#defining = undefined;
                continue;
            }
            const { rope, openQuote } = decomment(ropeAt(raw, base + start, via));
            if (openQuote !== undefined)
                this.#report(
                    'open-quote',
                    ropeAt(raw, base + start, via),
                    openQuote,
                    'this quote has no partner',
                );
            if (rope.text === '') {
                if (this.#defining !== undefined)
                    this.#report(
                        'comment-in-definition',
                        trim(ropeAt(raw, base + start, via)),
                        0,
                        'this comment ends the definition around it',
                    );
                continue;
            }
            const ready = this.#isGlobal(rope) ? rope : decomment(rope).rope;
            return this.#files.length > 1 ? this.#counted(ready) : ready;
        }
        return undefined;
    }

    /**
     * Whether the parent process reads a line itself. The others read a copy from which comments
     * have been taken once already, so that there `\#` starts one.
     */
    #isGlobal(rope: Rope): boolean {
        return this.#depth === 0 ? !/[{]/.test(rope.text) : this.#section === 'global_defs';
    }

    #report(kind: ExpandProblem['kind'], rope: Rope, from: number, problem: string): void {
        this.#problems.push({ kind, problem, ...derivedAt(rope, from, rope.text.length) });
    }

    /** Conditions, definitions, sequences and replacements; undefined when nothing of the line is left. */
    #prepare(line: Rope): Rope | undefined {
        if (this.#defining !== undefined) {
            this.#continueDefinition(line, this.#defining);
            return;
        }
        let rope = line;
        const { release } = this.#options;
        const again = compareReleases(release, ONE_LOOK) < 0;
        for (let looks = 0; looks < MAX_DEPTH; looks++) {
            const held = this.#condition(rope);
            if (held === undefined) return undefined;
            rope = held;
            const definition = rope.text.startsWith('$') ? this.#definitions.define(rope) : undefined;
            if (definition !== undefined) {
                if (definition.multiline) this.#defining = definition;
                return undefined;
            }
            if (/^~(?:SEQ|LST)/.test(rope.text)) {
                this.#begin(rope);
                return undefined;
            }
            if (rope.text.startsWith('~') || !rope.text.includes('$')) return rope;
            const { rope: replaced, changed, following } = this.#definitions.replace(rope);
            if (!changed) return rope;
            if (following !== undefined && following.length > 0)
                this.#pending.push({ lines: following, next: 0, sequences: this.#sequences.length });
            rope = decomment(replaced).rope;
            if (!again || !/^@|\$/.test(rope.text)) {
                if (again && /^~(?:SEQ|LST)/.test(rope.text)) continue;
                return rope;
            }
        }
        return rope;
    }

    #continueDefinition(line: Rope, definition: Definition): undefined {
        const more = line.text.endsWith('\\');
        const body = more ? slice(line, 0, line.text.slice(0, -1).trimEnd().length) : line;
        this.#extendComment(line);
        if (body.text !== '') definition.lines.push(body);
        if (!more) {
            this.#defining = undefined;
            if (definition.lines.length === 0) definition.multiline = false;
        }
        return undefined;
    }

    /** A comment that ends a definition is to blame for all the lines that follow in it. */
    #extendComment(line: Rope): void {
        const last = this.#problems.at(-1);
        if (last?.kind !== 'comment-in-definition') return;
        const { span } = derivedAt(line, 0, line.text.length);
        this.#problems[this.#problems.length - 1] = { ...last, span: join(last.span, span) };
    }

    /** What of a line holds for the configuration id; undefined for nothing. */
    #condition(rope: Rope): Rope | undefined {
        if (!rope.text.startsWith('@')) return rope;
        const match = CONDITION.exec(rope.text);
        if (match === null) return undefined;
        const same = match[2] === this.#options.configId;
        return same === (match[1] === '') ? slice(rope, match[0].length) : undefined;
    }

    #begin(rope: Rope): void {
        const bounds = (text: Rope): string | undefined => {
            const { rope: replaced, following } = this.#definitions.replace(text);
            return following === undefined ? replaced.text : undefined;
        };
        const result = rope.text.startsWith('~SEQ') ? readSequence(rope, bounds) : readList(rope);
        if ('sequence' in result) this.#sequences.push(result.sequence);
        else this.#report('invalid-sequence', rope, 0, `this is no sequence: ${result.problem}`);
    }

    /** Opens what an include line names; false when the line is none. */
    #include(rope: Rope): boolean {
        const match = INCLUDE.exec(rope.text);
        if (match === null) return false;
        const pattern = rope.text.slice(match[0].length);
        const from = this.#files.at(-1)?.file.uri ?? this.#sources.files[0]?.uri ?? '';
        const { span, via } = derivedAt(rope, 0, rope.text.length);
        const found = this.#options.includes(pattern, from);
        if (found.kind !== 'files') {
            this.#incomplete = true;
            const problem =
                found.kind === 'unusable'
                    ? found.reason
                    : found.pattern
                      ? 'no file matches'
                      : 'there is no such file';
            this.#problems.push({ kind: 'missing-include', problem: `"${pattern}": ${problem}`, span, via });
            return true;
        }
        const opened: OpenFile[] = [];
        for (const file of found.files) {
            if (file.text.length > MAX_CHARACTERS) {
                this.#stop(span, via);
                return true;
            }
            if (
                this.#files.length + opened.length >= MAX_DEPTH ||
                this.#files.some((each) => each.file.uri === file.uri)
            ) {
                this.#problems.push({
                    kind: 'include-cycle',
                    problem: `"${pattern}" includes a file that is being read already; keepalived reads it again and again`,
                    span,
                    via,
                });
                continue;
            }
            const step: Via = {
                kind: 'include',
                name: file.uri,
                span,
                ...(via === undefined ? {} : { parent: via }),
            };
            opened.push({ file, base: this.#sources.add(file), via: step, line: 0 });
        }
        this.#files.push(...opened.reverse());
        return true;
    }

    /** Cuts a line at its first brace outside quotes, and keeps what stands behind for later. */
    #emit(rope: Rope): void {
        const at = braceIn(rope.text);
        const own = at === 0 ? slice(rope, 0, 1) : trim(slice(rope, 0, at));
        const rest = at === undefined ? undefined : trim(slice(rope, Math.max(at, at === 0 ? 1 : 0)));
        if (rest !== undefined && rest.text !== '') this.#residue = rest;
        if (own.text === '{') this.#depth++;
        else if (own.text === '}') this.#depth = Math.max(0, this.#depth - 1);
        else if (this.#depth === 0) this.#section = /^[^ \t]*/.exec(own.text)?.[0] ?? '';
        const line = lineOf(own);
        if (line !== undefined) this.#lines.push(line);
    }
}

/** Where the first brace outside quotes is. */
function braceIn(text: string): number | undefined {
    for (let at = 0; at < text.length; at++) {
        const char = text[at];
        if (char === '{' || char === '}') return at;
        if (char !== '"') continue;
        const close = text.indexOf('"', at + 1);
        if (close < 0) return undefined;
        at = close;
    }
    return undefined;
}

/** The folder of a file, as keepalived's working directory stands for it. */
function folderOf(uri: string): string {
    const at = uri.lastIndexOf('/');
    return at < 0 ? '.' : uri.slice(0, at === 0 ? 1 : at);
}
