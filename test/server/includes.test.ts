import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic, Location, WorkspaceEdit } from 'vscode-languageserver';
import { Client, buildDist } from './client.ts';

const MAIN = `vrrp_script chk {
    script "/bin/true"
}

include conf.d/*.conf
`;
const PART = `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        10.0.0.5
    }
    track_script {
        chk
    }
}
`;

let dist = '';
let client: Client;
let folder = '';

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const codes = (found: readonly Diagnostic[]): unknown[] => found.map(({ code }) => code);

beforeAll(() => {
    dist = buildDist();
}, 120_000);

beforeEach(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'kalint-files-')));
    mkdirSync(join(folder, 'conf.d'));
    writeFileSync(join(folder, 'keepalived.conf'), MAIN);
    writeFileSync(join(folder, 'conf.d/part.conf'), PART);
    ({ client } = await Client.start(dist, { folder }));
});

afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
});

describe('a file that another includes', () => {
    it('is judged in the context of the other, which need not be open', async () => {
        const uri = uriOf('conf.d/part.conf');
        await client.open(uri, PART);
        // By itself it would track a script that is not defined.
        await client.until(() =>
            client.published.findLast((each) => each.uri === uri && each.diagnostics.length === 0),
        );
        const position = client.at(uri, '        chk', 9);
        const [definition] = await client.ask<Location[]>('definition', uri, { position });
        expect(definition?.uri).toBe(uriOf('keepalived.conf'));
        const edit = await client.ask<WorkspaceEdit>('rename', uri, { position, newName: 'probe' });
        expect(Object.keys(edit.changes ?? {}).sort()).toEqual([uri, uriOf('keepalived.conf')].sort());
    });

    it('takes part in what is done in the other, also where it is not open', async () => {
        const [main, part] = [uriOf('keepalived.conf'), uriOf('conf.d/part.conf')];
        const twice = `${MAIN}${PART.replace('VI_1', 'VI_2')}`;
        await client.open(main, twice);
        const position = client.at(main, 'vrrp_script chk', 13);
        const edit = await client.ask<WorkspaceEdit>('rename', main, { position, newName: 'probe' });
        expect(edit.changes?.[part]).toEqual([
            {
                range: { start: { line: 8, character: 8 }, end: { line: 8, character: 11 } },
                newText: 'probe',
            },
        ]);
        // One router id on one interface, in both files.
        const found = await client.findings(main);
        const places = found.flatMap(({ relatedInformation = [] }) => relatedInformation);
        expect(places.map(({ location }) => location.uri)).toContain(part);
    });

    it('follows what is typed in the other, and the other follows it', async () => {
        const [main, part] = [uriOf('keepalived.conf'), uriOf('conf.d/part.conf')];
        await client.open(main, MAIN);
        await client.open(part, PART);
        await client.until(() => client.published.findLast(({ uri }) => uri === part));
        await client.replace(main, MAIN.replace('chk', 'other'));
        const found = await client.until(() =>
            client.published.findLast(({ uri, diagnostics }) => uri === part && diagnostics.length > 0),
        );
        expect(codes(found.diagnostics)).toContain('vrrp/undefined-name');
        await client.replace(part, PART.replace('        chk', '        other'));
        expect(codes(await client.findings(part))).toEqual([]);
    });

    it('is judged by itself once nothing includes it any more', async () => {
        const [main, part] = [uriOf('keepalived.conf'), uriOf('conf.d/part.conf')];
        await client.open(main, MAIN);
        await client.open(part, PART);
        await client.findings(part);
        await client.replace(main, MAIN.replace('include conf.d/*.conf\n', ''));
        await client.findings(main);
        await client.replace(part, `${PART}\n`);
        expect(codes(await client.findings(part))).toContain('vrrp/undefined-name');
    });
});

describe('a configuration file of kalint', () => {
    it('holds for the files below it, and follows its changes', async () => {
        const uri = uriOf('keepalived.conf');
        writeFileSync(join(folder, 'kalint.config.yaml'), 'rules:\n    script/security-unset: on\n');
        await client.open(
            uri,
            PART.replace(/ {4}track_script[^]*?\}\n/, '') + MAIN.replace('include conf.d/*.conf\n', ''),
        );
        const config = { uri: uriOf('kalint.config.yaml'), type: 1 };
        await client.notify('workspace/didChangeWatchedFiles', { changes: [config] });
        const found = await client.until(() =>
            client.published.findLast(({ diagnostics }) =>
                codes(diagnostics).includes('script/security-unset'),
            ),
        );
        expect(found.uri).toBe(uri);
    });

    it('that is wrong is told of, once', async () => {
        writeFileSync(join(folder, 'kalint.config.yaml'), 'preset: loud\n');
        await client.open(uriOf('keepalived.conf'), MAIN);
        const config = { uri: uriOf('kalint.config.yaml'), type: 1 };
        await client.notify('workspace/didChangeWatchedFiles', { changes: [config] });
        await client.until(() => client.messages[0]);
        await client.findings(uriOf('keepalived.conf'));
        expect(client.messages.join('\n')).toMatch(/^kalint: .*kalint\.config\.yaml:1:\d+: preset/);
        expect(client.messages).toHaveLength(1);
    });
});
