import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { folderOf } from '../../node/folder.ts';
import { Client, buildDist } from '../client.ts';

const FOLDER = 'file:///etc/keepalived';
const URI = `${FOLDER}/keepalived.conf`;
const KIND = 'refactor.rewrite.kalint.backupSide';
const TEXT = `# web
vrrp_instance A {
    state MASTER
    interface eth0
    virtual_router_id 51
    priority 100
    authentication {
        auth_type PASS
        auth_pass s3cret12
    }
    unicast_src_ip 192.0.2.1
    unicast_peer {
        192.0.2.2
    }
}
`;
const OTHER = TEXT.replace('MASTER', 'BACKUP')
    .replace('priority 100', 'priority 90')
    .replace(/192\.0\.2\.[12]/g, (address) => (address.endsWith('1') ? '192.0.2.2' : '192.0.2.1'));

const workspace = { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } };
const disabled = { textDocument: { codeAction: { disabledSupport: true } } };
const resolving = { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } };

let dist = '';
let client: Client;

beforeAll(() => {
    dist = buildDist();
}, 120_000);

afterEach(async () => {
    await client.stop();
});

async function offered(capabilities: object, text = TEXT, only = [KIND]): Promise<readonly CodeAction[]> {
    ({ client } = await Client.start(dist, { capabilities }));
    await client.open(URI, text);
    const position = client.at(URI, 'vrrp_instance', 3);
    const actions = await client.ask<CodeAction[]>('codeAction', URI, {
        range: { start: position, end: position },
        context: { diagnostics: [], only },
    });
    return actions.filter(({ kind }) => kind === KIND);
}

const start = { line: 0, character: 0 };
const edit = {
    documentChanges: [
        {
            kind: 'create',
            uri: `${FOLDER}/keepalived-backup.conf`,
            options: { overwrite: false, ignoreIfExists: false },
        },
        {
            textDocument: { uri: `${FOLDER}/keepalived-backup.conf`, version: null },
            edits: [{ range: { start, end: start }, newText: OTHER }],
        },
    ],
};
const title = 'generate the BACKUP side of this pair: keepalived-backup.conf';

it('makes the file of the other node beside that of this one', async () => {
    expect(await offered({ workspace })).toEqual([{ title, kind: KIND, edit }]);
});

it('is asked for by the kinds around it too', async () => {
    expect(await offered({ workspace }, TEXT, ['refactor'])).toHaveLength(1);
    await client.stop();
    expect(await offered({ workspace }, TEXT, ['quickfix'])).toEqual([]);
});

it('tells what it makes once it is taken, where the editor asks then', async () => {
    const [action] = await offered({ workspace, ...resolving });
    expect(action).toEqual({ title, kind: KIND, data: { backupSide: '/etc/keepalived/keepalived.conf' } });
    expect(await client.connection.sendRequest('codeAction/resolve', action)).toEqual({ ...action, edit });
});

it('takes another name where a text of that name is open', async () => {
    ({ client } = await Client.start(dist, { capabilities: { workspace } }));
    await client.open(`${FOLDER}/keepalived-backup.conf`, '# mine\n');
    await client.open(URI, TEXT);
    const [action] = await client.ask<CodeAction[]>('codeAction', URI, {
        range: { start, end: start },
        context: { diagnostics: [], only: [KIND] },
    });
    expect(action?.title).toContain('keepalived-backup-2.conf');
});

it('takes another name where a configuration in the folder has that one', async () => {
    const folder = folderOf({ 'keepalived-backup.conf': TEXT, 'keepalived.conf': TEXT });
    ({ client } = await Client.start(dist, { capabilities: { workspace }, folder }));
    const uri = pathToFileURL(join(folder, 'keepalived.conf')).href;
    await client.open(uri, TEXT);
    await client.findings(uri);
    const params = { range: { start, end: start }, context: { diagnostics: [], only: [KIND] } };
    let action: CodeAction | undefined;
    // The folder is looked through beside all else.
    while (action?.title.includes('-backup-2.conf') !== true)
        [action] = await client.ask<CodeAction[]>('codeAction', uri, params);
    const [creation] = action.edit?.documentChanges ?? [];
    expect(creation).toMatchObject({ kind: 'create', uri: uri.replace('.conf', '-backup-2.conf') });
});

it('names the peer that it is for, where there are several', async () => {
    const text = TEXT.replace('192.0.2.2\n', '192.0.2.2\n        192.0.2.3\n');
    const [action] = await offered({ workspace }, text);
    expect(action?.title).toBe(`${title} (for 192.0.2.2)`);
});

it('says why it cannot be made, where the editor shows that', async () => {
    const text = TEXT.replace('    unicast_src_ip 192.0.2.1\n', '');
    const [action] = await offered({ workspace, ...disabled }, text);
    expect(action?.disabled?.reason).toMatch(/^"A" does not say from which address it sends/);
    await client.stop();
    expect(await offered({ workspace }, text)).toEqual([]);
});

it.each([
    ['makes no files', {}, TEXT],
    ['has a node that is not meant to be master', { workspace }, TEXT.replace('MASTER', 'BACKUP')],
])('is not there for an editor that %s', async (_, capabilities, text) => {
    expect(await offered(capabilities, text)).toEqual([]);
});
