/**
 * What somebody who types waits for, and what it takes of memory: keys in a long configuration, told to the built
 * server over its standard input. Everything that the server can do is on: the file is a node of a pair that
 * the configuration of kalint names, findings are published, and after each key the editor asks for colours, hints in
 * the window, the outline, actions, completion and what is under the pointer.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { configurationOf } from './configuration.mjs';

const { StreamMessageReader, StreamMessageWriter, createMessageConnection } = createRequire(import.meta.url)(
    'vscode-jsonrpc/node',
);

/** What is typed, key by key, behind some line of a virtual server; for a while braces do not balance. */
const TYPED = ['    quorum 2\n', '    real_server 10.2.9.1 80 {\n        weight 3\n    }\n', '# note\n'];

/** Lines that an editor has in its window. */
const WINDOW = 60;

const PAIR = `nodes:
    - { name: lb1, file: lb1/keepalived.conf }
    - { name: lb2, file: lb2/keepalived.conf }
pairs: [[lb1, lb2]]
`;

/** What an editor with everything says of itself. */
const CAPABILITIES = {
    textDocument: {
        semanticTokens: { requests: { full: { delta: true }, range: true }, formats: ['relative'] },
        completion: {
            completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation'] } },
        },
        codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    },
};

/** Makes numbers between 0 and 1, the same each time. */
function random(seed) {
    let state = seed;
    return () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return state / 2_147_483_648;
    };
}

/** The resident memory of a process in KiB (proc(5)); undefined where that is not told. */
function memoryOf(pid) {
    try {
        const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
        return kilobytes === undefined ? undefined : Number(kilobytes);
    } catch {
        return undefined;
    }
}

/** An editor with a configuration of so many lines open in a folder, and what it can do there. */
export async function openEditor(launcher, lines, folder) {
    const text = configurationOf(lines);
    writeFileSync(join(folder, 'kalint.config.yaml'), PAIR);
    const uri = pathToFileURL(join(folder, 'lb1/keepalived.conf')).href;
    const server = spawn(process.execPath, [launcher, 'lsp', '--stdio'], {
        stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createMessageConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
    );
    let version = 0;
    let published = () => undefined;
    connection.onNotification('textDocument/publishDiagnostics', (params) => {
        if (params.uri === uri && params.version === version) published();
    });
    connection.onRequest(() => null);
    connection.listen();
    const initializationOptions = { inlayHints: true };
    await connection.sendRequest('initialize', {
        processId: null,
        rootUri: pathToFileURL(folder).href,
        capabilities: CAPABILITIES,
        initializationOptions,
    });
    await connection.sendNotification('initialized', {});

    const ask = (method, more = {}) =>
        connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });
    const findings = () =>
        new Promise((resolve) => {
            published = resolve;
        });
    const change = async (range, text) => {
        version++;
        const known = findings();
        const textDocument = { uri, version };
        await connection.sendNotification('textDocument/didChange', {
            textDocument,
            contentChanges: [{ range, text }],
        });
        return known;
    };
    const first = findings();
    version = 1;
    const textDocument = { uri, languageId: 'keepalived', version, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    await first;
    const places = text
        .split('\n')
        .flatMap((line, number) => (line.includes('protocol TCP') ? [number + 1] : []));
    return {
        places,
        ask,
        change,
        memory: () => memoryOf(server.pid),
        close: async () => {
            await connection.sendRequest('shutdown');
            await connection.sendNotification('exit');
        },
    };
}

/** Times in milliseconds, a list for each kind of answer. */
export async function typeInto(editor, keys) {
    const { ask, change, places } = editor;
    const times = {};
    const timed = async (kind, work) => {
        const start = performance.now();
        const result = await work();
        (times[kind] ??= []).push(performance.now() - start);
        return result;
    };
    const next = random(7);
    let previousResultId = (await ask('semanticTokens/full')).resultId;
    let typed = 0;
    while (typed < keys) {
        let line = places[Math.floor(next() * places.length)];
        let character = 0;
        for (const key of TYPED[Math.floor(next() * TYPED.length)]) {
            const at = { line, character };
            await timed('findings', () => change({ start: at, end: at }, key));
            if (key === '\n') [line, character] = [line + 1, 0];
            else character++;
            const position = { line, character };
            const range = {
                start: { line: Math.max(0, line - WINDOW / 2), character: 0 },
                end: { line: line + WINDOW / 2, character: 0 },
            };
            await timed('completion', () => ask('completion', { position }));
            await timed('signature', () => ask('signatureHelp', { position }));
            const tokens = await timed('colours', () =>
                ask('semanticTokens/full/delta', { previousResultId }),
            );
            previousResultId = tokens.resultId;
            await timed('hints', () => ask('inlayHint', { range }));
            await timed('outline', () => ask('documentSymbol'));
            const context = { diagnostics: [] };
            await timed('actions', () =>
                ask('codeAction', { range: { start: position, end: position }, context }),
            );
            await timed('hover', () => ask('hover', { position }));
            typed++;
        }
    }
    return times;
}

/**
 * Types a letter and takes it back, so many edits in all, with colours asked for after each; answers the memory before
 * and after.
 */
export async function typeLong(editor, edits) {
    const { ask, change, places, memory } = editor;
    const next = random(11);
    let previousResultId = (await ask('semanticTokens/full')).resultId;
    const before = memory();
    for (let made = 0; made < edits; made += 2) {
        const start = { line: places[Math.floor(next() * places.length)], character: 0 };
        const end = { ...start, character: 1 };
        await change({ start, end: start }, 'x');
        await change({ start, end }, '');
        previousResultId = (await ask('semanticTokens/full/delta', { previousResultId })).resultId;
    }
    return { before, after: memory() };
}
