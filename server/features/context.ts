/** What the features of the server answer from. */
import {
    type ClientCapabilities,
    ErrorCodes,
    type Location,
    ResponseError,
    type TextDocumentPositionParams,
    type TextEdit,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FileEdit } from '../../src/rules/diagnostic.ts';
import type { Refusal } from '../../src/service/editor/names/rename.ts';
import type { Service } from '../../src/service/editor/service.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import type { Located } from '../../src/text/source-set.ts';
import type { Checking } from '../checking.ts';
import { offsetAt, pathOf, rangeOf, textEditOf, uriOf } from '../convert.ts';
import type { View } from '../diagnostics.ts';

/** What of the settings of an editor the server itself goes by. */
export interface Options {
    /** Whether what follows from the text is shown in between. */
    readonly inlayHints: boolean;
}

/** The parts of a session of which a context is made. */
export interface Session {
    readonly service: Service;
    readonly checking: Checking;
    readonly viewFor: (path: string) => View;
    /** What the editor can do. */
    readonly capabilities: ClientCapabilities;
    /** The settings of the editor as they are now. */
    readonly options: () => Options;
}

/** A session, and how its words are turned into those of the protocol. */
export interface Context extends Session {
    /** The text of an open file. */
    readonly fileOf: (uri: string) => SourceFile | undefined;
    /** Asks about a place of an open text; null where the text is not open. */
    readonly at: <T>(
        params: TextDocumentPositionParams,
        ask: (file: SourceFile, offset: number) => T,
    ) => T | null;
    /** The edits of a file's configuration, as an editor makes them. */
    readonly editOf: (path: string, edits: readonly FileEdit[]) => WorkspaceEdit;
}

export function contextOf(session: Session): Context {
    const { service, viewFor } = session;
    const fileOf = (uri: string): SourceFile | undefined => service.fileOf(pathOf(uri));
    return {
        ...session,
        fileOf,
        at: ({ textDocument, position }, ask) => {
            const file = fileOf(textDocument.uri);
            return file === undefined ? null : ask(file, offsetAt(file, position));
        },
        editOf: (path, edits) => {
            const view = viewFor(path);
            const changes: Record<string, TextEdit[]> = {};
            for (const edit of edits) {
                const file = view.fileOf(edit.uri);
                if (file !== undefined) (changes[uriOf(edit.uri)] ??= []).push(textEditOf(file, edit));
            }
            return { changes };
        },
    };
}

/** A place in a file as the protocol has it. */
export function locationOf({ file, span }: Located): Location {
    return { uri: uriOf(file.uri), range: rangeOf(file, span) };
}

export function isRefusal(answer: object): answer is Refusal {
    return 'problem' in answer;
}

/** The error that tells the user why something is not done. */
export function refused({ problem }: Refusal): ResponseError<undefined> {
    return new ResponseError(ErrorCodes.InvalidRequest, problem);
}
