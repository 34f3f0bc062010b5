/**
 * What somebody who types waits for: keys in a long configuration, told to the built server over its standard
 * input, and the time until its findings are there. They are asked for at once, so that the pause in which the
 * server waits for further keys is not in the figures.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { configurationOf } from './configuration.mjs';

const { StreamMessageReader, StreamMessageWriter, createMessageConnection } = createRequire(import.meta.url)(
    'vscode-jsonrpc/node',
);

const URI = 'file:///etc/keepalived/keepalived.conf';

/** What is typed, key by key, behind some line of a virtual server; for a while braces do not balance. */
const TYPED = ['    quorum 2\n', '    real_server 10.2.9.1 80 {\n        weight 3\n    }\n', '# note\n'];

/** Makes numbers between 0 and 1, the same each time. */
function random(seed) {
    let state = seed;
    return () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return state / 2_147_483_648;
    };
}

/** Times in milliseconds, a list for each kind of answer. */
export async function typeInto(launcher, lines, keys) {
    const server = spawn(process.execPath, [launcher, 'lsp', '--stdio'], {
        stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createMessageConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
    );
    connection.onRequest(() => null);
    connection.listen();
    const capabilities = { textDocument: { diagnostic: {} } };
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
    await connection.sendNotification('initialized', {});
    const ask = (method, more = {}) =>
        connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: URI }, ...more });
    const timed = async (list, work) => {
        const start = performance.now();
        await work();
        list.push(performance.now() - start);
    };

    const text = configurationOf(lines);
    const times = { open: [], findings: [], completion: [], hover: [] };
    await timed(times.open, async () => {
        const textDocument = { uri: URI, languageId: 'keepalived', version: 1, text };
        await connection.sendNotification('textDocument/didOpen', { textDocument });
        // What holds for the file is found out after it was opened, and voids a check that began before.
        for (;;) {
            try {
                return await ask('diagnostic');
            } catch (error) {
                if (error.code !== -32802) throw error;
            }
        }
    });
    const next = random(7);
    const quorums = text
        .split('\n')
        .flatMap((line, number) => (line.includes('protocol TCP') ? [number] : []));
    let version = 1;
    let typed = 0;
    while (typed < keys) {
        let line = quorums[Math.floor(next() * quorums.length)] + 1;
        let character = 0;
        for (const key of TYPED[Math.floor(next() * TYPED.length)]) {
            const position = { line, character };
            const change = { range: { start: position, end: position }, text: key };
            await timed(times.findings, async () => {
                const textDocument = { uri: URI, version: ++version };
                const params = { textDocument, contentChanges: [change] };
                await connection.sendNotification('textDocument/didChange', params);
                await ask('diagnostic');
            });
            if (key === '\n') [line, character] = [line + 1, 0];
            else character++;
            await timed(times.completion, () => ask('completion', { position: { line, character } }));
            await timed(times.hover, () => ask('hover', { position: { line, character } }));
            typed++;
        }
    }
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    return times;
}
