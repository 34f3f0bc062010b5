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

/** A change of the text that mends a finding; all its edits are made together or not at all. */
export interface Fix {
    readonly title: string;
    /** Whether the text has one obvious meaning, so that the fix may be made without asking. */
    readonly safe: boolean;
    /** First release that understands the result; the fix is offered only when every target does. */
    readonly since?: Release;
    readonly edits: readonly Edit[];
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
    readonly fixes: readonly Fix[];
}
