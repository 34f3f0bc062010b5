/** The questions of an editor, put to the service and answered in the words of the protocol. */
import {
    type CodeAction,
    CodeActionKind,
    type CodeActionParams,
    type CompletionItem,
    CompletionItemKind,
    CompletionItemTag,
    type Connection,
    DocumentHighlightKind,
    type DocumentSymbol,
    ErrorCodes,
    FoldingRangeKind,
    type Location,
    MarkupKind,
    ResponseError,
    SymbolKind,
    type TextDocumentPositionParams,
    type TextEdit,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import { messageRedaction, redactMessage, redactWords } from '../src/report/secrets.ts';
import type { FileEdit } from '../src/rules/diagnostic.ts';
import type { Action } from '../src/service/editor/actions.ts';
import type { CompletionItem as Offer } from '../src/service/editor/completion.ts';
import type { Refusal } from '../src/service/editor/rename.ts';
import type { Service } from '../src/service/editor/service.ts';
import type { DocumentSymbol as Symbol } from '../src/service/editor/symbols.ts';
import type { SourceFile } from '../src/text/source-file.ts';
import type { Located } from '../src/text/source-set.ts';
import { offsetAt, pathOf, rangeOf, spanOf, textEditOf, uriOf } from './convert.ts';
import { diagnosticOf, type View } from './diagnostics.ts';

/** What answers are made from. */
export interface Answering {
    readonly service: Service;
    readonly viewFor: (path: string) => View;
    /** Whether the editor asks for the edits of an action when it is taken. */
    readonly resolves: boolean;
}

/** The action that makes all safe fixes, as editors run it on saving. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.kalint`;

/** Answers all questions about open files. */
export function answer(connection: Connection, { service, viewFor, resolves }: Answering): void {
    const fileOf = (uri: string): SourceFile | undefined => service.fileOf(pathOf(uri));
    const at = <T>(
        { textDocument, position }: TextDocumentPositionParams,
        ask: (file: SourceFile, offset: number) => T,
    ): T | null => {
        const file = fileOf(textDocument.uri);
        return file === undefined ? null : ask(file, offsetAt(file, position));
    };
    const editOf = (path: string, edits: readonly FileEdit[]): WorkspaceEdit => {
        const view = viewFor(path);
        const changes: Record<string, TextEdit[]> = {};
        for (const edit of edits) {
            const file = view.fileOf(edit.uri);
            if (file !== undefined) (changes[uriOf(edit.uri)] ??= []).push(textEditOf(file, edit));
        }
        return { changes };
    };
    const fixAllEdit = (path: string): WorkspaceEdit =>
        editOf(
            path,
            service.fixAll(path).map((edit) => ({ ...edit, uri: path })),
        );

    connection.onHover((params) =>
        at(params, (file, offset) => {
            const found = service.hover(file.uri, offset);
            if (found === undefined) return null;
            const value = redactWords(found.markdown, messageRedaction(file));
            const contents = { kind: MarkupKind.Markdown, value };
            return { contents, range: rangeOf(file, found.span) };
        }),
    );
    connection.onCompletion((params) =>
        at(params, (file, offset) => {
            const redaction = messageRedaction(file);
            return service.completions(file.uri, offset).map((offer, index) =>
                completionOf(
                    file,
                    {
                        ...offer,
                        detail: redactWords(offer.detail, redaction),
                        documentation: redactWords(offer.documentation, redaction),
                    },
                    index,
                ),
            );
        }),
    );
    connection.onDefinition((params) =>
        at(params, (file, offset) => {
            const jump = service.definition(file.uri, offset);
            return (jump?.destinations ?? []).map(({ name }) => locationOf(name));
        }),
    );
    connection.onReferences((params) =>
        at(params, (file, offset) =>
            service.references(file.uri, offset, params.context.includeDeclaration).map(locationOf),
        ),
    );
    connection.onDocumentHighlight((params) =>
        at(params, (file, offset) =>
            service.highlights(file.uri, offset).map(({ span, role }) => ({
                range: rangeOf(file, span),
                kind: role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
            })),
        ),
    );
    connection.onPrepareRename((params) =>
        at(params, (file, offset) => {
            const found = service.prepareRename(file.uri, offset);
            if (isRefusal(found)) throw refused(found);
            return { range: rangeOf(file, found.span), placeholder: found.name };
        }),
    );
    connection.onRenameRequest((params) =>
        at(params, (file, offset) => {
            const edits = service.rename(file.uri, offset, params.newName);
            if (isRefusal(edits)) throw refused(edits);
            return editOf(file.uri, edits);
        }),
    );
    connection.onDocumentSymbol(({ textDocument }) => {
        const file = fileOf(textDocument.uri);
        return file === undefined ? null : service.symbols(file.uri).map((each) => symbolOf(file, each));
    });
    connection.onFoldingRanges(({ textDocument }) => {
        const file = fileOf(textDocument.uri);
        if (file === undefined) return null;
        return service.folding(file.uri).map(({ startLine, endLine, kind }) => ({
            startLine,
            endLine,
            kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
        }));
    });
    // The layout is that of the project, whatever the editor is set to: `kalint fmt` must find it so.
    connection.onDocumentFormatting(({ textDocument }) => {
        const file = fileOf(textDocument.uri);
        if (file === undefined) return null;
        const edits = service.format(file.uri);
        if (isRefusal(edits)) throw refused({ problem: `the layout stays as it is: ${edits.problem}` });
        return edits.map((edit) => textEditOf(file, edit));
    });
    connection.onCodeAction((params) => {
        const file = fileOf(params.textDocument.uri);
        if (file === undefined) return null;
        const actions = wanted(params, CodeActionKind.QuickFix)
            ? service.actions(file.uri, spanOf(file, params.range)).map((each) => actionOf(file, each))
            : [];
        return [...actions, ...fixAll(file, params)];
    });
    connection.onCodeActionResolve((action) => {
        if (typeof action.data !== 'string') return action;
        return { ...action, edit: fixAllEdit(action.data) };
    });

    function actionOf(file: SourceFile, { title, kind, diagnostic, isPreferred, edits }: Action): CodeAction {
        return {
            title: redactMessage(title, messageRedaction(file)),
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnosticOf(diagnostic, file, viewFor(file.uri))],
            ...(kind === 'fix' && isPreferred ? { isPreferred } : {}),
            edit: editOf(file.uri, edits),
        };
    }

    function fixAll(file: SourceFile, params: CodeActionParams): CodeAction[] {
        if (!wanted(params, FIX_ALL)) return [];
        const whole = { start: 0, end: file.text.length };
        if (!service.actions(file.uri, whole).some(({ isPreferred }) => isPreferred)) return [];
        const action = { title: 'make all safe fixes of kalint', kind: FIX_ALL };
        // Without `only` the editor shows a menu: what is not chosen is not worked out.
        return resolves && params.context.only === undefined
            ? [{ ...action, data: file.uri }]
            : [{ ...action, edit: fixAllEdit(file.uri) }];
    }

    function locationOf({ file, span }: Located): Location {
        return { uri: uriOf(file.uri), range: rangeOf(file, span) };
    }
}

