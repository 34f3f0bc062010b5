/** How the server is run and told its settings. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { editorWith, loadIn } from './editor.mjs';

/** A server in an editor with some settings, the options of its client, and what was done with it. */
async function serverWith(given) {
    const done = [];
    const clients = [];
    class LanguageClient {
        code2ProtocolConverter = { asUri: String };
        #runs = false;
        constructor(id, name, how, options) {
            clients.push({ how, options });
        }
        async start() {
            done.push('start');
            this.#runs = true;
        }
        async stop() {
            done.push('stop');
            this.#runs = false;
        }
        isRunning() {
            return this.#runs;
        }
        async sendRequest(method, params) {
            return { method, params };
        }
        async sendNotification(method, params) {
            done.push([method, params]);
        }
    }
    const { vscode } = editorWith(undefined);
    vscode.workspace.workspaceFolders = [{ uri: vscode.Uri.file('/srv') }];
    vscode.workspace.getConfiguration = () => ({ get: (name, otherwise) => given[name] ?? otherwise });
    const { serverIn } = await loadIn(vscode, 'src/server.ts', {
        LanguageClient,
        TransportKind: { stdio: 0 },
    });
    const context = { asAbsolutePath: (path) => `/extension/${path}` };
    return { server: serverIn(context, { error: () => undefined }), clients, done, vscode };
}

test('the server of the extension is run, or the program that is set', async () => {
    for (const [given, wanted] of [
        [{}, { module: '/extension/server/server.cjs', transport: 0 }],
        [{ serverPath: '/bin/kalint' }, { command: '/bin/kalint', args: ['lsp'], transport: 0 }],
    ]) {
        const { server, clients } = await serverWith(given);
        await server.start();
        deepEqual(clients[0].how, wanted);
    }
});

test('settings are told in the names of the server, when it asks and when they change', async () => {
    const given = { targets: ['debian-12'], configFile: 'kalint.yaml', inlayHints: true };
    const { server, clients, done } = await serverWith(given);
    await server.start();
    const { workspace } = clients[0].options.middleware;
    const told = { targets: ['debian-12'], config: '/srv/kalint.yaml', inlayHints: true };
    const items = [{ section: 'kalint' }, { section: 'editor' }];
    const answer = await workspace.configuration({ items }, undefined, async () => [{ raw: true }, 'theirs']);
    deepEqual(answer, [told, 'theirs']);
    await workspace.didChangeConfiguration();
    deepEqual(done.at(-1), ['workspace/didChangeConfiguration', { settings: { kalint: told } }]);
    // What is cleared is no longer told.
    given.targets = [];
    given.inlayHints = false;
    const later = await workspace.configuration({ items }, undefined, async () => [{}, 'theirs']);
    deepEqual(later[0], { config: '/srv/kalint.yaml' });
});

test('a server is stopped before it starts anew, and answers only while it runs', async () => {
    const { server, done, vscode } = await serverWith({});
    const uri = vscode.Uri.file('/a.conf');
    equal(await server.ask('kalint/topology', uri), null);
    await server.start();
    await server.restart();
    deepEqual(done, ['start', 'stop', 'start']);
    deepEqual(await server.ask('kalint/topology', uri, { format: 'svg' }), {
        method: 'kalint/topology',
        params: { textDocument: { uri: 'file:/a.conf' }, format: 'svg' },
    });
    await server.stop();
    equal(await server.ask('kalint/topology', uri), null);
});
