/** Opens the page of a rule. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Uri, commands, languages, window } from 'vscode';
import { rulesOf } from '../rule-pages.ts';

/** The rules of the findings at the cursor. */
function rulesAtCursor(): readonly string[] {
    const editor = window.activeTextEditor;
    if (editor === undefined) return [];
    const here = languages
        .getDiagnostics(editor.document.uri)
        .filter(({ source, range }) => source === 'kalint' && range.contains(editor.selection.active));
    const codes = here.map(({ code }) => (typeof code === 'object' ? code.value : code));
    return [...new Set(codes.filter((code) => typeof code === 'string'))];
}

/** Opens the page of the rule that found something at the cursor; else of the one that is chosen. `folder` has the pages. */
export async function explainRule(folder: string): Promise<void> {
    const here = rulesAtCursor();
    const all = rulesOf(await readFile(join(folder, 'README.md'), 'utf8'));
    const offered = here.length > 0 ? all.filter(({ id }) => here.includes(id)) : all;
    const [first] = offered;
    const chosen =
        offered.length === 1
            ? first?.id
            : (
                  await window.showQuickPick(
                      offered.map(({ id, finds }) => ({ label: id, detail: finds })),
                      { placeHolder: 'The rule to explain', matchOnDetail: true },
                  )
              )?.label;
    if (chosen === undefined) return;
    await commands.executeCommand('markdown.showPreviewToSide', Uri.file(join(folder, `${chosen}.md`)));
}
