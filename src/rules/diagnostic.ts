import type { Release } from '../../grammar/schema/types.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/**
 * `error`: keepalived rejects, ignores or changes what is written, or the deployment
 * cannot work. `warning`: it runs as written, but hardly as meant. `info`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

/**
 * `keepalived`: the config test of the target release prints a message about it too.
 * `kalint`: keepalived says nothing.
 */
export type Origin = 'keepalived' | 'kalint';

/** A further place that belongs to a finding, and what is to be seen there. */
export interface Related {
    readonly uri: string;
    readonly span: Span;
    readonly message: string;
}

/** A change of the text that mends a finding; all its edits are made together or not at all. Offsets are those of the joined text. */
export interface Fix {
    readonly title: string;
    /** Whether the text has one obvious meaning, so that the fix may be made without asking. */
    readonly safe: boolean;
    /** First release that understands the result; the fix is offered only when every target does. */
    readonly since?: Release;
    readonly edits: readonly Edit[];
}

/** A change of one file. */
export interface FileEdit extends Edit {
    readonly uri: string;
}

/** A fix whose edits say in which file they are made. */
export interface FileFix extends Omit<Fix, 'edits'> {
    readonly edits: readonly FileEdit[];
}

/** A setting that is not the same on all nodes of a cluster, as a row of a table. */
export interface Drift {
    readonly setting: string;
    /** What each node that has a part in it has there; `–` where it has nothing. */
    readonly values: readonly { readonly node: string; readonly value: string }[];
}

/** A finding. */
export interface Diagnostic {
    /** Id of the rule, `area/thing-problem`. */
    readonly rule: string;
    readonly severity: Severity;
    readonly origin: Origin;
    /** Names of the targets it holds for, in the order in which they were asked for. */
    readonly targets: readonly string[];
    readonly message: string;
    readonly uri: string;
    readonly span: Span;
    readonly related: readonly Related[];
    readonly fixes: readonly FileFix[];
    /**
     * The configuration ids for which it holds, where the file is read for several and it does not
     * hold for all of them; an empty id stands for one that no line names.
     */
    readonly configIds?: readonly string[];
    /** Whether the config test ends by a signal here: it fails, though it says nothing. */
    readonly crashes?: true;
    /** What is not alike, where that is what was found. */
    readonly drift?: Drift;
}
