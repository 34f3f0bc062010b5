/** A network namespace with the interfaces that a configuration names, and nothing else in it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** A namespace and what is in it. */
export interface Namespace {
    /** The process that holds it; it goes, and the namespace with it, when this process ends. */
    readonly holder: number;
    interfaces: ReadonlySet<string>;
}

interface Outcome {
    readonly code: number;
    readonly output: string;
}

/** Kinds of link to stand in for a network card; not every kernel has all of them. */
const KINDS = ['dummy', 'bridge', 'ifb'] as const;

let kind: string | undefined;

function run(command: string, args: readonly string[], input = ''): Promise<Outcome> {
    return new Promise((resolve) => {
        const child = execFile(command, args, (error, stdout, stderr) => {
            const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
            resolve({ code, output: stdout + stderr });
        });
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(input);
    });
}

function ip(namespace: Namespace, batch: readonly string[]): Promise<Outcome> {
    const args = ['-t', String(namespace.holder), '-n', 'ip', '-force', '-batch', '-'];
    return run('nsenter', args, batch.map((line) => `${line}\n`).join(''));
}

function start(): Promise<ChildProcess> {
    return new Promise((resolve, reject) => {
        // `cat` copies the one line, which says that the namespace is there, and then waits for our end.
        const child = spawn('unshare', ['-n', 'cat'], { stdio: ['pipe', 'pipe', 'ignore'] });
        child.once('error', reject);
        child.once('exit', () => {
            reject(new Error('cannot make a network namespace'));
        });
        child.stdout.once('data', () => {
            resolve(child);
        });
        child.stdin.write('\n');
    });
}

/** Makes a namespace. It leaves nothing behind, not even when this process is killed. */
export async function makeNamespace(): Promise<Namespace> {
    const child = await start();
    child.unref();
    (child.stdin as Socket).unref();
    (child.stdout as Socket).unref();
    const namespace: Namespace = { holder: child.pid ?? 0, interfaces: new Set() };
    await ip(namespace, ['link set lo up']);
    kind ??= await kindOfLink(namespace);
    return namespace;
}

async function kindOfLink(namespace: Namespace): Promise<string> {
    for (const each of KINDS) {
        const { code } = await ip(namespace, [`link add probe type ${each}`, 'link del probe']);
        if (code === 0) return each;
    }
    throw new Error(`this kernel has none of the link types ${KINDS.join(', ')}`);
}

/** Sees to it that exactly these interfaces exist in a namespace, besides `lo`, and are up. */
export async function setInterfaces(namespace: Namespace, names: readonly string[]): Promise<void> {
    const wanted = new Set(names.filter((name) => name !== 'lo'));
    const gone = [...namespace.interfaces].filter((name) => !wanted.has(name));
    const fresh = [...wanted].filter((name) => !namespace.interfaces.has(name));
    if (gone.length + fresh.length > 0) {
        await ip(namespace, [
            ...gone.map((name) => `link del dev ${name}`),
            ...fresh.map((name) => `link add name ${name} type ${kind ?? 'dummy'}`),
            ...fresh.map((name) => `link set dev ${name} up`),
        ]);
    }
    namespace.interfaces = wanted;
}

/** Starts a command inside a namespace; `nsenter` replaces itself by it. */
export function spawnIn(namespace: Namespace, command: readonly string[]): ChildProcess {
    return spawn('nsenter', ['-t', String(namespace.holder), '-n', ...command], {
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
    });
}
