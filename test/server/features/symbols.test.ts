import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
    type DocumentSymbol,
    LSPErrorCodes,
    type SymbolInformation,
    SymbolKind,
} from 'vscode-languageserver';
import { Client, buildDist } from '../client.ts';

const LB1 = 'vrrp_instance VI_web {\n    state MASTER\n}\n';
const LB2 = 'vrrp_script chk_web {\n}\nvirtual_server 10.0.0.1 80 {\n}\n';

let dist = '';
let folder = '';
let client: Client;

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

beforeAll(() => {
    dist = buildDist();
}, 120_000);

beforeEach(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'kalint-symbols-')));
    writeFileSync(join(folder, 'keepalived.conf'), LB1);
    writeFileSync(join(folder, 'keepalived-lb2.conf'), LB2);
    ({ client } = await Client.start(dist, { folder }));
});

afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
});

describe('the outline', () => {
    it('has the blocks of an open file', async () => {
        await client.open(uriOf('keepalived.conf'), LB1);
        const found = await client.ask<DocumentSymbol[]>('documentSymbol', uriOf('keepalived.conf'));
        expect(found).toEqual([
            {
                name: 'vrrp_instance VI_web',
                detail: 'MASTER',
                kind: SymbolKind.Namespace,
                range: { start: { line: 0, character: 0 }, end: { line: 2, character: 1 } },
                selectionRange: { start: { line: 0, character: 14 }, end: { line: 0, character: 20 } },
                children: [],
            },
        ]);
    });
});

describe('the search for names', () => {
    const search = async (query: string): Promise<readonly string[]> => {
        const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
        return found.map(({ name, location, containerName }) =>
            [name, containerName, location.range.start.line].join(' '),
        );
    };

    it('finds what stands in files that are not open, and in open ones as they are now', async () => {
        await client.open(uriOf('keepalived.conf'), `\n${LB1.replace('VI_web', 'VI_new_web')}`);
        // The folder is looked through after the server has started.
        for (let tries = 0; (await search('chk')).length === 0 && tries < 100; tries++)
            await new Promise((resolve) => setTimeout(resolve, 20));
        expect(await search('web')).toEqual([
            'vrrp_script chk_web keepalived-lb2.conf 0',
            'vrrp_instance VI_new_web keepalived.conf 1',
        ]);
        expect(await search('10.0')).toEqual(['virtual_server 10.0.0.1 80 keepalived-lb2.conf 2']);
        expect(await search('VI_web')).toEqual(['vrrp_instance VI_new_web keepalived.conf 1']);
    });

    it('can be given up', async () => {
        // So many lines that they cannot be looked through before the word to give up is read.
        const many = Array.from({ length: 20_000 }, (_, n) => `vrrp_script chk_${n} {\n}\n`).join('');
        await client.open(uriOf('keepalived-many.conf'), many);
        const source = new CancellationTokenSource();
        source.cancel();
        const asked = client.connection.sendRequest('workspace/symbol', { query: '' }, source.token);
        await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    });
});
