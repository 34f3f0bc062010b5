/** Emits a deployment from a spec with the program of the extension. */
import { dirname, join } from 'node:path';
import { type LogOutputChannel, Uri, commands, window, workspace } from 'vscode';
import { runProgram } from '../program.ts';
import { emitArguments, isRefused, isSpec } from '../spec.ts';

const FILE = 'Choose a File…';
const BEGIN = 'Begin with a New Spec';
const OVERWRITE = 'Overwrite';
const SHOW = 'Show Output';
const RUNBOOK = 'Open RUNBOOK.md';

/** Opens a new text with the spec to begin with that the program has. */
async function beginSpec(launcher: string, log: LogOutputChannel): Promise<undefined> {
    const { status, out, err } = await runProgram(launcher, ['emit', '--init']);
    if (status !== 0) log.error(err);
    else await window.showTextDocument(await workspace.openTextDocument({ language: 'yaml', content: out }));
    return undefined;
}

/** The file with the spec: the open one where it is a spec, else one that is chosen. */
async function specFile(launcher: string, log: LogOutputChannel): Promise<string | undefined> {
    const document = window.activeTextEditor?.document;
    if (document !== undefined && isSpec(document.getText())) {
        // The program reads the file; one that has never been saved gets a name here.
        const saved =
            document.isDirty || document.isUntitled ? await workspace.save(document.uri) : document.uri;
        return saved?.fsPath;
    }
    const how = await window.showQuickPick([FILE, BEGIN], { placeHolder: 'The spec of the deployment' });
    if (how === BEGIN) return beginSpec(launcher, log);
    if (how === undefined) return undefined;
    const filters = { Specs: ['yaml', 'yml', 'json'] };
    const chosen = await window.showOpenDialog({ title: 'The spec of the deployment', filters });
    return chosen?.[0]?.fsPath;
}

async function targetFolder(spec: string): Promise<string | undefined> {
    const chosen = await window.showOpenDialog({
        title: 'The folder for the set',
        openLabel: 'Emit Here',
        canSelectFiles: false,
        canSelectFolders: true,
        defaultUri: Uri.file(dirname(spec)),
    });
    return chosen?.[0]?.fsPath;
}

/** Runs the program until it has written the set, or nobody wants to go on. */
async function emit(launcher: string, spec: string, folder: string, log: LogOutputChannel): Promise<boolean> {
    for (const forced of [false, true]) {
        const run = await runProgram(launcher, emitArguments(spec, folder, forced), dirname(spec));
        for (const text of [run.out, run.err]) if (text !== '') log.info(text.trimEnd());
        if (run.status === 0) return true;
        const offered = isRefused(run) && !forced ? [OVERWRITE, SHOW] : [SHOW];
        const [problem = 'nothing was emitted'] = run.err.split('\n');
        const answer = await window.showErrorMessage(problem, ...offered);
        if (answer === SHOW) log.show();
        if (answer !== OVERWRITE) return false;
    }
    return false;
}

/** Asks for what is not known, emits, and offers to open what tells how to go on. `launcher` is the program. */
export async function emitDeployment(launcher: string, log: LogOutputChannel): Promise<void> {
    if (!workspace.isTrusted) {
        void window.showInformationMessage('kalint: nothing is emitted in a workspace that is not trusted.');
        return;
    }
    const spec = await specFile(launcher, log);
    const folder = spec === undefined ? undefined : await targetFolder(spec);
    if (spec === undefined || folder === undefined) return;
    if (!(await emit(launcher, spec, folder, log))) return;
    const answer = await window.showInformationMessage(`kalint: the set is in ${folder}.`, RUNBOOK);
    if (answer === RUNBOOK)
        await commands.executeCommand('markdown.showPreview', Uri.file(join(folder, 'RUNBOOK.md')));
}
