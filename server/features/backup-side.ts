import {
    type CodeAction,
    CodeActionKind,
    type CodeActionParams,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import type { PeerFile } from '../../src/service/editor/peer/answers.ts';
import type { SourceFile } from '../../src/text/source-file.ts';
import { uriOf } from '../convert.ts';
import { wanted } from './action-source.ts';
import { type Context, isRefusal } from './context.ts';
import type { Feature } from './feature.ts';

/** The kind of the action. */
const KIND = `${CodeActionKind.RefactorRewrite}.kalint.backupSide`;

const TITLE = 'generate the BACKUP side of this pair';

export const backupSide: Feature = {
    name: 'The BACKUP side',
    does: 'on a node with `state MASTER`, the file of its peer beside it: with the state, priority, addresses and name that the other node has, and all else as it is; kind `refactor.rewrite.kalint.backupSide`',
    capabilities: { codeActionProvider: { codeActionKinds: [KIND] } },
    // It is one of the actions, and answered with these.
    serve: () => undefined,
};

/** Offers to make the file of the other node; where that cannot be, it says why. */
export function backupSideAction(
    file: SourceFile,
    params: CodeActionParams,
    context: Context,
): readonly CodeAction[] {
    if (!wanted(params, KIND) || !makesFiles(context)) return [];
    const made = context.service.backupSide(file.uri);
    if (made === undefined) return [];
    const { codeAction } = context.capabilities.textDocument ?? {};
    if (isRefusal(made)) {
        const { problem: reason } = made;
        return codeAction?.disabledSupport === true
            ? [{ title: TITLE, kind: KIND, disabled: { reason } }]
            : [];
    }
    const name = made.uri.replace(/^.*[/\\]/s, '');
    const title = `${TITLE}: ${name}${made.taken === undefined ? '' : ` (for ${made.taken})`}`;
    const action: CodeAction = { title, kind: KIND };
    return codeAction?.resolveSupport?.properties.includes('edit') === true
        ? [{ ...action, data: { backupSide: file.uri } }]
        : [{ ...action, edit: creation(made) }];
}

/** The action with what it does, where it is this one. */
export function resolvedBackupSide(action: CodeAction, { service }: Context): CodeAction | undefined {
    const data: unknown = action.data;
    if (typeof data !== 'object' || data === null || !('backupSide' in data)) return undefined;
    const made = typeof data.backupSide === 'string' ? service.backupSide(data.backupSide) : undefined;
    return made === undefined || isRefusal(made) ? action : { ...action, edit: creation(made) };
}

/** Whether the editor makes files when an edit says so. */
function makesFiles({ capabilities }: Context): boolean {
    const { workspaceEdit } = capabilities.workspace ?? {};
    return (
        workspaceEdit?.documentChanges === true &&
        workspaceEdit.resourceOperations?.includes('create') === true
    );
}

/** Makes the file; one that is there already is left alone. */
function creation({ uri: path, text }: PeerFile): WorkspaceEdit {
    const uri = uriOf(path);
    const start = { line: 0, character: 0 };
    return {
        documentChanges: [
            { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
            {
                textDocument: { uri, version: null },
                edits: [{ range: { start, end: start }, newText: text }],
            },
        ],
    };
}
