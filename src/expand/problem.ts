import type { Span } from '../text/span.ts';
import type { Derived } from '../syntax/via.ts';

/** What can go wrong before keepalived looks at keywords. */
export type ExpandProblemKind =
    /** A `~SEQ` or `~LST` that cannot be read; its line is dropped. */
    | 'invalid-sequence'
    /** A use of a definition with parameters that it does not take; the text stays as it is. */
    | 'invalid-parameters'
    /** A comment, or nothing but blanks, between the lines of a definition, which ends it for most processes. */
    | 'comment-in-definition'
    /** An include that leads to no file, or to one that cannot be read. */
    | 'missing-include'
    /** An include of a file that is being read already. */
    | 'include-cycle'
    /** An include that is not the first thing on its line in a file, so that the copy of the files has its text once more. */
    | 'include-read-twice'
    /** A use of a definition that would make its line too long; it stays as it is written. */
    | 'definition-overflow'
    /** A definition that is replaced by itself for ever, at which keepalived hangs. */
    | 'endless-definition'
    /** More text than kalint is willing to make. */
    | 'expansion-too-large';

/** Something wrong before keepalived looks at keywords. */
export interface ExpandProblem extends Derived {
    readonly kind: ExpandProblemKind;
    /** What is wrong, a whole clause. */
    readonly problem: string;
    /** What must hold of the host for the config test to pass all the same: `"a.conf" exists`. */
    readonly need?: string;
    /** Whether keepalived complains of it, whatever stands around. */
    readonly refused?: true;
    /** What an include line names that leads nowhere. */
    readonly pattern?: string;
    /** The included files that it is about, the whole of each. */
    readonly files?: readonly Span[];
}
