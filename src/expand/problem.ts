import type { Release } from '../../grammar/schema/types.ts';
import type { Derived } from '../syntax/via.ts';

/** What can go wrong before keepalived looks at keywords. */
export type ExpandProblemKind =
    /** A `~SEQ` or `~LST` that cannot be read; its line is dropped. */
    | 'invalid-sequence'
    /** A use of a definition with parameters that it does not take; the text stays as it is. */
    | 'invalid-parameters'
    /** A comment in the middle of a definition over several lines, which ends it there. */
    | 'comment-in-definition'
    /** An include that leads to no file, or to one that cannot be read. */
    | 'missing-include'
    /** An include of a file that is being read already. */
    | 'include-cycle'
    /** A definition that is replaced by itself for ever, at which keepalived hangs. */
    | 'endless-definition'
    /** More text than kalint is willing to make. */
    | 'too-large'
    /** A quote without partner. */
    | 'open-quote';

/** Something wrong before keepalived looks at keywords. */
export interface ExpandProblem extends Derived {
    readonly kind: ExpandProblemKind;
    /** What is wrong, a whole clause. */
    readonly problem: string;
    /** First release that says so; absent: all that are of interest. */
    readonly since?: Release;
}
