import type { Includes } from '../../expand/includes.ts';
import type { FormatOptions } from '../../format/index.ts';
import type { Edit } from '../../text/edit.ts';
import { oncePer } from '../../text/once.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { CheckSettings } from '../settings.ts';
import { OpenDocument } from './document.ts';
import type { Reading } from './reading.ts';
import type { Group } from './findings/together.ts';

/** What an editor's service must be told about the world. */
export interface Host {
    /** How a file is judged: the same object for as long as nothing about it has changed. */
    readonly settingsFor: (uri: string) => CheckSettings;
    readonly formatFor: (uri: string) => FormatOptions;
    /** Finds what include lines name, whether it is open or not. */
    readonly includes: Includes;
    /** The configurations that there are besides those that are open: one of these may be part of them. */
    readonly roots: () => readonly SourceFile[];
    /** All configurations that there are, as they lie on the disk; absent: none but those that are open. */
    readonly configurations?: () => readonly SourceFile[];
    /** What a file belongs to, the same objects for all files of a group; absent: files belong to nothing. */
    readonly groupsOf?: (uri: string) => readonly Group[];
    /** Where the pages of the documentation are, with the `/` at the end; absent: nothing links there. */
    readonly docsBase?: string;
}

/** A file in a configuration. */
export interface Place {
    readonly reading: Reading;
    /** Where in the joined text of the configuration the file begins. */
    readonly base: number;
}

/** The lines that decide what a file includes. */
const includingLines = oncePer(({ text }: SourceFile): string =>
    text.includes('include') ? (text.match(/^.*(?:include|\$\w+=).*$/gm)?.join('\n') ?? '') : '',
);

/** The files of a configuration, and the lines of each that decided it. */
type Closure = ReadonlyMap<string, string>;

/** The texts that are open, and the configurations of which they are part. */
export class Workspace {
    readonly #host: Host;
    readonly #open = new Map<string, OpenDocument>();
    /** Configurations that are not open and may include one that is. */
    readonly #roots = new Map<string, OpenDocument>();
    readonly #closures = new Map<string, Closure>();
    /** Files that are not open and are judged together with one that is. */
    #beside = new WeakMap<SourceFile, OpenDocument>();
    #settings = new WeakMap<CheckSettings, CheckSettings>();

    constructor(host: Host) {
        this.#host = host;
    }

    /** Opens a text, or puts another in its place. */
    open(file: SourceFile): void {
        this.#open.set(file.uri, new OpenDocument(file));
        this.#roots.delete(file.uri);
        this.#changed(file.uri);
    }

    /** Makes an edit of an open text, after which it has that version. */
    edit(uri: string, edit: Edit, version: number): void {
        this.#open.get(uri)?.edit(edit, version);
        this.#changed(uri);
    }

    close(uri: string): void {
        this.#open.delete(uri);
        this.#changed(uri);
    }

    /** Asks the host anew about everything. */
    refresh(): void {
        this.#roots.clear();
        this.#closures.clear();
        this.#settings = new WeakMap();
        for (const document of this.#open.values()) document.forget();
    }

    documentOf(uri: string): OpenDocument | undefined {
        return this.#open.get(uri);
    }

    /** The document of a file: the open one, or one that is read beside them. */
    documentFor(file: SourceFile): OpenDocument {
        const open = this.#open.get(file.uri) ?? this.#roots.get(file.uri) ?? this.#beside.get(file);
        if (open !== undefined) return open;
        const document = new OpenDocument(file);
        this.#beside.set(file, document);
        return document;
    }

    get files(): readonly SourceFile[] {
        return [...this.#open.values()].map(({ file }) => file);
    }

    /** How a file is judged; includes lead to texts that are open as they are now. */
    settingsFor(uri: string): CheckSettings {
        const given = this.#host.settingsFor(uri);
        let settings = this.#settings.get(given);
        if (settings === undefined) {
            const includes: Includes = (pattern, from) => {
                const result = this.#host.includes(pattern, from);
                if (result.kind !== 'files') return result;
                const files = result.files.map((file) => this.#open.get(file.uri)?.file ?? file);
                return { kind: 'files', files };
            };
            this.#settings.set(given, (settings = { ...given, includes }));
        }
        return settings;
    }

    /** The configurations of which an open text is part: those that include it, or it alone. */
    mainsOf(uri: string): readonly OpenDocument[] {
        const own = this.#open.get(uri);
        if (own === undefined) return [];
        const mains = this.#candidates().filter(
            ({ file }) => file.uri !== uri && this.#closureOf(file.uri).has(uri),
        );
        return mains.length > 0 ? mains : [own];
    }

    /** Where an open text stands in the first configuration of which it is part. */
    placeOf(uri: string): Place | undefined {
        const [main] = this.mainsOf(uri);
        if (main === undefined) return undefined;
        const reading = main.reading(this.settingsFor(main.file.uri));
        return { reading, base: reading.bound.config.sources.startOf(uri) };
    }

    /** Everything that may include another file. */
    #candidates(): readonly OpenDocument[] {
        for (const file of this.#host.roots()) {
            if (this.#open.has(file.uri) || this.#roots.has(file.uri) || includingLines(file) === '')
                continue;
            this.#roots.set(file.uri, new OpenDocument(file));
        }
        return [...this.#open.values(), ...this.#roots.values()].filter(
            ({ file }) => includingLines(file) !== '',
        );
    }

    #closureOf(uri: string): Closure {
        let closure = this.#closures.get(uri);
        if (closure === undefined) {
            const document = this.#open.get(uri) ?? this.#roots.get(uri);
            const files = document?.reading(this.settingsFor(uri)).bound.config.sources.files ?? [];
            closure = new Map(files.map((file) => [file.uri, includingLines(file)]));
            this.#closures.set(uri, closure);
        }
        return closure;
    }

    /** Forgets what is known of the configurations of which a text is part. */
    #changed(uri: string): void {
        const file = this.#open.get(uri)?.file;
        const lines = file === undefined ? undefined : includingLines(file);
        for (const document of [...this.#open.values(), ...this.#roots.values()]) {
            const main = document.file.uri;
            const closure = this.#closures.get(main);
            if (main !== uri && closure?.has(uri) === false) continue;
            if (main !== uri) document.forget();
            if (closure?.get(uri) !== lines) this.#closures.delete(main);
        }
    }
}
