import {
    type CodeAction,
    CodeActionKind,
    type CodeActionParams,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import { messageRedaction, redactMessage } from '../../src/report/secrets.ts';
import type { Action } from '../../src/service/editor/findings/actions.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { spanOf } from '../convert.ts';
import { diagnosticOf } from '../diagnostics.ts';
import { type ActionSource, wanted } from './action-source.ts';
import { backupSideAction, resolvedBackupSide } from './backup-side.ts';
import type { Context } from './context.ts';
import type { Feature } from './feature.ts';

/** Everything that offers actions, in the order in which they are shown. */
const SOURCES: readonly ActionSource[] = [quickFixes, fixAll, backupSideAction];

/** The action that makes all safe fixes, as editors run it on saving. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.kalint`;

export const actions: Feature = {
    name: 'Quick fixes',
    does: 'the fixes of a finding, the safe one preferred; a comment that [silences](suppression.md) the rule for the line; `source.fixAll.kalint` makes all safe fixes at once, also on saving',
    capabilities: {
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true },
    },
    serve: (connection, context) => {
        const { fileOf } = context;
        connection.onCodeAction((params) => {
            const file = fileOf(params.textDocument.uri);
            if (file === undefined) return null;
            return SOURCES.flatMap((source) => source(file, params, context));
        });
        connection.onCodeActionResolve((action) => {
            if (typeof action.data !== 'string') return resolvedBackupSide(action, context) ?? action;
            return { ...action, edit: fixAllEdit(action.data, context) };
        });
    },
};

function quickFixes(file: SourceFile, params: CodeActionParams, context: Context): readonly CodeAction[] {
    if (!wanted(params, CodeActionKind.QuickFix)) return [];
    const found = context.service.actions(file.uri, spanOf(file, params.range));
    return found.map((each) => actionOf(file, each, context));
}

function actionOf(
    file: SourceFile,
    { title, kind, diagnostic, isPreferred, edits }: Action,
    { editOf, viewFor }: Context,
): CodeAction {
    return {
        title: redactMessage(title, messageRedaction(file)),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(diagnostic, file, viewFor(file.uri))],
        ...(kind === 'fix' && isPreferred ? { isPreferred } : {}),
        edit: editOf(file.uri, edits),
    };
}

function fixAllEdit(path: string, { editOf, service }: Context): WorkspaceEdit {
    return editOf(
        path,
        service.fixAll(path).map((edit) => ({ ...edit, uri: path })),
    );
}

function fixAll(file: SourceFile, params: CodeActionParams, context: Context): readonly CodeAction[] {
    if (!wanted(params, FIX_ALL)) return [];
    const whole = { start: 0, end: file.text.length };
    if (!context.service.actions(file.uri, whole).some(({ isPreferred }) => isPreferred)) return [];
    const action = { title: 'make all safe fixes of kalint', kind: FIX_ALL };
    const { textDocument } = context.capabilities;
    const resolves = textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
    // Without `only` the editor shows a menu: what is not chosen is not worked out.
    return resolves && params.context.only === undefined
        ? [{ ...action, data: file.uri }]
        : [{ ...action, edit: fixAllEdit(file.uri, context) }];
}
