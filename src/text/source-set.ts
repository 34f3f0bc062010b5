import { type SourceFile, createSourceFile } from './source-file.ts';
import type { Span } from './span.ts';

/** A place in one of several files. */
export interface Located {
    readonly file: SourceFile;
    readonly span: Span;
}

/**
 * Several files as one text: the first, then the others behind it, so that one offset says both
 * which file and where in it. With a single file the text is that of the file.
 */
export class SourceSet {
    readonly files: SourceFile[] = [];
    readonly #starts: number[] = [];
    #joined: SourceFile | undefined;

    constructor(main: SourceFile) {
        this.add(main);
    }

    /** Where a file's text begins; adds the file when it is new. */
    add(file: SourceFile): number {
        const known = this.files.findIndex((each) => each.uri === file.uri);
        if (known >= 0) return this.#starts[known] ?? 0;
        const last = this.files.at(-1);
        const start = last === undefined ? 0 : (this.#starts.at(-1) ?? 0) + last.text.length + 1;
        this.files.push(file);
        this.#starts.push(start);
        this.#joined = undefined;
        return start;
    }

    /** The whole of a file's text; adds the file when it is new. */
    spanOf(file: SourceFile): Span {
        const start = this.add(file);
        return { start, end: start + file.text.length };
    }

    /** Where the text of a file of the set begins. */
    startOf(uri: string): number {
        return this.#starts[this.files.findIndex((each) => each.uri === uri)] ?? 0;
    }

    /** Where the text of the file ends that holds `offset`. */
    endAt(offset: number): number {
        const { file } = this.locate({ start: offset, end: offset });
        return this.startOf(file.uri) + file.text.length;
    }

    /** All the files as one. */
    get joined(): SourceFile {
        const [main, ...others] = this.files;
        if (main === undefined || others.length === 0) return main ?? createSourceFile('', '');
        const text = this.files.map((each) => each.text).join('\n');
        return (this.#joined ??= createSourceFile(main.uri, text, main.version));
    }

    /** The file that holds a stretch of the joined text, and where in that file it is. */
    locate(span: Span): Located {
        let index = this.#starts.length - 1;
        while (index > 0 && (this.#starts[index] ?? 0) > span.start) index--;
        const file = this.files[index] ?? this.joined;
        const start = this.#starts[index] ?? 0;
        const inside = (offset: number): number => Math.min(Math.max(offset - start, 0), file.text.length);
        return { file, span: { start: inside(span.start), end: inside(span.end) } };
    }
}
