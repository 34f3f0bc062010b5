import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { Client, type ClientOptions, buildDist } from './client.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));

function router(state: string, priority: number, id: number): string {
    return `vrrp_instance VI_1 {
    state ${state}
    interface eth0
    virtual_router_id ${id}
    priority ${priority}
    virtual_ipaddress {
        10.0.0.5
    }
}
`;
}

let dist = '';
let folder = '';

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

function put(name: string, text: string): void {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
}

beforeAll(() => {
    dist = buildDist();
}, 120_000);

beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'kalint-together-')));
});

afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

const has = (found: readonly Diagnostic[], rule: string): Diagnostic | undefined =>
    found.find(({ code }) => code === rule);

/** Waits for the findings in a file among which one of a rule is, or is no longer. */
function told(client: Client, name: string, rule: string, is: boolean): Promise<readonly Diagnostic[]> {
    return client.until(() => {
        const last = client.published.findLast(({ uri }) => uri === uriOf(name));
        return last !== undefined && (has(last.diagnostics, rule) !== undefined) === is
            ? last.diagnostics
            : undefined;
    });
}

describe('a pair that the configuration of kalint names', () => {
    const CONFIG =
        'nodes: [{ name: lb1, file: lb1/keepalived.conf }, { name: lb2, file: lb2/keepalived.conf }]\npairs: [[lb1, lb2]]\n';

    async function opened(options: ClientOptions = {}): Promise<Client> {
        put('kalint.config.yaml', CONFIG);
        put('lb1/keepalived.conf', router('MASTER', 150, 51));
        put('lb2/keepalived.conf', router('BACKUP', 100, 52));
        const { client } = await Client.start(dist, { folder, ...options });
        await client.open(uriOf('lb1/keepalived.conf'), router('MASTER', 150, 51));
        return client;
    }

    it('is compared: findings stand in the file that is open and in the other one, and go when it is mended', async () => {
        const client = await opened();
        const rule = 'pair/virtual-router-id-differs';
        const found = await told(client, 'lb2/keepalived.conf', rule, true);
        const [place] = has(found, rule)?.relatedInformation ?? [];
        expect(place?.location.uri).toBe(uriOf('lb1/keepalived.conf'));
        const uri = uriOf('lb1/keepalived.conf');
        const at = client.at(uri, '51');
        await client.type(uri, { start: at, end: { ...at, character: at.character + 2 } }, '52');
        await told(client, 'lb2/keepalived.conf', rule, false);
        await client.stop();
    });

    it('is compared with what is typed in both files, and findings keep their place meanwhile', async () => {
        const client = await opened();
        const [uri, rule] = [uriOf('lb2/keepalived.conf'), 'pair/virtual-router-id-differs'];
        await client.open(uri, router('BACKUP', 100, 52));
        await told(client, 'lb2/keepalived.conf', rule, true);
        const start = { line: 0, character: 0 };
        await client.type(uri, { start, end: start }, '# one\n# two\n');
        // The first answer comes before the files are compared anew.
        const found = await client.findings(uri);
        expect(has(found, rule)?.range.start.line).toBe(client.at(uri, 'virtual_router_id').line);
        await client.stop();
    });

    it('is compared for an editor that asks for findings, and told to ask anew', async () => {
        const capabilities = {
            textDocument: { diagnostic: {} },
            workspace: { diagnostics: { refreshSupport: true } },
        };
        const client = await opened({ capabilities });
        const uri = uriOf('lb2/keepalived.conf');
        await client.open(uri, router('BACKUP', 100, 52));
        const items = await client.until(() =>
            client.notes.find(({ method }) => method === 'workspace/diagnostic/refresh'),
        );
        expect(items).toBeDefined();
        for (;;) {
            const { items: now } = await client.ask<{ items: Diagnostic[] }>('diagnostic', uri);
            if (has(now, 'pair/virtual-router-id-differs') !== undefined) break;
            const known = client.notes.length;
            await client.until(() => (client.notes.length > known ? true : undefined));
        }
        await client.stop();
    });

    it('is compared before an editor is answered that cannot be told to ask anew', async () => {
        const client = await opened({ capabilities: { textDocument: { diagnostic: {} } } });
        const uri = uriOf('lb2/keepalived.conf');
        await client.open(uri, router('BACKUP', 100, 52));
        const ask = async (): Promise<readonly Diagnostic[]> => {
            try {
                return (await client.ask<{ items: Diagnostic[] }>('diagnostic', uri)).items;
            } catch {
                // What is known of the file came meanwhile: the editor is to ask again.
                return ask();
            }
        };
        expect(has(await ask(), 'pair/virtual-router-id-differs')).toBeDefined();
        await client.stop();
    });
});

describe('a network that the configuration of kalint names', () => {
    it('is looked at in all of its files, though one is open', async () => {
        put(
            'kalint.config.yaml',
            'nodes: [{ name: one, file: one.conf }, { name: two, file: two.conf }]\nnetworks: { dmz: [one, two] }\n',
        );
        const other = router('BACKUP', 100, 51).replace('10.0.0.5', '10.0.0.6');
        put('one.conf', router('BACKUP', 150, 51));
        put('two.conf', other);
        const { client } = await Client.start(dist, { folder });
        const uri = uriOf('two.conf');
        await client.open(uri, other);
        const rule = 'network/same-router-id';
        const found = await told(client, 'two.conf', rule, true);
        const [place] = has(found, rule)?.relatedInformation ?? [];
        expect(place?.location.uri).toBe(uriOf('one.conf'));
        const at = client.at(uri, '51');
        await client.type(uri, { start: at, end: { ...at, character: at.character + 2 } }, '52');
        await told(client, 'two.conf', rule, false);
        await client.stop();
    });
});

describe('a deployment that the configuration of kalint names', () => {
    it('is judged, with what is typed: findings stand in the files of its hosts', async () => {
        cpSync(join(fixtures, 'deployment'), join(folder, 'hosts'), { recursive: true });
        put('kalint.config.yaml', 'deployments: [hosts/example]\n');
        const { client } = await Client.start(dist, { folder });
        const name = 'hosts/correct/lb1/etc/keepalived/keepalived.conf';
        const text = readFileSync(join(folder, name), 'utf8');
        await client.open(uriOf(name), text);
        // What `kalint check --deployment` says of this example: see docs/deployment.md.
        await told(client, 'hosts/example/lo-only.conf', 'deployment/real-server-answers-arp', true);
        const redirected = text
            .replaceAll('lvs_method DR', 'lvs_method NAT')
            .replaceAll('lb_kind DR', 'lb_kind NAT');
        expect(redirected).not.toBe(text);
        await client.replace(uriOf(name), redirected);
        // NAT asks for forwarding, which this director does not have on.
        await told(client, name, 'deployment/forwarding-missing', true);
        await client.close(uriOf(name));
        await told(client, 'hosts/example/lo-only.conf', 'deployment/real-server-answers-arp', false);
        await client.stop();
    });

    it('that cannot be read is told of', async () => {
        put('kalint.config.yaml', 'deployments: [nowhere]\n');
        put('keepalived.conf', router('MASTER', 150, 51));
        const { client } = await Client.start(dist, { folder });
        await client.open(uriOf('keepalived.conf'), router('MASTER', 150, 51));
        const message = await client.until(() => client.messages[0]);
        expect(message).toMatch(/nowhere/);
        await client.stop();
    });
});
