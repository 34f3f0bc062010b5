/** Packets sent to rules that the kernel has loaded, firewalld's by firewalld itself: do they come through? */
import { execFile, execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Packet, type Verdict, firewallOf } from '../../src/hosts/firewall/index.ts';
import { FIREWALLD_SAMPLES } from '../hosts/firewall/firewalld-samples.ts';
import { IPTABLES_SAMPLES } from '../hosts/firewall/iptables-samples.ts';
import { NFT_SAMPLES } from '../hosts/firewall/nft-samples.ts';
import { PACKETS, type RandomRules, randomRules } from '../hosts/firewall/random.ts';
import { type Sample, hostFiles } from '../hosts/firewall/sample.ts';
import { SEED, sampleSize } from './sample.ts';
import { say } from './say.ts';

const LAB = resolve(import.meta.dirname, '../hosts/firewall/lab.py');

/** Whether a command is there, and what it needs of the kernel. */
function works(command: string): boolean {
    if (process.getuid?.() !== 0) return false;
    try {
        execFileSync('unshare', ['-n', '-m', 'sh', '-c', command], { stdio: 'ignore', timeout: 10_000 });
        return true;
    } catch {
        return false;
    }
}

const python = works('python3 -c "import socket"');
const able: Readonly<Record<Sample['load'] | 'arptables', boolean>> = {
    iptables: python && works('iptables -L && iptables -t nat -L && iptables -t raw -L'),
    ip6tables: python && works('ip6tables -L'),
    arptables: python && works('arptables -L'),
    nft: python && works('nft add table inet x'),
    firewalld: python && works('command -v firewalld && command -v dbus-daemon && nft add table inet x'),
};

const missing = Object.entries(able).flatMap(([name, found]) => (found ? [] : [name]));
if (missing.length > 0)
    say(`no ${missing.join(', ')} here, or this is not root: tests of firewalls are skipped`);

type Sent = Packet | { readonly family: 'arp'; readonly destination: string };

/** Sends packets to rules; for each the port at which it arrives, or null. */
function send(
    load: string,
    files: Sample['files'],
    packets: readonly Sent[],
): Promise<readonly (number | null)[]> {
    return new Promise((done, fail) => {
        // With process numbers of its own, so that nothing in it outlives it.
        const own = ['-n', '-m', '-p', '--fork', '--kill-child', '--mount-proc'];
        const command = [...own, 'timeout', '30', 'python3', LAB];
        const child = execFile('unshare', command, (error, stdout, stderr) => {
            if (error === null) done(JSON.parse(stdout) as (number | null)[]);
            else fail(new Error(stderr));
        });
        child.stdin?.end(JSON.stringify({ load, files, packets }));
    });
}

describe.each([...IPTABLES_SAMPLES, ...NFT_SAMPLES, ...FIREWALLD_SAMPLES])('$load: $name', (sample) => {
    it.skipIf(!able[sample.load])('does what is expected', async () => {
        const { load, files, expected } = sample;
        const firewall = firewallOf(hostFiles(files));
        const arrived = await send(
            load,
            files,
            expected.map(({ packet }) => packet),
        );
        const found = expected.map(({ packet, because, port }, at) => ({
            because,
            becomes: arrived[at] === null ? 'dropped' : 'accepted',
            ...(port === undefined ? {} : { port: arrived[at] }),
            packet,
        }));
        expect(found).toEqual(expected);
        expect(expected.map(({ packet }) => firewall?.input(packet).kind)).toEqual(
            expected.map(({ becomes }) => becomes),
        );
    });
});

describe('ARP', () => {
    const asks = ['10.0.0.5', '10.0.0.6'].map((destination) => ({ family: 'arp' as const, destination }));

    it.for([
        {
            load: 'arptables' as const,
            path: '/etc/arptables.conf',
            text: '*filter\n:INPUT ACCEPT\n-A INPUT -j DROP -d 10.0.0.5\n',
        },
        {
            load: 'nft' as const,
            path: '/etc/nftables.conf',
            text: 'table arp lvs {\nchain input {\ntype filter hook input priority 0; policy accept;\narp daddr ip 10.0.0.5 drop\n}\n}\n',
        },
    ])('is hidden by $load', async ({ load, path, text }, { skip }) => {
        skip(!able[load]);
        const files = { [path]: text };
        const answered = await send(load, files, asks);
        const firewall = firewallOf(hostFiles(files));
        expect(answered.map((each) => each !== null)).toEqual([false, true]);
        expect(asks.map(({ destination }) => firewall?.arpHides(destination) === undefined)).toEqual([
            false,
            true,
        ]);
    });
});

/** Sets of rules of each program that are made at random. */
const ENOUGH_RULES = 8;

/** What was found for one packet and what became of it. */
interface Pair {
    readonly packet: Packet;
    readonly arrived: number | null;
    readonly verdict: Verdict | undefined;
    /** The port to which it goes as far as is known. */
    readonly port: number;
}

/** What became of each packet under a set of rules; undefined where its program refuses it. */
async function pairs({ load, files }: RandomRules): Promise<readonly Pair[] | undefined> {
    const firewall = firewallOf(hostFiles(files));
    const arrived = await send(load, files, PACKETS).catch(() => undefined);
    return arrived?.flatMap((each, at) => {
        const packet = PACKETS[at];
        if (packet === undefined) return [];
        const port = firewall?.redirect(packet)?.port ?? packet.port ?? 0;
        return [{ packet, arrived: each, verdict: firewall?.input(packet), port }];
    });
}

/** What differs, in words. */
function difference({ packet, arrived, verdict, port }: Pair): readonly string[] {
    const becomes = arrived === null ? 'dropped' : 'accepted';
    if (verdict?.kind === 'unknown') return [];
    if (verdict?.kind === becomes && (arrived === null || arrived === port)) return [];
    const { place } = verdict ?? {};
    const rule = place?.file.text.slice(place.span.start, place.span.end);
    return [`${JSON.stringify(packet)}: ${becomes}, port ${arrived}; "${rule}"`];
}

it.skipIf(!able.iptables || !able.nft)('agrees with the kernel about rules made at random', async () => {
    const [loaded, refused]: [Pair[], RandomRules[]] = [[], []];
    for (const rules of randomRules(SEED, sampleSize(ENOUGH_RULES))) {
        const found = await pairs(rules);
        expect(found?.flatMap(difference) ?? [], Object.values(rules.files).join('\n')).toEqual([]);
        if (found === undefined) refused.push(rules);
        else loaded.push(...found);
    }
    const open = loaded.filter(({ verdict }) => verdict?.kind === 'unknown').length;
    say(
        `firewalls at random: ${loaded.length} packets, of ${open} nothing is known; ${refused.length} refused`,
    );
    expect(loaded.length).toBeGreaterThan(refused.length * PACKETS.length);
    expect(open).toBeLessThan(loaded.length / 20);
});
