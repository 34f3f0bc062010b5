/**
 * Unpacks a package and tries what is in it: the commands that the extension registers, the program that emits, and
 * the server as the client starts it: `check-package.mjs VSIX`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import rpc from 'vscode-languageserver-protocol/node';
import { commandsUsed, filesOf, registeredBy, unpack } from './package.mjs';

/** A file with faults. */
const TEXT = 'vrrp_instance VI_1 {\n    interface eth0\n    virtual_router_id 0\n}\n';

/** A spec that says no more than it must. */
const SPEC = `distribution: debian-12
vrrp: { id: 17 }
directors:
  - { name: lb1, address: 10.0.0.1/24, interface: eth0 }
  - { name: lb2, address: 10.0.0.2/24, interface: eth0 }
services:
  - { address: 10.0.0.5, port: 80 }
realServers:
  - { name: web1, address: 10.0.0.3 }
`;

/** What must be in the package, below `extension/`, besides what its manifest names. */
const NEEDED = [
    'package.json',
    'server/server.cjs',
    'server/kalint.cjs',
    'server/main.cjs',
    'docs/rules/README.md',
    'docs/suppression.md',
    'LICENSE.txt',
];

/** Milliseconds after which the server counts as dead. */
const PATIENCE = 30_000;

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

/** Fails where the manifest names a file that is not there, or a command that is not registered, and the other way round. */
function checkManifest(home) {
    const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    const missing = [...NEEDED, ...filesOf(manifest)].filter((name) => !existsSync(join(home, name)));
    if (missing.length > 0) throw new Error(`not in the package: ${missing.join(', ')}`);
    const declared = manifest.contributes.commands.map(({ command }) => command);
    const registered = registeredBy(join(home, manifest.main));
    for (const [what, some, all] of [
        ['declared and not registered', declared, registered],
        ['registered and not declared', registered, declared],
        ['used and not declared', commandsUsed(manifest), declared],
    ]) {
        const odd = some.filter((name) => !all.includes(name));
        if (odd.length > 0) throw new Error(`commands ${what}: ${odd.join(', ')}`);
    }
    console.log(`it registers the ${declared.length} commands that it declares`);
}

/** Fails where the program does not write a set, as the command has it do. */
function checkEmit(home, folder) {
    const [spec, set] = [join(folder, 'spec.yaml'), join(folder, 'set')];
    writeFileSync(spec, SPEC);
    const args = [join(home, 'server/kalint.cjs'), 'emit', spec, '--output', set];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0 || !existsSync(join(set, 'RUNBOOK.md')))
        throw new Error(`nothing is emitted: ${stderr}`);
    console.log('it emits a deployment');
}

const folder = mkdtempSync(join(tmpdir(), 'kalint-vsix-'));
try {
    await unpack(process.argv[2], folder);
    const home = join(folder, 'extension');
    checkManifest(home);
    checkEmit(home, folder);
    const found = await findings(join(home, 'server/server.cjs'));
    if (found.length === 0) throw new Error('the server finds nothing');
    for (const { code, codeDescription } of found) {
        if (!existsSync(fileURLToPath(codeDescription.href)))
            throw new Error(`no page of ${code} in the package`);
        console.log(`it finds ${code}, whose page is in the package`);
    }
} finally {
    rmSync(folder, { recursive: true, force: true });
}
