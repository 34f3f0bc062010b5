import { describe, expect, it } from 'vitest';
import { filesOn } from '../../../src/emit/host-files.ts';
import { installScript } from '../../../src/emit/install/install.ts';
import { uninstallScript } from '../../../src/emit/install/uninstall.ts';
import type { Director, Plan, PlannedHost, RealServer } from '../../../src/emit/plan.ts';
import { type Choice, firstHosts, handmade } from '../plans.ts';

function firewall(system: PlannedHost['firewall']['system']): PlannedHost['firewall'] {
    return { system, zone: 'public', chain: 'inet filter input' };
}

function scriptOf(plan: Plan, host: Director | RealServer): string {
    return installScript(plan, host, filesOn(plan, host));
}

function scriptsFor(choice: Choice): readonly [string, string] {
    const plan = handmade(choice);
    const [director, server] = firstHosts(plan);
    return [scriptOf(plan, director), scriptOf(plan, server)];
}

/** Whether the texts stand in a script in this order. */
function inOrder(script: string, texts: readonly string[]): boolean {
    const places = texts.map((text) => script.indexOf(text));
    return places.every((place, at) => place > (places[at - 1] ?? -1));
}

describe('install.sh', () => {
    it('puts every file of the set there, with its mode, and none that belongs to the host', () => {
        const plan = handmade({ host: { firewall: firewall('firewalld') } });
        const [director] = firstHosts(plan);
        const put = [...scriptOf(plan, director).matchAll(/^put (\d+) (\S+)$/gm)].map(([, mode, path]) => [
            path,
            mode,
        ]);
        const files = filesOn(plan, director);
        expect(put).toEqual(
            files.filter(({ how }) => how === 'install').map(({ path, mode }) => [path, mode.toString(8)]),
        );
        expect(put).toContainEqual(['/etc/keepalived/keepalived.conf', '640']);
        expect(files.map(({ path }) => path)).toContain('/etc/firewalld/direct.xml');
    });

    it('has a director try its configuration first, and start keepalived last', () => {
        const [director] = scriptsFor({});
        const steps = [
            'apt-get',
            'keepalived -t',
            'put 640',
            'modprobe',
            'kernel net',
            'load_rules\nfi',
            'systemctl start keepalived',
        ];
        expect(inOrder(director, steps)).toBe(true);
    });

    it('has a real server keep silent before it gets the address', () => {
        const [, server] = scriptsFor({});
        expect(
            inOrder(server, [
                'put 644',
                'kernel net.ipv4.conf.all.arp_ignore 1',
                'load_rules\nfi',
                'ip addr add',
            ]),
        ).toBe(true);
        expect(server).not.toContain('keepalived -t');
    });

    it.each([
        ['apt', 'apt-get install'],
        ['dnf', 'dnf install'],
        ['yum', 'yum install'],
    ] as const)('installs packages by %s alone', (packages, command) => {
        const [director] = scriptsFor({ host: { packages } });
        const others = ['apt-get install', 'dnf install', 'yum install'].filter((each) => each !== command);
        expect(director).toContain(command);
        for (const other of others) expect(director).not.toContain(other);
    });

    it.each([
        ['NetworkManager', /\bnmcli\b/],
        ['netplan', /\bnetplan generate\b/],
        ['ifupdown', /\/etc\/network\/interfaces does not/],
    ] as const)('says what %s needs to that alone', (network, needed) => {
        expect(scriptsFor({ host: { network } })[1]).toMatch(needed);
        expect(scriptsFor({ host: { network: 'systemd-networkd' } })[1]).not.toMatch(needed);
    });

    it.each([
        ['firewalld', /firewall-cmd/],
        ['nftables', /\bnft list\b/],
        ['iptables', /run_once lvs-firewall\.service \/etc\/iptables\/lvs\.v4$/m],
    ] as const)('has rules loaded by %s alone', (system, needed) => {
        for (const script of scriptsFor({ host: { firewall: firewall(system) } }))
            expect(script).toMatch(needed);
        for (const script of scriptsFor({ host: { firewall: firewall('none') } }))
            expect(script).not.toMatch(needed);
    });

    it('starts no firewall', () => {
        for (const system of ['firewalld', 'nftables', 'iptables', 'none'] as const)
            for (const method of ['loopback', 'redirect'] as const)
                for (const script of scriptsFor({ method, host: { firewall: firewall(system) } }))
                    expect(script).not.toMatch(
                        /^\s*(change '[^']*' )?systemctl (enable|start|restart)[^\n]*(firewalld|nftables|iptables)\b/m,
                    );
    });

    it('does not empty the table of a director that runs', () => {
        expect(scriptsFor({})[0]).not.toMatch(/(disable --now|stop) ipvsadm/);
    });
});

describe('uninstall.sh', () => {
    it('stops keepalived before anything else', () => {
        const plan = handmade();
        const script = uninstallScript(plan, firstHosts(plan)[0]);
        expect(
            inOrder(script, [
                'disable --now keepalived',
                'unload_rules\nfi',
                'reset_kernel "$key"',
                'has $path as it was',
            ]),
        ).toBe(true);
    });

    it('takes the address away before the host may answer for it', () => {
        for (const [network, command] of [
            ['systemd-networkd', 'let_go "$address"'],
            ['NetworkManager', 'nmcli connection delete lvs0'],
        ] as const) {
            const plan = handmade({ host: { network } });
            const script = uninstallScript(plan, firstHosts(plan)[1]);
            expect(inOrder(script, [command, 'reset_kernel "$key"'])).toBe(true);
        }
    });

    it('removes from firewalld what install.sh adds', () => {
        const plan = handmade({ host: { firewall: firewall('firewalld') } });
        const [director] = firstHosts(plan);
        const calls = (script: string): readonly string[] => script.match(/^(zone|direct) .*$/gm) ?? [];
        expect(calls(scriptOf(plan, director))).toEqual([
            'zone service lvs',
            `zone rich-rule 'rule family="ipv4" source address="10.0.0.2" destination address="224.0.0.18" protocol value="vrrp" accept'`,
            'direct ipv4 raw PREROUTING 0 -d 10.0.0.5 -p tcp --dport 80 -j CT --notrack',
        ]);
        expect(calls(uninstallScript(plan, director))).toEqual(calls(scriptOf(plan, director)));
    });
});
