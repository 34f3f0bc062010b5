import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { Client, buildDist } from '../client.ts';

const URI = 'file:///etc/keepalived/keepalived.conf';
const TEXT = `vrrp_instance A {
    state MASTER
    priority 300
    nopreempt
    authentication {
        auth_type PASS
        auth_pass s3cret12
    }
}
`;

let dist = '';
let client: Client;

beforeAll(() => {
    dist = buildDist();
}, 120_000);

beforeEach(async () => {
    ({ client } = await Client.start(dist));
    await client.open(URI, TEXT);
});

afterEach(async () => {
    await client.stop();
});

async function shown(words: string, by = 0): Promise<string> {
    const found = await client.ask<Hover | null>('hover', URI, { position: client.at(URI, words, by) });
    return (found?.contents as MarkupContent | undefined)?.value ?? '';
}

it('tells what keepalived uses, at the keyword and at its value', async () => {
    const here = 'Here: `100`, for "300" is not from 1 to 255, and keepalived uses 100.';
    expect(await shown('priority', 1)).toContain(here);
    expect(await shown('300', 1)).toContain(here);
    expect(await shown('nopreempt')).toContain(
        'Here: `preempt`, for what starts as MASTER always takes over.',
    );
});

it('goes by the text as it is after an edit', async () => {
    const start = client.at(URI, '300');
    await client.type(URI, { start, end: { ...start, character: start.character + 3 } }, '120');
    expect(await shown('priority')).not.toContain('Here: `');
    expect(await shown('priority')).toContain('takes over after 3.53 s');
});

it('shows no secret', async () => {
    expect(await shown('s3cret12', 2)).not.toContain('s3cret12');
});

it('is plain text for an editor that knows no Markdown', async () => {
    await client.stop();
    const capabilities = { textDocument: { hover: { contentFormat: ['plaintext'] } } };
    ({ client } = await Client.start(dist, { capabilities }));
    await client.open(URI, TEXT);
    const found = await client.ask<Hover>('hover', URI, { position: client.at(URI, 'priority') });
    expect(found.contents).toMatchObject({ kind: 'plaintext' });
});
