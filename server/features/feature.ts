import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Context } from './context.ts';

/** One thing that the server can do for an editor. */
export interface Feature {
    /** What it is called in `docs/editors.md`. */
    readonly name: string;
    /** What it does for somebody who writes a configuration, in a sentence or two of Markdown. */
    readonly does: string;
    /** What the answer to `initialize` says of it. */
    readonly capabilities: ServerCapabilities;
    /** Has its questions answered. */
    readonly serve: (connection: Connection, context: Context) => void;
}
