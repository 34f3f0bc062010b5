/** The files of hosts as the programs judge them that read them, and install.sh and uninstall.sh as they run. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesOn } from '../../../src/emit/host-files.ts';
import { installScript } from '../../../src/emit/install/install.ts';
import { uninstallScript } from '../../../src/emit/install/uninstall.ts';
import type { Director, Plan, RealServer } from '../../../src/emit/plan.ts';
import { type Choice, handmade } from '../../emit/plans.ts';
import { SPECS, planOf } from '../../emit/specs.ts';
import { say } from '../say.ts';

const folder = mkdtempSync(join(tmpdir(), 'kalint-emit-'));
afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
});

/** Writes what a host gets, and its scripts; answers the folder. */
function write(name: string, plan: Plan, host: Director | RealServer): string {
    const root = join(folder, name, host.name);
    const files = filesOn(plan, host);
    const scripts = [
        { path: '/install.sh', text: installScript(plan, host, files) },
        { path: '/uninstall.sh', text: uninstallScript(plan, host) },
    ];
    for (const { path, text } of [...files, ...scripts]) {
        mkdirSync(dirname(root + path), { recursive: true });
        writeFileSync(root + path, text);
    }
    return root;
}

const NETWORKS = ['NetworkManager', 'systemd-networkd', 'netplan', 'ifcfg', 'ifupdown'] as const;
const SYSTEMS = ['firewalld', 'nftables', 'iptables', 'none'] as const;
const PACKAGES = ['apt', 'dnf', 'yum'] as const;

function choice(more: Choice, system: (typeof SYSTEMS)[number], packages: (typeof PACKAGES)[number]): Choice {
    const firewall = { system, zone: 'public', chain: 'inet filter input' };
    return { ...more, host: { ...more.host, packages, firewall } };
}

/** Every spec, and plans that have of each choice what no spec has. */
const plans: readonly (readonly [string, Plan])[] = [
    ...SPECS.map((name) => [name, planOf(name)] as const),
    ...SYSTEMS.flatMap((system) =>
        PACKAGES.flatMap((packages) =>
            (['loopback', 'redirect'] as const).map((method) => {
                const plan = handmade(choice({ method, families: ['inet', 'inet6'] }, system, packages));
                return [`${system}-${packages}-${method}`, plan] as const;
            }),
        ),
    ),
    ...NETWORKS.map((network) => {
        const plan = handmade({ host: { network }, families: ['inet', 'inet6'], check: { port: 81 } });
        return [network, plan] as const;
    }),
];

interface Written {
    readonly root: string;
    readonly path: string;
    readonly text: string;
}

const written: readonly Written[] = plans.flatMap(([name, plan]) =>
    [...plan.directors, ...plan.realServers].flatMap((host) => {
        const root = write(name, plan, host);
        return filesOn(plan, host).map(({ path, text }) => ({ root, path, text }));
    }),
);

/** One file of each text, at paths that a pattern finds. */
function distinct(pattern: RegExp): readonly Written[] {
    const found = written.filter(({ path }) => pattern.test(path));
    return [...new Map(found.map((file) => [file.path + file.text, file])).values()];
}

/** Runs a script of the shell in namespaces of its own, as their first process; answers what it prints, or throws with that. */
function isolated(script: string, args: readonly string[] = []): Promise<string> {
    const own = ['-n', '-m', '-p', '--fork', '--kill-child', '--mount-proc'];
    return new Promise((done, fail) => {
        execFile(
            'timeout',
            ['60', 'unshare', ...own, 'bash', '-c', `${script}\nexit $?`, 'bash', ...args],
            { maxBuffer: 1 << 26 },
            (error, stdout, stderr) => {
                if (error === null) done(stdout);
                else fail(new Error(stdout + stderr));
            },
        );
    });
}

function works(command: string): boolean {
    try {
        execFileSync('unshare', ['-n', '-m', 'bash', '-c', command], { stdio: 'ignore', timeout: 10_000 });
        return true;
    } catch {
        return false;
    }
}

const isRoot = process.getuid?.() === 0;
const able = {
    nft: isRoot && works('nft add table inet x'),
    iptables: isRoot && works('iptables -t raw -L && iptables -t nat -L && ip6tables -t nat -L'),
    firewalld: isRoot && works('command -v firewall-offline-cmd'),
    systemd: isRoot && works('command -v systemd-analyze'),
    shellcheck: isRoot && works('command -v shellcheck'),
    ifupdown: isRoot && works('command -v ifup'),
    overlay:
        isRoot &&
        works(
            'mount -t tmpfs none /mnt && mkdir /mnt/u /mnt/w && mount -t overlay -o lowerdir=/etc,upperdir=/mnt/u,workdir=/mnt/w overlay /etc',
        ),
};
const missing = Object.entries(able).flatMap(([name, found]) => (found ? [] : [name]));
if (missing.length > 0)
    say(`no ${missing.join(', ')} here, or this is not root: tests of emitted files are skipped`);

