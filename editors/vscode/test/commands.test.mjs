/** What the commands ask, show and run. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { documentOf, editorWith, loadIn } from './editor.mjs';

const root = join(import.meta.dirname, '../../..');
const launcher = join(root, 'dist/kalint.cjs');
const quiet = { info: () => undefined, error: () => undefined, show: () => undefined };

/** A server that answers all questions alike, and notes them. */
function serverWith(answer) {
    const asked = [];
    return {
        asked,
        ask: (method, uri, more) => Promise.resolve(void asked.push([method, String(uri), more]) ?? answer),
    };
}

/** Lets what was begun come to its end. */
function rest() {
    return new Promise((resolve) => setTimeout(resolve, 20));
}

async function withFolder(use) {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-vscode-'));
    try {
        await use(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

test('the open spec is emitted into the chosen folder, and what differs is overwritten when a person says so', () =>
    withFolder(async (folder) => {
        const [spec, set] = [join(folder, 'spec.yaml'), join(folder, 'set')];
        const text = readFileSync(join(root, 'fixtures/emit/alone.yaml'), 'utf8');
        writeFileSync(spec, text);
        const person = {
            files: [set, set, set],
            answers: ['Open RUNBOOK.md', undefined, 'Overwrite', undefined],
        };
        const { vscode, seen } = editorWith(documentOf(spec, 'yaml', text), person);
        const { emitDeployment } = await loadIn(vscode, 'src/commands/emit.ts');
        await emitDeployment(launcher, quiet);
        const runbook = join(set, 'RUNBOOK.md');
        const written = readFileSync(runbook, 'utf8');
        deepEqual(seen.executed, [['markdown.showPreview', vscode.Uri.file(runbook)]]);
        writeFileSync(runbook, 'mine');
        await emitDeployment(launcher, quiet);
        match(seen.messages.at(-1), /RUNBOOK\.md: is there, and differs/);
        equal(readFileSync(runbook, 'utf8'), 'mine');
        await emitDeployment(launcher, quiet);
        equal(readFileSync(runbook, 'utf8'), written);
        deepEqual(seen.offered, []);
    }));

test('where no spec is open, one can be begun', async () => {
    const { vscode, seen } = editorWith(undefined, { picks: ['Begin with a New Spec'] });
    const { emitDeployment } = await loadIn(vscode, 'src/commands/emit.ts');
    await emitDeployment(launcher, quiet);
    deepEqual(seen.offered, [['Choose a File…', 'Begin with a New Spec']]);
    match(seen.shown[0].text, /^realServers:/m);
});

test('nothing is emitted in a workspace that is not trusted', async () => {
    const { vscode, seen } = editorWith(undefined, { isTrusted: false });
    const { emitDeployment } = await loadIn(vscode, 'src/commands/emit.ts');
    await emitDeployment(launcher, quiet);
    equal(seen.messages.length, 1);
    deepEqual(seen.offered, []);
});

test('the effective configuration is that of the chosen node, and follows the text when it is saved', async () => {
    const document = documentOf('/etc/keepalived/keepalived.conf', 'keepalived', '@lb1 priority 100\n');
    const { vscode, seen, save } = editorWith(document, { picks: ['lb1'] });
    const server = serverWith({ title: 'lb1 (effective)', text: 'global\n' });
    const { effectiveConfigurations } = await loadIn(vscode, 'src/commands/effective.ts');
    await effectiveConfigurations(server).show();
    deepEqual(seen.offered, [['lb1', 'no id']]);
    const question = ['kalint/effectiveConfiguration', String(document.uri), { configId: 'lb1' }];
    deepEqual(server.asked, [question, question]);
    const [shown] = seen.shown;
    equal(shown.text, 'global\n');
    equal(shown.uri.path, '/lb1 (effective)');
    const before = seen.changed.length;
    save();
    deepEqual(seen.changed.slice(before), [String(shown.uri)]);
});

test('nothing is shown where the server has no answer, or no configuration is open', async () => {
    for (const document of [
        documentOf('/a.conf', 'keepalived', ''),
        documentOf('/a.md', 'markdown', ''),
        undefined,
    ]) {
        const { vscode, seen } = editorWith(document);
        const { effectiveConfigurations } = await loadIn(vscode, 'src/commands/effective.ts');
        await effectiveConfigurations(serverWith(null)).show();
        equal(seen.messages.length, 1);
        deepEqual(seen.shown, []);
    }
});

test('the picture has no scripts, the colours of the editor, and follows the text when it is saved', async () => {
    const document = documentOf('/etc/keepalived/keepalived.conf', 'keepalived', '');
    const { vscode, seen, save, theme } = editorWith(document);
    const server = serverWith({ title: 'lb1', format: 'svg', content: '<svg><style></style></svg>' });
    const { topologyPictures } = await loadIn(vscode, 'src/commands/topology.ts');
    const pictures = topologyPictures(server);
    await pictures.show();
    await pictures.show();
    equal(seen.panels.length, 1);
    const [panel] = seen.panels;
    deepEqual(panel.given[3], { enableScripts: false, localResourceRoots: [] });
    equal(panel.title, 'lb1');
    ok(panel.webview.html.includes("default-src 'none'"));
    const first = panel.webview.html;
    save();
    theme(vscode.ColorThemeKind.Dark);
    await rest();
    ok(panel.webview.html !== first);
    const asked = server.asked.map(([method, , more]) => [method, more.theme]);
    deepEqual(
        asked,
        ['light', 'light', 'light', 'dark'].map((colours) => ['kalint/topology', colours]),
    );
});

test('the rule of the finding at the cursor is explained, else the one that is chosen', async () => {
    const folder = join(root, 'docs/rules');
    const at = (start, end) => ({ contains: (place) => start <= place && place <= end });
    const finding = (value, range, source = 'kalint') => ({ source, code: { value, target: {} }, range });
    const document = documentOf('/etc/keepalived/keepalived.conf', 'keepalived', '');
    const page = (vscode, id) => [['markdown.showPreviewToSide', vscode.Uri.file(join(folder, `${id}.md`))]];
    const findings = [
        finding('syntax/foreign-comment', at(0, 1)),
        finding('vrrp/no-address', at(5, 9)),
        finding('E1', at(0, 1), 'another'),
    ];
    const here = editorWith(document, { findings });
    await (await loadIn(here.vscode, 'src/commands/explain.ts')).explainRule(folder);
    deepEqual(here.seen.executed, page(here.vscode, 'syntax/foreign-comment'));
    deepEqual(here.seen.offered, []);
    const elsewhere = editorWith(undefined, { picks: ['vrrp/no-address'] });
    await (await loadIn(elsewhere.vscode, 'src/commands/explain.ts')).explainRule(folder);
    ok(elsewhere.seen.offered[0].length > 100);
    deepEqual(elsewhere.seen.executed, page(elsewhere.vscode, 'vrrp/no-address'));
});
