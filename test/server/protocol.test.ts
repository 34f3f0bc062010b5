import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
    CodeAction,
    CompletionItem,
    Diagnostic,
    DocumentHighlight,
    DocumentSymbol,
    FoldingRange,
    Hover,
    Location,
    TextEdit,
    WorkspaceEdit,
} from 'vscode-languageserver';
import { formatFile } from '../../src/service/format.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { Client, buildDist } from './client.ts';

const SEED = readFileSync(new URL('../../fixtures/seed/lb1.conf', import.meta.url), 'utf8');
const URI = 'file:///etc/keepalived/keepalived.conf';
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

const NAMES = `vrrp_script chk {
    script "/bin/true"
}

vrrp_instance VI_1 {
    state BACKUP
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

vrrp_instance VI_2 {
    interface eth0
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        10.0.0.6
    }
}

vrrp_sync_group G {
    group {
        VI_1
        VI_2
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
});

afterEach(async () => {
    await client.stop();
});

const codes = (diagnostics: readonly Diagnostic[]): unknown[] =>
    diagnostics.map(({ code, range }) => [code, range.start.line + 1]);

function editsOf(edit: WorkspaceEdit | undefined, uri = URI): readonly TextEdit[] {
    return edit?.changes?.[uri] ?? [];
}

describe('the language server', () => {
    it("publishes the findings in the article's file, with rule, page, severity and version", async () => {
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
        await client.stop();
        ({ client } = await Client.start(dist, { capabilities: { textDocument: { diagnostic: {} } } }));
        await client.open(URI, SEED);
        const report = await client.ask<{ kind: string; items: Diagnostic[] }>('diagnostic', URI);
        expect(report.kind).toBe('full');
        expect(report.items).toHaveLength(9);
        expect(client.published).toEqual([]);
    });

    it('clears the findings of a file that is closed', async () => {
        await client.open(URI, SEED);
        await client.findings(URI);
        await client.close(URI);
        const last = await client.until(() => client.published.find(({ version }) => version === undefined));
        expect(last).toEqual({ uri: URI, diagnostics: [] });
    });

    it('lays out a text as kalint fmt does, whatever the editor is set to', async () => {
        await client.open(URI, SEED);
        const edits = await client.ask<TextEdit[]>('formatting', URI, {
            options: { tabSize: 8, insertSpaces: false },
        });
        await client.apply(URI, edits);
        const wanted = formatFile(createSourceFile('', SEED));
        expect(wanted.kind === 'formatted' && client.textOf(URI) === wanted.file.text).toBe(true);
    });

    it('offers each fix, all safe fixes at once, and a suppression with a reason', async () => {
        await client.open(URI, SEED);
        const before = await client.findings(URI);
        const actions = await client.ask<CodeAction[]>('codeAction', URI, {
            range: before[0]?.range ?? WHOLE,
            context: { diagnostics: [] },
        });
        expect(actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred])).toEqual([
            ['write "#"', 'quickfix', true],
            ['silence syntax/foreign-comment for this line, with a reason', 'quickfix', undefined],
            ['make all safe fixes of kalint', 'source.fixAll.kalint', undefined],
        ]);
        await client.apply(URI, editsOf(actions[1]?.edit));
        expect(client.textOf(URI).split('\n')[0]).toBe(
            '# kalint-disable-next-line syntax/foreign-comment -- say why here',
        );
        expect(await client.findings(URI)).toHaveLength(before.length - 1);
        await client.apply(URI, editsOf(actions[2]?.edit));
    });

    it('makes all safe fixes on request', async () => {
        await client.open(URI, SEED);
        const [all] = await client.ask<CodeAction[]>('codeAction', URI, {
            range: WHOLE,
            context: { diagnostics: [], only: ['source.fixAll'] },
        });
        await client.apply(URI, editsOf(all?.edit));
        expect(codes(await client.findings(URI))).toEqual([['vrrp/nopreempt-with-master', 18]]);
    });

    it('works out all fixes only when they are taken, where the editor can wait', async () => {
        await client.stop();
        const codeAction = { resolveSupport: { properties: ['edit'] } };
        ({ client } = await Client.start(dist, { capabilities: { textDocument: { codeAction } } }));
        await client.open(URI, SEED);
        const actions = await client.ask<CodeAction[]>('codeAction', URI, {
            range: WHOLE,
            context: { diagnostics: [] },
        });
        const all = actions.at(-1);
        expect(all?.edit).toBeUndefined();
        const resolved: CodeAction = await client.connection.sendRequest('codeAction/resolve', all);
        expect(editsOf(resolved.edit).length).toBeGreaterThan(0);
    });

    it('tells what a keyword does', async () => {
        await client.open(URI, NAMES);
        const hover = await client.ask<Hover>('hover', URI, { position: client.at(URI, 'priority', 2) });
        expect(JSON.stringify(hover.contents)).toContain('1 to 255');
        expect(hover.range?.start).toEqual(client.at(URI, 'priority'));
    });

    it('offers keywords that a block can have, members of lists, and names', async () => {
        await client.open(URI, NAMES.replace('    priority 100\n', '    \n'));
        const offered = async (words: string, by: number): Promise<readonly string[]> => {
            const position = client.at(URI, words, by);
            return (await client.ask<CompletionItem[]>('completion', URI, { position })).map(
                ({ label }) => label,
            );
        };
        const keywords = await offered('    \n', 4);
        expect(keywords).toContain('priority');
        expect(keywords).not.toContain('state');
        expect(keywords).not.toContain('real_server');
        expect(await offered('BACKUP', 0)).toEqual(expect.arrayContaining(['MASTER', 'BACKUP']));
        expect(await offered('        chk', 8)).toEqual(['chk']);
    });

    it('goes to definitions, finds uses and changes names', async () => {
        await client.open(URI, NAMES);
        const position = client.at(URI, '        chk', 9);
        const [definition] = await client.ask<Location[]>('definition', URI, { position });
        expect(definition).toEqual({
            uri: URI,
            range: { start: { line: 0, character: 12 }, end: { line: 0, character: 15 } },
        });
        const context = { includeDeclaration: true };
        const uses = await client.ask<Location[]>('references', URI, { position, context });
        expect(uses.map(({ range }) => range.start.line)).toEqual([0, 13]);
        const marks = await client.ask<DocumentHighlight[]>('documentHighlight', URI, { position });
        expect(marks.map(({ kind }) => kind)).toEqual([3, 2]);
        const prepared = await client.ask<{ placeholder: string }>('prepareRename', URI, { position });
        expect(prepared.placeholder).toBe('chk');
        const edit = await client.ask<WorkspaceEdit>('rename', URI, { position, newName: 'probe' });
        await client.apply(URI, editsOf(edit));
        expect(client.textOf(URI)).toBe(NAMES.replaceAll('chk', 'probe'));
        const instance = client.at(URI, 'VI_1');
        const renamed = await client.ask<WorkspaceEdit>('rename', URI, {
            position: instance,
            newName: 'web',
        });
        await client.apply(URI, editsOf(renamed));
        expect(client.textOf(URI)).toBe(NAMES.replaceAll('chk', 'probe').replaceAll('VI_1', 'web'));
        await expect(
            client.ask('rename', URI, { position: client.at(URI, 'probe'), newName: 'two words' }),
        ).rejects.toThrow(/blank/);
    });

    it('gives outline and folds', async () => {
        await client.open(URI, NAMES);
        const symbols = await client.ask<DocumentSymbol[]>('documentSymbol', URI);
        expect(symbols.map(({ name }) => name)).toEqual([
            'vrrp_script chk',
            'vrrp_instance VI_1',
            'vrrp_instance VI_2',
            'vrrp_sync_group G',
        ]);
        const folds = await client.ask<FoldingRange[]>('foldingRange', URI);
        expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toContainEqual([4, 14]);
    });

    it('shows no password', async () => {
        await client.open(
            URI,
            'vrrp_instance A {\n    authentication {\n        auth_type PASS\n        auth_pass hunter2hunter2\n    }\n}\n',
        );
        const found = await client.findings(URI);
        expect(found.map(({ code }) => code)).toContain('value/too-long');
        expect(JSON.stringify(found)).not.toContain('hunter2h');
    });

    it('shows no password that a definition has', async () => {
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
        const position = { line: 0, character: 0 };
        expect(await client.ask('hover', URI, { position })).toBeNull();
        await expect(client.connection.sendRequest('kalint/nothing')).rejects.toThrow(/method/i);
    });
});
