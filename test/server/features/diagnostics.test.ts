import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { NAMES, URI, served } from '../served.ts';

const SEED = readFileSync(new URL('../../../fixtures/seed/lb1.conf', import.meta.url), 'utf8');

const codes = (diagnostics: readonly Diagnostic[]): unknown[] =>
    diagnostics.map(({ code, range }) => [code, range.start.line + 1]);

const session = served();

describe('findings', () => {
    it("publishes the findings in the article's file, with rule, page, severity and version", async () => {
        const { client } = session;
        await client.open(URI, SEED);
        const found = await client.findings(URI);
        // The lines that keepalived itself complains about, as docs of the fixture say.
        const lines = found.map(({ range }) => range.start.line + 1);
        expect(lines).toEqual([1, 11, 12, 18, 28, 29, 30, 46, 59]);
        const [first] = found;
        expect(first?.source).toBe('kalint');
        expect(first?.severity).toBe(1);
        expect(first?.codeDescription?.href).toMatch(/^file:.*\/docs\/rules\/syntax\/foreign-comment\.md$/);
        const old = found.find(({ code }) => code === 'version/deprecated-keyword');
        expect(old?.tags).toEqual([2]);
        const { uri, version } = client.published.at(-1) ?? {};
        expect([uri, version]).toEqual([URI, 1]);
    });

    it('tells of the places that belong to a finding', async () => {
        const { client } = session;
        await client.open(URI, 'vrrp_instance A {\n    priority 1\n    priority 2\n}\n');
        const found = await client.findings(URI);
        const twice = found.find(({ code }) => code === 'value/overridden');
        expect(twice?.range.start.line).toBe(2);
        expect(twice?.relatedInformation?.[0]?.location).toEqual({
            uri: URI,
            range: { start: { line: 1, character: 4 }, end: { line: 1, character: 14 } },
        });
    });

    it('follows edits, and makes one check of a burst', async () => {
        const { client } = session;
        await client.open(URI, NAMES);
        expect(await client.findings(URI)).toEqual([]);
        const at = client.at(URI, 'BACKUP');
        for (const letter of 'XYZUVWXYZUVWXYZUVWXY')
            await client.type(URI, { start: at, end: { ...at, character: at.character + 1 } }, letter);
        const found = await client.findings(URI);
        expect(codes(found)).toEqual([['value/unknown-word', 6]]);
        expect(client.published.length).toBeLessThan(6);
    });

    it('answers with findings where the editor asks for them, and then publishes none', async () => {
        const client = await session.restart({ capabilities: { textDocument: { diagnostic: {} } } });
        await client.open(URI, SEED);
        const report = await client.ask<{ kind: string; items: Diagnostic[] }>('diagnostic', URI);
        expect(report.kind).toBe('full');
        expect(report.items).toHaveLength(9);
        expect(client.published).toEqual([]);
    });

    it('clears the findings of a file that is closed', async () => {
        const { client } = session;
        await client.open(URI, SEED);
        await client.findings(URI);
        await client.close(URI);
        const last = await client.until(() => client.published.find(({ version }) => version === undefined));
        expect(last).toEqual({ uri: URI, diagnostics: [] });
    });
});
