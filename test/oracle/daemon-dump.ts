/** What the running daemon says of its configuration: the file that it writes at SIGUSR1. */
import type { Program } from './keepalived.ts';
import { interfacesIn } from './interfaces.ts';
import { makeNamespace, setInterfaces, spawnIn } from './namespace.ts';

/**
 * Runs the VRRP process over a text, with a `/tmp` of its own in which the program is too, and has it write
 * the file, whose last part is about sockets. The daemon needs a moment until it has left its first state, and on a
 * busy machine some more until it runs, and until it has written.
 */
const SCRIPT = `
mount -t tmpfs none "$1/mnt" && cp "$1$3" "$1/mnt/keepalived" && mount --move "$1/mnt" "$1/tmp" || exit 1
printf %s "$2" > "$1/tmp/k.conf"
\${1:+chroot "$1"} /tmp/keepalived -P -n -l -f /tmp/k.conf -p /tmp/p -r /tmp/v > /dev/null 2>&1 &
tries=50
until [ -s "$1/tmp/v" ] || [ $((tries -= 1)) -eq 0 ]; do sleep 0.1; done
sleep 2
kill -USR1 "$(cat "$1/tmp/v")"
until grep -qs 'VRRP Sockpool' "$1"/tmp/keepalived*.data || [ $((tries -= 1)) -le -50 ]; do sleep 0.1; done
cat "$1"/tmp/keepalived*.data
kill "$(cat "$1/tmp/p")"
wait
`;

const TIME_LIMIT_MS = 20_000;

/** What the daemon writes of a text. */
export async function daemonDump({ root = '', path }: Program, text: string): Promise<string> {
    const namespace = await makeNamespace();
    await setInterfaces(namespace, interfacesIn(text));
    return new Promise((done, fail) => {
        const child = spawnIn(namespace, ['unshare', '-m', 'sh', '-c', SCRIPT, 'sh', root, text, path]);
        const chunks: Buffer[] = [];
        const timer = setTimeout(() => {
            if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        }, TIME_LIMIT_MS);
        child.stdout?.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
        });
        child.once('error', fail);
        child.once('close', () => {
            clearTimeout(timer);
            done(Buffer.concat(chunks).toString('utf8'));
        });
    });
}

/** The values of something that the daemon wrote down, the first of each name. */
export type Dumped = ReadonlyMap<string, string>;

/** Cuts a dump at the lines that match `head`, and gives the values behind each of them. */
export function partsOf(dump: string, head: RegExp): { readonly head: string; readonly values: Dumped }[] {
    const parts: { head: string; values: Map<string, string> }[] = [];
    for (const line of dump.split('\n')) {
        const name = head.exec(line)?.[1];
        if (name !== undefined) parts.push({ head: name, values: new Map() });
        const values = parts.at(-1)?.values;
        for (const pair of line.split(/, (?=[A-Za-z]+ = )/)) {
            const [, key, value] = /^ *([^=]+?) (?:=|:) (.*)$/.exec(pair) ?? [];
            if (values !== undefined && key !== undefined && value !== undefined && !values.has(key))
                values.set(key, value.trim());
        }
    }
    return parts;
}
