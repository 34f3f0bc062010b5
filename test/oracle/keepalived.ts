/** Runs the real keepalived over a text. Needs root; finds out by itself which releases are installed. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { RELEASES } from '../../grammar/schema/releases.ts';
import type { Release } from '../../grammar/schema/types.ts';
import { CONFIG_ID } from './config-id.ts';
import { type Message, markEnvironment } from './environment.ts';
import { interfacesIn } from './interfaces.ts';
import { type Namespace, makeNamespace, setInterfaces, spawnIn } from './namespace.ts';

export type { Message } from './environment.ts';

/** A keepalived that can be run here. */
export interface Program {
    readonly release: Release;
    readonly path: string;
    /** The folder that is its root; absent where that is the machine's own. */
    readonly root?: string;
    /** The name of the target that stands for this very build. */
    readonly target: string;
}

/** What one run of `keepalived -t` gave. */
export interface Run {
    /** Exit status; undefined where a signal ended it. */
    readonly exit: number | undefined;
    /** The signal that ended it; SIGKILL stands for the time limit. */
    readonly signal: string | undefined;
    /** Identical ones once, in the order of the output. */
    readonly messages: readonly Message[];
}

/** How a text is run. */
export interface RunOptions {
    /** Configuration id, `-i`; without it one that no text names. */
    readonly configId?: string;
    /** Files beside that of the text, by their names, which may begin with folders. */
    readonly files?: Readonly<Record<string, string>>;
}

const TIME_LIMIT_MS = 10_000;
const PATH = '/usr/sbin/keepalived';

/** The distribution that builds a release without iptables; its target knows fewer keywords. */
const BUILDS: Readonly<Record<string, string>> = { '2.2.7': 'debian-12', '2.3.3': 'debian-13' };

/** The program at a path, where there is one that runs and whose release kalint knows. */
function programAt(path: string, root?: string): Program | undefined {
    const [command, args] = root === undefined ? [path, []] : ['chroot', [root, path]];
    if (process.getuid?.() !== 0 || !existsSync(join(root ?? '/', path))) return undefined;
    try {
        const line = [...args, '--version'];
        const said = execFileSync('sh', ['-c', '"$@" 2>&1', 'sh', command, ...line], { encoding: 'utf8' });
        const release = RELEASES.find((each) => said.startsWith(`Keepalived v${each} `));
        if (release === undefined) return undefined;
        const target = (said.includes(' IPTABLES') ? undefined : BUILDS[release]) ?? release;
        return { release, path, target, ...(root === undefined ? {} : { root }) };
    } catch {
        return undefined;
    }
}

/**
 * The releases that can be run on this machine: 2.2.7 where it is installed, 2.3.3 in the folder that
 * `scripts/keepalived-trixie.sh` makes, and whatever release of keepalived KALINT_KEEPALIVED is the
 * path of. Empty without root.
 */
export function installedReleases(): Program[] {
    const trixie = resolve(process.env['KALINT_TRIXIE'] ?? '.cache/trixie');
    const further = process.env['KALINT_KEEPALIVED'];
    return [
        programAt(PATH),
        programAt(PATH, trixie),
        ...(further === undefined ? [] : [programAt(resolve(further))]),
    ].filter((each) => each !== undefined);
}

const free: Namespace[] = [];
const waiting: (() => void)[] = [];
let running = 0;

/** A run waits for the kernel about as long as it computes. */
const AT_A_TIME = 2 * availableParallelism();

/** Lets only so many run at a time, each in a namespace of its own. */
async function withNamespace<T>(work: (namespace: Namespace) => Promise<T>): Promise<T> {
    while (running >= AT_A_TIME)
        await new Promise<void>((go) => {
            waiting.push(go);
        });
    running++;
    try {
        const namespace = free.pop() ?? (await makeNamespace());
        try {
            return await work(namespace);
        } finally {
            free.push(namespace);
        }
    } finally {
        running--;
        waiting.shift()?.();
    }
}

function outputOf(
    namespace: Namespace,
    command: readonly string[],
): Promise<Omit<Run, 'messages'> & { said: Buffer }> {
    return new Promise((done, fail) => {
        const child = spawnIn(namespace, command);
        const chunks: Buffer[] = [];
        const collect = (chunk: Buffer): void => {
            chunks.push(chunk);
        };
        const timer = setTimeout(() => {
            // A group of its own: keepalived starts children, and they hold the pipe.
            if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        }, TIME_LIMIT_MS);
        child.stdout?.on('data', collect);
        child.stderr?.on('data', collect);
        child.once('error', fail);
        child.once('close', (code, signal) => {
            clearTimeout(timer);
            done({ exit: code ?? undefined, signal: signal ?? undefined, said: Buffer.concat(chunks) });
        });
    });
}

/** Takes `(Line N) …` and `(FILE: Line N) …` apart; `own` is the name of the file that was tested. */
export function parseMessage(line: string, own: string): Omit<Message, 'env'> {
    const match = /^\((?:(.*): )?Line (\d+)\) (.*)$/s.exec(line);
    if (match === null) return { text: line };
    const [, file, number, text = ''] = match;
    const included = file !== undefined && file !== own;
    return { ...(included ? { file } : {}), line: Number(number), text };
}

function messagesOf(said: string, own: string): Message[] {
    const seen = new Map<string, Omit<Message, 'env'>>();
    for (const line of said.split('\n')) {
        if (line.trim() === '') continue;
        const message = parseMessage(line, own);
        seen.set(JSON.stringify([message.file, message.line, message.text]), message);
    }
    return markEnvironment([...seen.values()]);
}

/** What `keepalived -t` says of a text, given as characters or as the bytes of a file. */
export async function runKeepalived(
    program: Program,
    text: string | Uint8Array,
    options: RunOptions = {},
): Promise<Run> {
    const { root = '', path } = program;
    const folder = await mkdtemp(`${root}/tmp/kalint-`);
    const inside = join(folder.slice(root.length), 'keepalived.conf');
    try {
        await writeFile(join(folder, 'keepalived.conf'), text);
        for (const [name, content] of Object.entries(options.files ?? {})) {
            await mkdir(join(folder, dirname(name)), { recursive: true });
            await writeFile(join(folder, name), content);
        }
        const own = typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
        const characters = [own, ...Object.values(options.files ?? {})].join('\n');
        return await withNamespace(async (namespace) => {
            await setInterfaces(namespace, interfacesIn(characters));
            const change = root === '' ? [] : ['chroot', root];
            const command = [...change, path, '-t', '-f', inside, '-i', options.configId ?? CONFIG_ID];
            const { said, ...end } = await outputOf(namespace, command);
            return { ...end, messages: messagesOf(said.toString('utf8'), inside) };
        });
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/** Whether a run came to its end, so that what it said may be compared. */
export function isComparable({ exit, signal }: Run): boolean {
    return signal === undefined && exit !== undefined && exit < 128;
}
