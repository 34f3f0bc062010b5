/** Files of sections and `key=value` lines: units, networkd's files, NetworkManager's keyfiles. */
import { continued, linesOf, placeOf } from './lines.ts';
import type { HostFile, Place } from './place.ts';

/** A line `key=value`. */
export interface Entry {
    readonly key: string;
    /** Without the blanks around it; lines that go on after a backslash are joined by a blank. */
    readonly value: string;
    /** The whole line, or lines. */
    readonly place: Place;
}

/** A section; those of one name may come more than once and stay apart. */
export interface Section {
    readonly name: string;
    readonly entries: readonly Entry[];
}

/**
 * Reads a file; `#` and `;` at the start of a line make a comment. What is neither a section nor an entry is passed
 * over, and so is what stands before the first section.
 */
export function readIni({ file }: HostFile): Section[] {
    const sections: { name: string; entries: Entry[] }[] = [];
    for (const line of continued(linesOf(file), /^\s*[#;]/, ' ')) {
        const [, name] = /^\[(.*)\]$/.exec(line.text.trim()) ?? [];
        const equals = line.text.indexOf('=');
        if (name !== undefined) sections.push({ name, entries: [] });
        else if (equals > 0) {
            sections.at(-1)?.entries.push({
                key: line.text.slice(0, equals).trim(),
                value: line.text.slice(equals + 1).trim(),
                place: placeOf(file, line),
            });
        }
    }
    return sections;
}

/** All entries of a key in the sections of a name, in the order of the file. */
export function entriesOf(sections: readonly Section[], section: string, key: string): Entry[] {
    return sections
        .filter(({ name }) => name === section)
        .flatMap(({ entries }) => entries.filter((entry) => entry.key === key));
}

/** The last entry of a key, which is the one that holds for keys with one value. */
export function lastEntry(sections: readonly Section[], section: string, key: string): Entry | undefined {
    return entriesOf(sections, section, key).at(-1);
}
