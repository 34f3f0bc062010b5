import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import type { SourceFile } from '../../src/text/source-file.ts';
import type { Context } from './context.ts';

/** Offers actions for a stretch of a text. */
export type ActionSource = (
    file: SourceFile,
    params: CodeActionParams,
    context: Context,
) => readonly CodeAction[];

/** Whether actions of a kind are asked for. */
export function wanted({ context: { only } }: CodeActionParams, kind: string): boolean {
    return only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
}
