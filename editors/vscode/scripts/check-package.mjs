/** Unpacks a package and asks the server in it, as the client starts it, about a file: `check-package.mjs VSIX`. */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import rpc from 'vscode-languageserver-protocol/node';
import yauzl from 'yauzl';

/** A file with faults. */
const TEXT = 'vrrp_instance VI_1 {\n    interface eth0\n    virtual_router_id 0\n}\n';

/** What must be in the package, below `extension/`. */
const NEEDED = [
    'package.json',
    'language-configuration.json',
    'syntaxes/keepalived.tmLanguage.json',
    'out/extension.cjs',
    'server/server.cjs',
    'LICENSE.txt',
];

/** Milliseconds after which the server counts as dead. */
const PATIENCE = 30_000;

async function unpack(path, folder) {
    const zip = await yauzl.openPromise(path);
    for await (const entry of zip.eachEntry()) {
        const target = join(folder, entry.fileName);
        mkdirSync(dirname(target), { recursive: true });
        await pipeline(Readable.from(await zip.openReadStreamPromise(entry)), createWriteStream(target));
    }
}

/** The findings that a server, run from its bundle, has in the text. */
async function findings(server) {
    const args = [server, '--stdio', `--clientProcessId=${process.pid}`];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const timer = setTimeout(() => child.kill(), PATIENCE);
    const connection = rpc.createMessageConnection(child.stdout, child.stdin);
    try {
        const published = new Promise((resolve, reject) => {
            connection.onNotification('textDocument/publishDiagnostics', resolve);
            connection.onClose(() => reject(new Error('the server is gone')));
        });
        connection.listen();
        const { serverInfo } = await connection.sendRequest('initialize', {
            processId: process.pid,
            rootUri: null,
            capabilities: {},
        });
        console.log(`the server is ${serverInfo.name} ${serverInfo.version}`);
        await connection.sendNotification('initialized', {});
        const uri = pathToFileURL(join(tmpdir(), 'keepalived.conf')).href;
        await connection.sendNotification('textDocument/didOpen', {
            textDocument: { uri, languageId: 'keepalived', version: 1, text: TEXT },
        });
        const { diagnostics } = await published;
        await connection.sendRequest('shutdown');
        await connection.sendNotification('exit');
        return diagnostics;
    } finally {
        clearTimeout(timer);
        connection.dispose();
    }
}

const folder = mkdtempSync(join(tmpdir(), 'kalint-vsix-'));
try {
    await unpack(process.argv[2], folder);
    const missing = NEEDED.filter((name) => !existsSync(join(folder, 'extension', name)));
    if (missing.length > 0) throw new Error(`not in the package: ${missing.join(', ')}`);
    const found = await findings(join(folder, 'extension/server/server.cjs'));
    if (found.length === 0) throw new Error('the server finds nothing');
    for (const { code, codeDescription } of found) {
        if (!existsSync(fileURLToPath(codeDescription.href)))
            throw new Error(`no page of ${code} in the package`);
        console.log(`it finds ${code}, whose page is in the package`);
    }
} finally {
    rmSync(folder, { recursive: true, force: true });
}
