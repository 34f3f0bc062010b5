import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';

/** A file of a host. */
export interface HostFile {
    /** Where the host has it: an absolute path. */
    readonly path: string;
    /** Its text; its uri is where it was read. */
    readonly file: SourceFile;
}

/** A place in a file of a host. */
export interface Place {
    readonly file: SourceFile;
    readonly span: Span;
}
