/** Where the next line comes from (`lib/parser.c:read_line`): a rest, a sequence, a definition or a file. */
import type { SourceFile } from '../text/source-file.ts';
import type { SourceSet } from '../text/source-set.ts';
import { type Derived, type Via, filesOf, viaFrom } from '../syntax/via.ts';
import { type Rope, carried, derivedAt, ropeAt } from './rope.ts';
import type { Sequence } from './sequence.ts';

/** Files that may lead to one another; more are a circle under ever new names. */
const MAX_DEPTH = 32;

/** A line that was fetched. */
export interface FetchedLine {
    readonly rope: Rope;
    /** Whether it is a line of a file, just as it stands there. */
    readonly physical: boolean;
    /** Whether a definition or a sequence brought it. */
    readonly made: boolean;
}

/** A file that is being read. */
interface OpenFile {
    readonly file: SourceFile;
    /** Where its text begins in the joined text. */
    readonly base: number;
    /** Absent for the main file. */
    readonly via?: Via;
    /** Reads the next of the files that its include line names. */
    readonly nextFile: () => OpenFile | undefined;
    line: number;
}

/** The rest of a definition over several lines, and how many sequences ran when it began. */
interface Pending {
    readonly lines: readonly Rope[];
    next: number;
    readonly sequences: number;
}

/** All that is under way while a configuration is read, with the lines still to come. */
export class LineSource {
    readonly #sources: SourceSet;
    readonly #setVariable: (name: string, value: Rope) => void;
    readonly #files: OpenFile[] = [];
    readonly #sequences: Sequence[] = [];
    readonly #pending: Pending[] = [];
    #rest: FetchedLine | undefined;
    /** Whether the line that was fetched last was made. */
    #made = false;

    /** Begins with the first file of a set; `setVariable` gives a variable of a sequence its value. */
    constructor(sources: SourceSet, setVariable: (name: string, value: Rope) => void) {
        this.#sources = sources;
        this.#setVariable = setVariable;
        const [file] = sources.files;
        if (file !== undefined) this.#files.push({ file, base: 0, nextFile: () => undefined, line: 0 });
    }

    /** The name of the file that is read. */
    get uri(): string {
        return (this.#files.at(-1)?.file ?? this.#sources.files[0])?.uri ?? '';
    }

    /** The folder of that file, in which keepalived works while it reads it. */
    get folder(): string {
        const { uri } = this;
        const at = uri.lastIndexOf('/');
        return at < 0 ? '.' : uri.slice(0, Math.max(at, 1));
    }

    /** Whether that is an included file. */
    get isIncluded(): boolean {
        return this.#files.at(-1)?.via !== undefined;
    }

    /** The next line; undefined when there is none left. */
    next(): FetchedLine | undefined {
        const rest = this.#rest;
        this.#rest = undefined;
        if (rest !== undefined) return rest;
        const rope = this.#repeated() ?? this.#continued();
        this.#made = rope !== undefined;
        return rope === undefined ? this.#physical() : { rope, physical: false, made: true };
    }

    /** Has what stands behind a brace read next. */
    keep(rest: Rope): void {
        this.#rest = { rope: rest, physical: false, made: this.#made };
    }

    /** Has a sequence repeat its line. */
    repeat(sequence: Sequence): void {
        this.#sequences.push(sequence);
    }

    /** Has the further lines of a definition read. */
    follow(lines: readonly Rope[]): void {
        if (lines.length > 0) this.#pending.push({ lines, next: 0, sequences: this.#sequences.length });
    }

    /**
     * Has files read, one after the other, that an include line at `place` names. Answers false where it
     * leaves some out since they led to that line, by whichever name.
     */
    open(files: readonly SourceFile[], place: Derived): boolean {
        const ways = [...filesOf(place.via), this.#sources.files[0]?.uri];
        if (ways.length > MAX_DEPTH) return false;
        const fresh = files.filter(({ uri }) => !ways.includes(uri));
        const next = fresh.values();
        const nextFile = (): OpenFile | undefined => {
            const { value: file } = next.next();
            if (file === undefined) return undefined;
            const via = viaFrom('include', file.uri, place);
            return { file, base: this.#sources.add(file), via, nextFile, line: 0 };
        };
        const first = nextFile();
        if (first !== undefined) this.#files.push(first);
        return fresh.length === files.length;
    }

    /** The line of the sequence that was begun last, with its variables set; those begun before a definition wait for its end. */
    #repeated(): Rope | undefined {
        const waiting = this.#pending.at(-1)?.sequences ?? 0;
        while (this.#sequences.length > waiting) {
            const sequence = this.#sequences.at(-1);
            const values = sequence?.values.next();
            if (sequence === undefined || values === undefined || values.done === true) {
                this.#sequences.pop();
                continue;
            }
            for (const [name, value] of values.value) this.#setVariable(name, value);
            const name = [...values.value].map(([variable, { text }]) => `${variable} = ${text}`).join(', ');
            const place = derivedAt(sequence.head, 0, sequence.head.text.length);
            return carried(sequence.text, viaFrom('sequence', name, place));
        }
        return undefined;
    }

    /** The next line of the definition that is being used. */
    #continued(): Rope | undefined {
        const pending = this.#pending.at(-1);
        const rope = pending?.lines[pending.next++];
        if (pending !== undefined && pending.next >= pending.lines.length) this.#pending.pop();
        return rope;
    }

    /** The next line of the file that was opened last. */
    #physical(): FetchedLine | undefined {
        for (let open = this.#files.at(-1); open !== undefined; open = this.#files.at(-1)) {
            const { file, base, via } = open;
            const start = file.lineStarts[open.line++];
            if (start !== undefined && start < file.text.length) {
                const end = (file.lineStarts[open.line] ?? file.text.length + 1) - 1;
                const text = file.text.slice(start, end).replace(/\r+$/, '');
                return { rope: ropeAt(text, base + start, via), physical: true, made: false };
            }
            this.#files.pop();
            const next = open.nextFile();
            if (next !== undefined) this.#files.push(next);
        }
        return undefined;
    }
}
