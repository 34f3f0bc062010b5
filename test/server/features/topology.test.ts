import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { TopologyAnswer } from '../../../server/features/topology.ts';
import { kalint } from '../../cli/run.ts';
import { folderOf } from '../../node/folder.ts';
import { Client, buildDist } from '../client.ts';

const SEED = readFileSync(new URL('../../../fixtures/seed/lb1.conf', import.meta.url), 'utf8');

let dist = '';
let client: Client | undefined;

beforeAll(() => {
    dist = buildDist();
}, 120_000);

afterEach(async () => {
    await client?.stop();
});

/** The answer about a text as it is in the editor. */
async function pictured(path: string, text: string, more: object = {}): Promise<TopologyAnswer | null> {
    const { client: started, hello } = await Client.start(dist);
    client = started;
    expect(hello.capabilities.experimental).toMatchObject({ kalint: { topology: true } });
    const uri = pathToFileURL(path).href;
    await client.open(uri, text);
    return client.connection.sendRequest('kalint/topology', { textDocument: { uri }, ...more });
}

it.each(['svg', 'dot', 'mermaid'] as const)('draws as kalint graph does, as %s', async (format) => {
    const path = join(folderOf({ 'lb1.conf': SEED }), 'lb1.conf');
    const { out } = await kalint(['graph', '--format', format, '--theme', 'dark', path]);
    const answer = await pictured(path, SEED, { format, theme: 'dark' });
    expect(answer).toEqual({ title: 'keepalived on lb1', format, content: out });
});

it('draws an SVG in the colours of the system where nothing is said', async () => {
    const path = join(folderOf({ 'lb1.conf': '' }), 'lb1.conf');
    const answer = await pictured(path, SEED);
    expect(answer?.format).toBe('svg');
    expect(answer?.content).toMatch(/^<svg [^]*prefers-color-scheme/);
});

it('draws the pair to which a text belongs, by the names that its nodes have', async () => {
    const other = readFileSync(new URL('../../../fixtures/seed/lb2.conf', import.meta.url), 'utf8');
    const folder = folderOf({
        'kalint.config.yaml':
            'nodes: [{ name: first, file: lb1.conf }, { name: second, file: lb2.conf }]\npairs: [[first, second]]\n',
        'lb1.conf': '# older\n',
        'lb2.conf': other,
    });
    ({ client } = await Client.start(dist, { folder }));
    const uri = pathToFileURL(join(folder, 'lb1.conf')).href;
    await client.open(uri, SEED);
    await client.findings(uri);
    const answer = await client.connection.sendRequest<TopologyAnswer>('kalint/topology', {
        textDocument: { uri },
        format: 'mermaid',
    });
    expect(answer.title).toBe('keepalived on first and second');
    expect(answer.content).toContain('director first');
    expect(answer.content).toContain('director second');
});

it('is nothing where there is nothing to draw', async () => {
    expect(await pictured('/etc/keepalived/keepalived.conf', 'global_defs {\n}\n')).toBeNull();
});

it('is an error in a format that there is not', async () => {
    const uri = '/etc/keepalived/keepalived.conf';
    await pictured(uri, SEED);
    const params = { textDocument: { uri: pathToFileURL(uri).href }, format: 'png' };
    await expect(client?.connection.sendRequest('kalint/topology', params)).rejects.toThrow(/png/);
});
