import { afterEach, beforeAll, expect, it } from 'vitest';
import type { InlayHint } from 'vscode-languageserver';
import { Client, buildDist } from '../client.ts';

const URI = 'file:///etc/keepalived/keepalived.conf';
const TEXT = 'vrrp_script s {\n    fall 2\n}\nvrrp_instance A {\n    priority 100 # high\n}\n';
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };

let dist = '';
let client: Client | undefined;

beforeAll(() => {
    dist = buildDist();
}, 120_000);

afterEach(async () => {
    await client?.stop();
});

async function hinted(initializationOptions: object, range = WHOLE): Promise<readonly InlayHint[]> {
    ({ client } = await Client.start(dist, { initializationOptions }));
    await client.open(URI, TEXT);
    return client.ask('inlayHint', URI, { range });
}

it('shows hints where the settings say so', async () => {
    const found = await hinted({ inlayHints: true });
    expect(
        found.map(({ label, position, kind }) => [label, position.line, position.character, kind]),
    ).toEqual([
        ['interval 1', 0, 15, 2],
        ['fails after 2 s', 1, 10, 1],
        ['state BACKUP, advert_int 1', 3, 17, 2],
        ['takes over after 3.61 s', 4, 16, 1],
    ]);
    expect(found.every(({ paddingLeft, tooltip }) => paddingLeft === true && tooltip !== undefined)).toBe(
        true,
    );
});

it('shows those of the range', async () => {
    const range = { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } };
    const found = await hinted({ inlayHints: true }, range);
    expect(found.map(({ label }) => label)).toEqual(['takes over after 3.61 s']);
});

it('shows none by default', async () => {
    expect(await hinted({})).toEqual([]);
});