/** Puts a folder of a host over the machine's /etc, for as long as the namespace is there. */
const OVER_ETC = `mount -t tmpfs none /mnt
mkdir /mnt/upper /mnt/work
mount -t overlay -o lowerdir=/etc,upperdir=/mnt/upper,workdir=/mnt/work overlay /etc
cp -r "$1/etc/." /etc
`;

describe('rules', () => {
    it.skipIf(!able.nft)('nft takes every file', async () => {
        const files = distinct(/\.nft$/);
        expect(files.length).toBeGreaterThan(20);
        await isolated(
            'for file; do nft -c -f "$file" || exit 1; done',
            files.map(({ root, path }) => root + path),
        );
    });

    it.skipIf(!able.nft)('nft loads a file a second time, and only the jump is there twice', async () => {
        const plan = handmade({ families: ['inet', 'inet6'] });
        const [director] = plan.directors;
        if (director === undefined) throw new Error('no director');
        const path = `${write('twice', plan, director)}/etc/nftables/lvs.nft`;
        const load = 'nft -f "$1"; nft list ruleset';
        const once = await isolated(load, [path]);
        const twice = await isolated(`nft -f "$1"; ${load}`, [path]);
        const jump = '\t\tjump lvs-in\n';
        expect(once).toContain(jump);
        expect(twice.replace(jump, '')).toBe(once);
    });

    it.skipIf(!able.iptables)('iptables-restore takes every file', async () => {
        const files = distinct(/\/iptables\/|\/sysconfig\/ip6?tables\./);
        expect(files.length).toBeGreaterThan(10);
        const script = `for file; do
            case $file in *.v6 | */ip6tables.*) program=ip6tables-restore ;; *) program=iptables-restore ;; esac
            "$program" --test --noflush "$file" || exit 1
        done`;
        await isolated(
            script,
            files.map(({ root, path }) => root + path),
        );
    });

    const firewalldHosts = [...new Set(distinct(/\/firewalld\/zones\//).map(({ root }) => root))];
    it
        .skipIf(!able.firewalld || !able.overlay)
        .each(firewalldHosts.map((root) => root.slice(folder.length + 1)))(
        'firewalld has no objection to its files: %s',
        async (host) => {
            await isolated(`${OVER_ETC}firewall-offline-cmd --check-config`, [join(folder, host)]);
        },
    );

    it.skipIf(!able.firewalld || !able.iptables)('iptables takes every direct rule', async () => {
        const rules = distinct(/\/direct\.xml$/).flatMap(({ text }) =>
            [
                ...text.matchAll(
                    /<rule ipv="(ipv[46])" table="(\w+)" chain="(\w+)" priority="0">(.*)<\/rule>/g,
                ),
            ].map(
                ([, ipv, table = '', chain = '', rule = '']) =>
                    `${ipv === 'ipv4' ? 'iptables' : 'ip6tables'} -t ${table} -A ${chain} ${rule}`,
            ),
        );
        expect(rules.length).toBeGreaterThan(5);
        await isolated(`set -e\n${[...new Set(rules)].join('\n')}`);
    });
});

describe('systemd', () => {
    it.skipIf(!able.systemd || !able.overlay)('takes the units and what is added to others', async () => {
        const roots = [...new Set(distinct(/\/systemd\/system\//).map(({ root }) => root))];
        expect(roots.length).toBeGreaterThan(10);
        const script = `mount -t tmpfs none /mnt
mkdir /mnt/upper /mnt/work
mount -t overlay -o lowerdir=/etc,upperdir=/mnt/upper,workdir=/mnt/work overlay /etc
for root; do
    cp -r "$root/etc/systemd/." /etc/systemd
    cd "$root/etc/systemd/system" || exit 1
    for unit in *.service *.service.d; do
        name=\${unit%.d}
        if [ -e "/etc/systemd/system/$name" ] || [ -e "/lib/systemd/system/$name" ]; then
            systemd-analyze verify --man=no "$name" 2>&1 | grep -F "\${name%.service}"
        fi
    done
done
true`;
        expect(await isolated(script, roots)).toBe('');
    });
});

describe.skipIf(!able.shellcheck)('ShellCheck', () => {
    const chosen: readonly (readonly [string, Choice])[] = [
        ...NETWORKS.map((network, at) => {
            const system = SYSTEMS[at % SYSTEMS.length] ?? 'none';
            return [
                network,
                choice({ host: { network } }, system, PACKAGES[at % PACKAGES.length] ?? 'apt'),
            ] as const;
        }),
        ...SYSTEMS.map((system) => [system, choice({ method: 'redirect' }, system, 'apt')] as const),
    ];
    it.each(chosen)('has nothing to say about the scripts: %s', (name, each) => {
        const plan = handmade({ ...each, families: ['inet', 'inet6'] });
        const scripts = [...plan.directors.slice(0, 1), ...plan.realServers.slice(0, 1)].flatMap((host) => {
            const root = write(`shellcheck-${name}`, plan, host);
            return [`${root}/install.sh`, `${root}/uninstall.sh`];
        });
        execFileSync('shellcheck', scripts, { encoding: 'utf8' });
    });
});

describe.skipIf(!able.ifupdown)('ifupdown', () => {
    it('gives lo the addresses, also where they are there already, and takes them away', async () => {
        const plan = handmade({ host: { network: 'ifupdown' }, families: ['inet', 'inet6'] });
        const [server] = plan.realServers;
        if (server === undefined) throw new Error('no real server');
        const script = `set -e
mount -t tmpfs none /run
mkdir /run/network /run/etc
printf 'auto lo\\niface lo inet loopback\\nsource %s\\n' "$1/etc/network/interfaces.d/lvs" >/run/etc/interfaces
see() { ip -o addr show dev lo scope global | awk '{ print $4 }'; }
ifup -i /run/etc/interfaces lo && see
ifup --force -i /run/etc/interfaces lo && see
ifdown -i /run/etc/interfaces lo && see`;
        const addresses = '10.0.0.5/32\n2001:db8::5/128\n';
        expect(await isolated(script, [write('ifupdown-run', plan, server)])).toBe(addresses + addresses);
    });
});

/** What run.sh saw, by the names of its parts. */
async function run(root: string, firewall: string): Promise<ReadonlyMap<string, string>> {
    const script = resolve(import.meta.dirname, 'host/run.sh');
    const output = await isolated('bash "$@"', [script, root, firewall]);
    const parts = output.split(/^== (.*)\n/m).slice(1);
    return new Map(parts.flatMap((name, at) => (at % 2 === 0 ? [[name, parts[at + 1] ?? '']] : [])));
}

function lastLine(text: string | undefined): string | undefined {
    return text?.trimEnd().split('\n').at(-1);
}

const runs = [
    ['director', 'loopback', 'nftables'],
    ['director', 'loopback', 'iptables'],
    ['real-server', 'loopback', 'nftables'],
    ['real-server', 'loopback', 'iptables'],
    ['real-server', 'redirect', 'nftables'],
    ['real-server', 'redirect', 'iptables'],
    ['real-server', 'redirect', 'none'],
] as const;

/** How often a part of what was seen has something in it. */
function count(text: string | undefined, pattern: RegExp): number {
    return text?.match(pattern)?.length ?? 0;
}

describe.skipIf(!able.nft || !able.iptables || !able.overlay)('install.sh and uninstall.sh', () => {
    it.each(runs)('%s, %s, %s: done once, and undone without a trace', async (role, method, system) => {
        const plan = handmade(choice({ method, families: ['inet', 'inet6'] }, system, 'apt'));
        const [host] = role === 'director' ? plan.directors : plan.realServers;
        if (host === undefined) throw new Error('no host');
        const seen = await run(write(`run-${system}-${method}`, plan, host), system);
        const holds = role === 'real-server' && method === 'loopback';

        expect(seen.get('told-tree')).toBe('');
        expect(lastLine(seen.get('first'))).toMatch(/^install\.sh: \d+ changes$/);
        expect(lastLine(seen.get('second'))).toBe('install.sh: nothing to change');
        // Here the kernel has no IPVS, so that its settings cannot be made.
        if (role === 'real-server') expect(lastLine(seen.get('told'))).toBe(lastLine(seen.get('first')));

        expect(seen.get('addresses')).toBe(holds ? '10.0.0.5/32 lo\n2001:db8::5/128 lo\n' : '');
        expect(seen.get('settings')).toBe(`arp_ignore:${holds ? 1 : 0}\narp_announce:${holds ? 2 : 0}\n`);
        expect(count(seen.get('enabled'), /^keepalived/m)).toBe(role === 'director' ? 1 : 0);
        expect(count(seen.get('enabled'), /^ipvsadm/m)).toBe(role === 'director' ? 0 : 1);
        expect(seen.get('modules')).toBe(role === 'director' ? 'ip_vs\nip_vs_wlc\n' : '');

        const early = { loopback: /notrack/g, redirect: /\bredirect$|-j REDIRECT/gm }[method];
        for (const name of ['rules', ...(system === 'nftables' ? ['reloaded'] : []), 'changed-rules']) {
            const rules = seen.get(name);
            if (system === 'nftables') expect(count(rules, /jump lvs-in$/gm)).toBe(1);
            if (system === 'iptables') expect(count(rules, /-A INPUT -j lvs-in$/gm)).toBe(2);
            if (system !== 'none') expect(count(rules, early)).toBe(holds ? 0 : 2);
        }
        const reloads = /^has keepalived read its configuration$/m;
        expect(count(seen.get('changed'), reloads)).toBe(role === 'director' ? 1 : 0);

        expect(lastLine(seen.get('removed'))).toMatch(/^uninstall\.sh: \d+ changes$/);
        expect(lastLine(seen.get('removed-again'))).toBe('uninstall.sh: nothing to change');
        expect(seen.get('left')).toBe('');
    });

    it('stops before anything is replaced where keepalived refuses the configuration', async () => {
        const plan = handmade();
        const [director] = plan.directors;
        if (director === undefined) throw new Error('no director');
        const refused = run(write('refused', plan, director), 'nftables');
        await expect(refused).rejects.toThrow(/^== told\nrefused\n.*keepalived refuses the configuration/s);
    });
});
