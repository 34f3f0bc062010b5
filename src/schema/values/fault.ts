import type { Release } from '../../../grammar/schema/types.ts';
import type { Span } from '../../text/span.ts';

/** What may be wrong with the words of a statement; each is the name of a rule in the area `value`. */
export type FaultKind =
    /** A word that must be there is not. */
    | 'missing-value'
    /** Not a number, or not written as keepalived reads numbers. */
    | 'invalid-number'
    /** A number too small or too large. */
    | 'out-of-range'
    /** None of the words that are known here. */
    | 'unknown-word'
    /** Not a switch: none of `true`, `on`, `yes`, `false`, `off`, `no`. */
    | 'invalid-boolean'
    /** No address, or one of a kind that does not fit. */
    | 'invalid-address'
    /** Text of the wrong form: hexadecimal digits, a regular expression, a file mode, … */
    | 'invalid-text'
    /** More characters than keepalived keeps. */
    | 'too-long'
    /** A word that nothing takes. */
    | 'surplus-word'
    /** Something that may be given once is given again. */
    | 'repeated'
    /** Two things that exclude each other. */
    | 'contradiction'
    /** An old way of writing that still works. */
    | 'deprecated-form'
    /** A block without what it is for. */
    | 'missing-keyword'
    /** A definition that there is not; the rule about it is `syntax/undefined-definition`. */
    | 'undefined-definition';

/** Something wrong with the words of a statement. */
export interface Fault {
    readonly kind: FaultKind;
    /** The words concerned. */
    readonly span: Span;
    /** What is wrong, a whole clause that quotes the word: `"300" is above 255`. */
    readonly problem: string;
    /** What keepalived does then, after "keepalived": `uses 100`, `ignores the line`. */
    readonly otherwise: string;
    /**
     * Which releases say so in their config test; absent: all. With `never` keepalived does it
     * without a word, at least in the config test.
     */
    readonly said?: { readonly since?: Release; readonly until?: Release } | 'never';
    /** Whether keepalived cannot run with it, although it says nothing. */
    readonly severe?: true;
    /** What to write in place of `span`, or of a place of its own; `safe` where the text has one obvious meaning. */
    readonly replacement?: {
        readonly text: string;
        readonly safe: boolean;
        readonly since?: Release;
        readonly span?: Span;
        /** What the fix is called, where that is not "write" with the text. */
        readonly title?: string;
    };
    /** That nothing changes when the whole statement goes, and whether nothing else can be meant. */
    readonly removal?: { readonly safe: boolean };
    readonly related?: readonly { readonly span: Span; readonly message: string }[];
}

/** What keepalived does with a line of which it refuses a word, unless something else is said. */
export const IGNORES = 'ignores the line';

/** The same for a block that is of no use. */
export const IGNORES_BLOCK = 'ignores the block';

/** What keepalived does with a block whose head it refuses. */
export const SKIPS_BLOCK = 'skips the whole block';

/** What it does with a command whose user cannot be one (`lib/notify.c:notify_script_init`). */
export const NO_USER = 'takes it for a user, finds none of that name, and ignores the line';

/** What a missing word comes to where keepalived asks for it by all means (`lib/parser.c:null_strvec`). */
export const ENDS = 'ends there and reads no further';

/** What keepalived does where it takes for granted that a word is there. */
export const CRASHES = 'crashes';
