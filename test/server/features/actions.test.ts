import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { URI, editsOf, served } from '../served.ts';

const SEED = readFileSync(new URL('../../../fixtures/seed/lb1.conf', import.meta.url), 'utf8');
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

const codes = (diagnostics: readonly Diagnostic[]): unknown[] =>
    diagnostics.map(({ code, range }) => [code, range.start.line + 1]);

const session = served();

describe('actions', () => {
    it('offers each fix, all safe fixes at once, and a suppression with a reason', async () => {
        const { client } = session;
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
        const { client } = session;
        await client.open(URI, SEED);
        const [all] = await client.ask<CodeAction[]>('codeAction', URI, {
            range: WHOLE,
            context: { diagnostics: [], only: ['source.fixAll'] },
        });
        await client.apply(URI, editsOf(all?.edit));
        expect(codes(await client.findings(URI))).toEqual([['vrrp/nopreempt-with-master', 18]]);
    });

    it('works out all fixes only when they are taken, where the editor can wait', async () => {
        const codeAction = { resolveSupport: { properties: ['edit'] } };
        const client = await session.restart({ capabilities: { textDocument: { codeAction } } });
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
});
