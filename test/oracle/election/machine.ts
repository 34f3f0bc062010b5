/**
 * A machine of the laboratory: a network, a `/run`, and processes of its own. All of it goes when the test ends,
 * also when the test is killed: the first process of the machine reads from the test, and what it reads ends.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A machine that runs. */
export interface Machine {
    /** The process whose namespaces are the machine, as this machine numbers it. */
    readonly pid: number;
    /** The folder that is the root for the machine's programs; empty for the root of this machine. */
    readonly root: string;
    readonly holder: ChildProcessByStdio<Writable, Readable, null>;
}

/**
 * A file system in memory at `/run` and the machine's own processes in `/proc`; no waiting for the answer of others
 * that have the same address; and a word to say that all is there.
 */
const FIRST_PROCESS = `
mount -t tmpfs tmpfs "$1/run" && mount -t proc proc "$1/proc" &&
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad && ip link set dev lo up &&
echo there && exec cat > /dev/null`;

/** Starts a machine; `root` is the folder of an installed system, or empty. */
export async function startMachine(root = ''): Promise<Machine> {
    const inside = ['sh', '-c', FIRST_PROCESS, 'sh', root];
    const holder = spawn('unshare', ['-n', '-m', '-p', '-f', '--kill-child', ...inside], {
        stdio: ['pipe', 'pipe', 'inherit'],
    });
    const said = await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')]);
    if (!Buffer.isBuffer(said[0]) || holder.pid === undefined) throw new Error('cannot make a machine');
    return { pid: holder.pid, root, holder };
}

/** Ends a machine and everything in it; settles when it is gone. */
export async function endMachine({ holder }: Machine): Promise<void> {
    if (holder.exitCode !== null || holder.signalCode !== null) return;
    const gone = once(holder, 'exit');
    holder.stdin.end();
    await gone;
}

/** A process of a machine, with what it says. */
export type Process = ChildProcessByStdio<null, Readable, Readable>;

/** Starts a command in a machine, as one of its processes. */
export function spawnInside({ pid, root }: Machine, command: readonly string[]): Process {
    const processes = `--pid=/proc/${pid}/ns/pid_for_children`;
    const change = root === '' ? [] : ['chroot', root];
    return spawn('nsenter', ['-t', String(pid), '-n', '-m', processes, ...change, ...command], {
        stdio: ['ignore', 'pipe', 'pipe'],
    });
}

/** An `ip` that takes commands and answers. */
export type IpProcess = ChildProcessByStdio<Writable, Readable, null>;

/** Starts `ip` in the network of a machine. */
export function spawnIp({ pid }: Machine, args: readonly string[]): IpProcess {
    return spawn('nsenter', ['-t', String(pid), '-n', 'ip', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Has `ip` do several things in the network of a machine, one after another, and gives what it prints. */
export async function ip(machine: Machine, commands: readonly string[]): Promise<string> {
    const child = spawnIp(machine, ['-o', '-batch', '-']);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
    });
    child.stdin.end(commands.map((command) => `${command}\n`).join(''));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`ip fails at one of: ${commands.join('; ')}`);
    return Buffer.concat(chunks).toString('utf8');
}

/** Ends all processes of a machine at once, without a chance to say goodbye. */
export async function killAll(machine: Machine): Promise<void> {
    await once(spawnInside(machine, ['sh', '-c', 'kill -KILL -1']), 'exit');
}

/** Where this machine sees a file in the `/run` of another. */
export function pathInRun({ pid, root }: Machine, name: string): string {
    return join(`/proc/${pid}/root`, root, 'run', name);
}

/** Writes a file in the `/run` of a machine. */
export function writeInRun(machine: Machine, name: string, text: string): Promise<void> {
    return writeFile(pathInRun(machine, name), text);
}
