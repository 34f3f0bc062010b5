import { spawn } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { diagnosticOf } from '../../server/diagnostics.ts';
import { rangeOf } from '../../server/convert.ts';
import { includesOnDisk } from '../../src/node/includes.ts';
import { checkFile } from '../../src/service/check.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { editsOf } from '../support/edits.ts';
import { fixtureTexts, propertySeed } from '../support/texts.ts';
import { Client, buildDist } from './client.ts';

const URI = 'file:///etc/keepalived/keepalived.conf';
const seed = propertySeed();

let dist = '';

beforeAll(() => {
    dist = buildDist();
}, 120_000);

/** A configuration of so many lines that keepalived takes without a word. */
function longText(lines: number): string {
    const servers = Array.from({ length: lines / 10 }, (_, n) => {
        const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
        return `virtual_server ${address} 80 {\n    delay_loop 6\n    lvs_sched rr\n    lvs_method NAT\n    protocol TCP\n    real_server 10.200.0.1 80 {\n        TCP_CHECK {\n        }\n    }\n}\n`;
    });
    return servers.join('');
}

describe('what is no message', () => {
    /** Sends bytes to a fresh server, then asks it something; answers all that it says. */
    async function after(bytes: string): Promise<string> {
        const server = spawn(process.execPath, [join(dist, 'kalint.cjs'), 'lsp', '--stdio'], {
            stdio: ['pipe', 'pipe', 'pipe'],
        });
        let said = '';
        const send = (message: object): void => {
            const text = JSON.stringify({ jsonrpc: '2.0', ...message });
            server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
        };
        send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
        server.stdin.write(bytes);
        send({ id: 99, method: 'shutdown' });
        await new Promise<void>((resolve) => {
            server.stdout.on('data', (chunk: Buffer) => {
                said += chunk.toString();
                if (said.includes('"id":99')) resolve();
            });
        });
        server.kill();
        return said;
    }

    const framed = (text: string): string => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;

    it.each([
        ['text that is no JSON', framed('{"jsonrpc": nonsense'), /"code":-32700/],
        ['a number', framed('42'), undefined],
        ['a list', framed('[1,2]'), undefined],
        ['a request without a method', framed('{"jsonrpc":"2.0","id":5}'), undefined],
        ['an unknown method', framed('{"jsonrpc":"2.0","id":6,"method":"x/y"}'), /"id":6,"error"/],
        [
            'a request without its parameters',
            framed('{"jsonrpc":"2.0","id":7,"method":"textDocument/hover"}'),
            /"id":7,"error"/,
        ],
        [
            'a request with the wrong ones',
            framed('{"jsonrpc":"2.0","id":8,"method":"textDocument/hover","params":{"textDocument":1}}'),
            /"id":8,"error"/,
        ],
        [
            'a change of a text that is not open',
            framed(
                '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a","version":2},"contentChanges":[{"text":""}]}}',
            ),
            undefined,
        ],
        [
            'a note without its parameters',
            framed('{"jsonrpc":"2.0","method":"textDocument/didOpen"}'),
            undefined,
        ],
        [
            'a URI that is none',
            framed(
                '{"jsonrpc":"2.0","id":9,"method":"textDocument/hover","params":{"textDocument":{"uri":"file://%zz"},"position":{"line":0,"character":0}}}',
            ),
            /"id":9,"error"/,
        ],
    ])('is answered with an error where it can be, and the server lives on: %s', async (_, bytes, answer) => {
        const said = await after(bytes);
        expect(said).toContain('"id":99,"result":null');
        if (answer !== undefined) expect(said).toMatch(answer);
    });
});

describe('a long text', () => {
    it('of 120 000 lines can be changed while it is checked, and a question about it can be withdrawn', async () => {
        const capabilities = { textDocument: { diagnostic: {} } };
        const { client } = await Client.start(dist, { capabilities });
        await client.open(URI, longText(120_000));
        const source = new CancellationTokenSource();
        const question = client.connection.sendRequest(
            'textDocument/diagnostic',
            { textDocument: { uri: URI } },
            source.token,
        );
        // The next answer shows that the question is being worked at.
        await client.ask('hover', URI, { position: { line: 0, character: 0 } });
        source.cancel();
        await expect(question).rejects.toMatchObject({ code: -32800 });
        const second = client.ask('diagnostic', URI);
        await client.type(URI, rangeOf(createSourceFile('', 'x'), { start: 0, end: 0 }), '# a\n');
        await expect(second).rejects.toMatchObject({ code: -32802 });
        const report = await client.ask<{ items: Diagnostic[] }>('diagnostic', URI);
        expect(report.items).toEqual([]);
        await client.stop();
    });
});

describe(`2 000 edits over the wire (seed ${String(seed)}, KALINT_SEED repeats it)`, () => {
    it('leave the server with the text and the findings of a fresh start', async () => {
        const texts = fixtureTexts();
        const { client } = await Client.start(dist);
        const samples = fc.sample(editsOf(texts), { seed, numRuns: 2_000 });
        const start = texts.slice(0, 8).join('\n');
        let text = start;
        await client.open(URI, text);
        for (const [index, sample] of samples.entries()) {
            const edit = sample(text);
            const file = createSourceFile('', text);
            await client.type(URI, rangeOf(file, edit.span), edit.text);
            text = client.textOf(URI);
            if (index % 50 < 49) continue;
            const found = await client.findings(URI);
            const fresh = createSourceFile('/etc/keepalived/keepalived.conf', text);
            // What is typed may be an include of something that is there.
            const settings = { ...DEFAULT_SETTINGS, includes: includesOnDisk({ given: new Map() }) };
            const view = { docsBase: '', targets: 1, fileOf: () => fresh };
            const wanted = checkFile(fresh, settings).diagnostics.map((each) =>
                diagnosticOf(each, fresh, view),
            );
            const bare = ({ code, message, range, relatedInformation }: Diagnostic): unknown => ({
                code,
                message,
                range,
                relatedInformation,
            });
            expect(found.map(bare)).toEqual(wanted.map(bare));
            // A text that stays short enough for all of this.
            if (text.length > 2 * start.length) {
                text = start;
                await client.replace(URI, text);
            }
        }
        await client.stop();
    });
});
