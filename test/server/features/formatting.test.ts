import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { Client, buildDist } from '../client.ts';

const URI = 'file:///etc/keepalived/keepalived.conf';
const TEXT = `vrrp_instance A
{
  state   MASTER
  priority   100
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

const options = { tabSize: 8, insertSpaces: false };

/** The text after the edits that the server proposes. */
async function after(method: string, more: object): Promise<string> {
    await client.apply(URI, await client.ask<TextEdit[]>(method, URI, { options, ...more }));
    return client.textOf(URI);
}

const lines = (first: number, last: number): object => ({
    start: { line: first, character: 1 },
    end: { line: last, character: 4 },
});

describe('formatting', () => {
    it('lays out a file, whatever the editor would have', async () => {
        expect(await after('formatting', {})).toBe(
            'vrrp_instance A {\n    state MASTER\n    priority 100\n}\n',
        );
    });

    it('lays out the lines that are selected', async () => {
        expect(await after('rangeFormatting', { range: lines(2, 2) })).toBe(
            'vrrp_instance A\n{\n    state MASTER\n  priority   100\n}\n',
        );
        expect(await after('rangeFormatting', { range: lines(1, 1) })).toBe(
            'vrrp_instance A {\n    state MASTER\n  priority   100\n}\n',
        );
    });

    it('lays out the lines of several selections', async () => {
        expect(await after('rangesFormatting', { ranges: [lines(0, 0), lines(3, 3)] })).toBe(
            'vrrp_instance A {\n  state   MASTER\n    priority 100\n}\n',
        );
    });

    it('says why it does not', async () => {
        await client.replace(URI, `~SEQ(A,1,30000) a  b\n${TEXT}`);
        const asked = client.ask('rangeFormatting', URI, { options, range: lines(1, 6) });
        await expect(asked).rejects.toThrow(/the layout stays as it is: /);
    });
});

describe('formatting on type', () => {
    it('puts a closing brace where its block began', async () => {
        await client.replace(URI, 'a {\n    b {\n        c\n        }\n}\n');
        const position = { line: 3, character: 9 };
        expect(await after('onTypeFormatting', { position, ch: '}' })).toBe(
            'a {\n    b {\n        c\n    }\n}\n',
        );
    });

    it('lays out the line that is finished, and indents the next', async () => {
        await client.replace(URI, 'a {\n  b   c\n\n}\n');
        const position = { line: 2, character: 0 };
        expect(await after('onTypeFormatting', { position, ch: '\n' })).toBe('a {\n    b c\n    \n}\n');
    });

    it('has nothing to do for anything else', async () => {
        const position = { line: 2, character: 5 };
        expect(await client.ask('onTypeFormatting', URI, { options, position, ch: 'a' })).toEqual([]);
    });
});
