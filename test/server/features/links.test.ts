import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { DocumentLink } from 'vscode-languageserver';
import { Client, buildDist } from '../client.ts';

const TEXT = `include part.conf
vrrp_script chk {
    script "/usr/bin/true 80" # kalint-disable-line value/out-of-range
}
`;

let dist = '';
let folder = '';

beforeAll(() => {
    dist = buildDist();
}, 120_000);

beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'kalint-links-')));
    writeFileSync(join(folder, 'part.conf'), 'global_defs {\n}\n');
});

afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
});

async function linksFor(capabilities: object): Promise<readonly DocumentLink[]> {
    const { client } = await Client.start(dist, { capabilities, folder });
    const uri = pathToFileURL(join(folder, 'keepalived.conf')).href;
    await client.open(uri, TEXT);
    const found = await client.ask<DocumentLink[]>('documentLink', uri);
    await client.stop();
    return found;
}

it('lead to files, programs and pages', async () => {
    const found = await linksFor({});
    expect(found.map(({ target = '' }) => target.replace(/^.*(?=\/docs\/)/, ''))).toEqual([
        pathToFileURL(join(folder, 'part.conf')).href,
        'file:///usr/bin/true',
        '/docs/rules/value/out-of-range.md',
    ]);
    expect(found[1]?.range).toEqual({ start: { line: 2, character: 12 }, end: { line: 2, character: 25 } });
    expect(found.every(({ tooltip }) => tooltip === undefined)).toBe(true);
});

it('say what they are to editors that show it', async () => {
    const found = await linksFor({ textDocument: { documentLink: { tooltipSupport: true } } });
    expect(found.map(({ tooltip }) => tooltip?.split(' ')[2])).toEqual(['file', 'program', 'page']);
});