/** Whether actions of a kind are asked for. */
function wanted({ context: { only } }: CodeActionParams, kind: string): boolean {
    return only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

function isRefusal(answer: object): answer is Refusal {
    return 'problem' in answer;
}

function refused({ problem }: Refusal): ResponseError<undefined> {
    return new ResponseError(ErrorCodes.InvalidRequest, problem);
}

const COMPLETION_KINDS: Readonly<Record<Offer['kind'], CompletionItemKind>> = {
    keyword: CompletionItemKind.Property,
    block: CompletionItemKind.Class,
    value: CompletionItemKind.EnumMember,
    name: CompletionItemKind.Reference,
    variable: CompletionItemKind.Variable,
};

function completionOf(file: SourceFile, offer: Offer, index: number): CompletionItem {
    const { label, kind, detail, documentation, deprecated, insert, replace } = offer;
    return {
        label,
        kind: COMPLETION_KINDS[kind],
        detail,
        ...(documentation === ''
            ? {}
            : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
        ...(deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
        // The order is that of the service.
        sortText: String(index).padStart(4, '0'),
        filterText: insert,
        textEdit: { range: rangeOf(file, replace), newText: insert },
    };
}

const SYMBOL_KINDS: Readonly<Record<Symbol['kind'], SymbolKind>> = {
    section: SymbolKind.Namespace,
    block: SymbolKind.Class,
    server: SymbolKind.Object,
    checker: SymbolKind.Event,
    definition: SymbolKind.Constant,
    include: SymbolKind.File,
    unknown: SymbolKind.Null,
};

function symbolOf(
    file: SourceFile,
    { name, detail, kind, span, selection, children }: Symbol,
): DocumentSymbol {
    return {
        name,
        detail,
        kind: SYMBOL_KINDS[kind],
        range: rangeOf(file, span),
        selectionRange: rangeOf(file, selection),
        children: children.map((child) => symbolOf(file, child)),
    };
}
