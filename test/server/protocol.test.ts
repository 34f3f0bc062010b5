import { describe, expect, it } from 'vitest';
import type { CompletionItem, Hover } from 'vscode-languageserver';
import { URI, served } from './served.ts';

const session = served();

describe('the language server', () => {
    it('shows no password', async () => {
        const { client } = session;
        await client.open(
            URI,
            'vrrp_instance A {\n    authentication {\n        auth_type PASS\n        auth_pass hunter2hunter2\n    }\n}\n',
        );
        const found = await client.findings(URI);
        expect(found.map(({ code }) => code)).toContain('value/too-long');
        expect(JSON.stringify(found)).not.toContain('hunter2h');
    });

    it('shows no password that a definition has', async () => {
        const { client } = session;
        const text =
            '$PASS=geheim\nvrrp_instance A {\n    authentication {\n        auth_pass $PASS\n    }\n}\n';
        await client.open(URI, text);
        const hover = await client.ask<Hover>('hover', URI, { position: client.at(URI, '$PASS\n', 2) });
        expect(JSON.stringify(hover)).toContain('***');
        expect(JSON.stringify(hover)).not.toContain('geheim');
        const position = client.at(URI, '$PASS\n', 1);
        const offered = await client.ask<CompletionItem[]>('completion', URI, { position });
        expect(offered.map(({ label }) => label)).toContain('${PASS}');
        expect(JSON.stringify(offered)).not.toContain('geheim');
    });

    it('has no answer about what is not open, and says so about methods that it has not', async () => {
        const { client } = session;
        const position = { line: 0, character: 0 };
        expect(await client.ask('hover', URI, { position })).toBeNull();
        await expect(client.connection.sendRequest('kalint/nothing')).rejects.toThrow(/method/i);
    });
});
