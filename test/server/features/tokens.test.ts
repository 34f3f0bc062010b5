import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InitializeResult, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { Client, buildDist } from '../client.ts';

const URI = 'file:///etc/keepalived/keepalived.conf';
const TEXT = `vrrp_instance A {
    state MASTER # a\rb
    lvs_sched rr
    priority 100
}
`;

let dist = '';
let client: Client;
let hello: InitializeResult;

beforeAll(() => {
    dist = buildDist();
}, 120_000);

beforeEach(async () => {
    ({ client, hello } = await Client.start(dist));
    await client.open(URI, TEXT);
});

afterEach(async () => {
    await client.stop();
});

/** Tokens as `line:column text kind modifiers`, in the lines of an editor. */
function written(data: readonly number[], text = client.textOf(URI)): readonly string[] {
    const { tokenTypes, tokenModifiers } = hello.capabilities.semanticTokensProvider?.legend ?? {
        tokenTypes: [],
        tokenModifiers: [],
    };
    const lines = text.split(/\r\n|\r|\n/);
    let [line, column] = [0, 0];
    const found: string[] = [];
    for (let at = 0; at < data.length; at += 5) {
        const [down = 0, right = 0, length = 0, kind = 0, flags = 0] = data.slice(at, at + 5);
        [line, column] = [line + down, down === 0 ? column + right : right];
        const modifiers = tokenModifiers.filter((_, bit) => (flags & (1 << bit)) !== 0);
        const word = (lines[line] ?? '').slice(column, column + length);
        found.push([`${line}:${column}`, word, tokenTypes[kind], ...modifiers].join(' '));
    }
    return found;
}

const all = async (): Promise<SemanticTokens> => client.ask('semanticTokens/full', URI);

describe('semantic tokens', () => {
    it('are those of the text, line by line as an editor counts', async () => {
        expect(written((await all()).data)).toEqual([
            '0:0 vrrp_instance keyword',
            '0:14 A namespace definition',
            '1:4 state property',
            '1:10 MASTER enumMember',
            '1:17 # a comment',
            '2:0 b comment',
            '4:4 priority property',
            '4:13 100 number',
        ]);
    });

    it('come for a range', async () => {
        const range = { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } };
        const { data } = await client.ask<SemanticTokens>('semanticTokens/range', URI, { range });
        expect(written(data)).toEqual(['4:4 priority property', '4:13 100 number']);
    });

    it('come as the difference to those before', async () => {
        const before = await all();
        const at = client.at(URI, '    priority');
        await client.type(URI, { start: at, end: at }, '    # new\n    interface eth0\n');
        const previousResultId = before.resultId;
        const { edits, resultId } = await client.ask<SemanticTokensDelta>('semanticTokens/full/delta', URI, {
            previousResultId,
        });
        expect(edits).toHaveLength(1);
        const [edit] = edits;
        const { start, deleteCount, data = [] } = edit ?? { start: 0, deleteCount: 0 };
        const made = [...before.data];
        made.splice(start, deleteCount, ...data);
        const now = await all();
        expect(made).toEqual(now.data);
        expect(resultId).not.toBe(previousResultId);
        // Three tokens that are new, and the one behind them, which is as many lines below the last as before.
        expect(data.length).toBeLessThanOrEqual(20);
    });

    it('have no difference where nothing has changed', async () => {
        const { resultId } = await all();
        const same = await client.ask<SemanticTokensDelta>('semanticTokens/full/delta', URI, {
            previousResultId: resultId,
        });
        expect(same.edits).toEqual([]);
    });

    it('come in full where the ones before are not known', async () => {
        const found = await client.ask<SemanticTokens>('semanticTokens/full/delta', URI, {
            previousResultId: 'x',
        });
        expect(found.data).toEqual((await all()).data);
    });

    it('are none of a text that is not open', async () => {
        const uri = 'file:///other.conf';
        expect(await client.ask('semanticTokens/full', uri)).toBeNull();
        expect(await client.ask('semanticTokens/full/delta', uri, { previousResultId: '1' })).toBeNull();
    });
});
