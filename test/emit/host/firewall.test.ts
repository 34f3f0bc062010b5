import { describe, expect, it } from 'vitest';
import { hostFiles } from '../../../src/emit/host/index.ts';
import type { Director, Plan, PlannedHost, RealServer } from '../../../src/emit/plan.ts';
import { type Firewall, type Packet, firewallOf } from '../../../src/hosts/firewall/index.ts';
import { type Family } from '../../../src/schema/values/address.ts';
import { type Choice, VIRTUAL, firstHosts, handmade, ownAddress } from '../plans.ts';
import { planned, textAt } from './read.ts';

/** A firewall that a distribution may have: SSH comes in, and what belongs to a connection. */
interface Base {
    readonly title: string;
    readonly host: Pick<PlannedHost, 'firewall' | 'packages'>;
    readonly files: Readonly<Record<string, string>>;
}

const SAVED = (icmp: string): string => `*filter
:INPUT DROP [0:0]
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A INPUT -m conntrack --ctstate INVALID -j DROP
-A INPUT -p ${icmp} -j ACCEPT
-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
COMMIT
`;

const firewall = (system: PlannedHost['firewall']['system']): PlannedHost['firewall'] => ({
    system,
    zone: 'public',
    chain: 'inet filter input',
});

const BASES: readonly Base[] = [
    {
        title: 'nftables',
        host: { firewall: firewall('nftables'), packages: 'apt' },
        files: {
            '/etc/nftables/main.nft': `flush ruleset
table inet filter {
    chain input {
        type filter hook input priority filter; policy drop;
        ct state established,related accept
        ct state invalid drop
        meta l4proto { icmp, ipv6-icmp } accept
        tcp dport 22 accept
    }
}
`,
        },
    },
    {
        title: 'iptables of Debian',
        host: { firewall: firewall('iptables'), packages: 'apt' },
        files: { '/etc/iptables/rules.v4': SAVED('icmp'), '/etc/iptables/rules.v6': SAVED('ipv6-icmp') },
    },
    {
        title: 'iptables of the Red Hat family',
        host: { firewall: firewall('iptables'), packages: 'yum' },
        files: { '/etc/sysconfig/iptables': SAVED('icmp'), '/etc/sysconfig/ip6tables': SAVED('ipv6-icmp') },
    },
    {
        title: 'firewalld',
        host: { firewall: firewall('firewalld'), packages: 'dnf' },
        files: { '/etc/firewalld/firewalld.conf': 'DefaultZone=public\nFirewallBackend=nftables\n' },
    },
];

function firewallWith(base: Base, choice: Choice, pick: (plan: Plan) => Director | RealServer): Firewall {
    const plan = handmade({ ...choice, host: base.host });
    const found = firewallOf(planned(plan, pick(plan), base.files));
    if (found === undefined) throw new Error('no firewall');
    return found;
}

const onDirector = (plan: Plan): Director => firstHosts(plan)[0];
const onServer = (plan: Plan): RealServer => firstHosts(plan)[1];

function packet(family: Family, more: Partial<Packet>): Packet {
    const client = family === 'inet' ? '203.0.113.9' : '2001:db8:ffff::9';
    return { family, device: 'eth0', source: client, protocol: 'tcp', ...more };
}

const GROUP = { inet: '224.0.0.18', inet6: 'ff02::12' } as const;
const LINK = { inet: '10.0.0.2', inet6: 'fe80::2' } as const;
const FAMILIES = ['inet', 'inet6'] as const;

describe.each(BASES)('$title', (base) => {
    it.each(FAMILIES)('lets adverts of the other director in, to the group: %s', (family) => {
        const { input } = firewallWith(base, { families: FAMILIES }, onDirector);
        const advert = packet(family, { protocol: 'vrrp', source: LINK[family], destination: GROUP[family] });
        expect(input(advert).kind).toBe('accepted');
        const stranger = family === 'inet' ? '10.0.0.66' : '2001:db8::66';
        expect(input({ ...advert, source: stranger }).kind).toBe('dropped');
        expect(input({ ...advert, destination: ownAddress(1, family) }).kind).toBe('dropped');
    });

    it.each(FAMILIES)('lets adverts of the other director in, by unicast: %s', (family) => {
        const { input } = firewallWith(base, { families: FAMILIES, unicast: true }, onDirector);
        const own = ownAddress(1, family);
        const advert = packet(family, { protocol: 'vrrp', source: ownAddress(2, family), destination: own });
        expect(input(advert).kind).toBe('accepted');
        expect(input({ ...advert, source: ownAddress(3, family) }).kind).toBe('dropped');
    });

    it.each(FAMILIES)('lets clients in on a director, and does not track what they send: %s', (family) => {
        const { input, dropsInvalid, notrack } = firewallWith(base, { families: FAMILIES }, onDirector);
        const request = packet(family, { destination: VIRTUAL[family], port: 80 });
        expect(input(request).kind).toBe('accepted');
        expect(dropsInvalid(request)).toBeUndefined();
        expect(notrack(request)).toBeDefined();
        expect(input({ ...request, port: 81 }).kind).toBe('dropped');
        expect(notrack({ ...request, port: 81 })).toBeUndefined();
    });

    it.each(FAMILIES)('lets clients and checks in on a real server with the address: %s', (family) => {
        const { input, redirect } = firewallWith(base, { families: FAMILIES }, onServer);
        const request = packet(family, { destination: VIRTUAL[family], port: 80 });
        expect(input(request).kind).toBe('accepted');
        expect(redirect(request)).toBeUndefined();
        expect(input({ ...request, destination: ownAddress(3, family) }).kind).toBe('accepted');
        expect(input({ ...request, port: 81 }).kind).toBe('dropped');
    });

    it.each(FAMILIES)('redirects what is for the address, and nothing else: %s', (family) => {
        const { input, redirect } = firewallWith(base, { families: FAMILIES, method: 'redirect' }, onServer);
        const request = packet(family, { destination: VIRTUAL[family], port: 80 });
        expect(redirect(request)).toMatchObject({
            port: undefined,
            address: undefined,
            narrow: true,
            certain: true,
        });
        expect(redirect({ ...request, port: 22 })).toBeUndefined();
        expect(redirect({ ...request, destination: ownAddress(3, family) })).toBeUndefined();
        expect(input({ ...request, destination: ownAddress(3, family) }).kind).toBe('accepted');
    });

    it('lets checks of another port in from directors only', () => {
        const { input } = firewallWith(base, { check: { type: 'http', port: 8080 } }, onServer);
        const check = packet('inet', { source: '10.0.0.2', destination: '10.0.0.3', port: 8080 });
        expect(input(check).kind).toBe('accepted');
        expect(input({ ...check, source: '10.0.0.9' }).kind).toBe('dropped');
    });

    it('lets a check in that uses another protocol than the service', () => {
        const { input } = firewallWith(base, { protocol: 'udp', check: { type: 'tcp' } }, onServer);
        const check = packet('inet', { source: '10.0.0.1', destination: '10.0.0.3', port: 80 });
        expect(input(check).kind).toBe('accepted');
        expect(input({ ...check, source: '10.0.0.9' }).kind).toBe('dropped');
        expect(input({ ...check, protocol: 'udp', source: '10.0.0.9' }).kind).toBe('accepted');
    });

    it('leaves the way in for SSH as it was', () => {
        for (const pick of [onDirector, onServer]) {
            const { input } = firewallWith(base, {}, pick);
            expect(input(packet('inet', { destination: '10.0.0.1', port: 22 })).kind).toBe('accepted');
        }
    });
});

describe('nftables', () => {
    it('fills the chain that the spec names, with the families that it takes', () => {
        const plan = handmade({
            families: FAMILIES,
            host: { firewall: { ...firewall('nftables'), chain: 'ip mine in' } },
        });
        const text = textAt(plan, onDirector(plan), '/etc/nftables/lvs.nft') ?? '';
        expect(text).toContain('insert rule ip mine in jump lvs-in\n');
        expect(text).not.toContain('add rule ip mine lvs-in ip6');
    });

    it('comes back whenever the rules of the host are loaded', () => {
        const plan = handmade({ method: 'redirect' });
        const text = textAt(plan, onServer(plan), '/etc/systemd/system/nftables.service.d/lvs.conf');
        expect(text?.match(/^Exec.*/gm)).toEqual([
            'ExecStartPost=/usr/sbin/nft -f /etc/nftables/lvs.nft',
            'ExecStartPost=/usr/sbin/nft -f /etc/nftables/lvs-redirect.nft',
            'ExecReload=/usr/sbin/nft -f /etc/nftables/lvs.nft',
            'ExecReload=/usr/sbin/nft -f /etc/nftables/lvs-redirect.nft',
        ]);
    });
});

describe('firewalld', () => {
    it('shows zone and direct rules as the host has them in the end, without putting them there', () => {
        const plan = handmade({ host: { firewall: firewall('firewalld') } });
        const how = new Map(hostFiles(plan, onDirector(plan)).map((file) => [file.path, file.how]));
        expect(how.get('/etc/firewalld/services/lvs.xml')).toBe('install');
        expect(how.get('/etc/firewalld/zones/public.xml')).toBe('merged');
        expect(how.get('/etc/firewalld/direct.xml')).toBe('merged');
    });

    it('takes another zone for that of the host where the spec says so', () => {
        const plan = handmade({ host: { firewall: { ...firewall('firewalld'), zone: 'internal' } } });
        expect(textAt(plan, onServer(plan), '/etc/firewalld/firewalld.conf')).toContain(
            'DefaultZone=internal\n',
        );
        const found = firewallOf(planned(plan, onServer(plan)));
        const request = packet('inet', { destination: '10.0.0.5', port: 80 });
        expect(found?.input(request).kind).toBe('accepted');
    });
});

describe('a host without a firewall', () => {
    const host = { firewall: firewall('none') };

    it('gets no rules', () => {
        const plan = handmade({ host });
        for (const each of firstHosts(plan)) expect(firewallOf(planned(plan, each))).toBeUndefined();
    });

    it.each([['apt'], ['dnf'], ['yum']] as const)('redirects all the same: %s', (packages) => {
        const plan = handmade({ host: { ...host, packages }, method: 'redirect' });
        const files = planned(plan, onServer(plan));
        const request = packet('inet', { destination: '10.0.0.5', port: 80 });
        expect(firewallOf(files)?.redirect(request)).toMatchObject({ narrow: true, certain: true });
        expect(firewallOf(planned(plan, onDirector(plan)))).toBeUndefined();
    });
});

it('a director by itself waits for no adverts', () => {
    const plan = handmade({ directors: 1, families: FAMILIES });
    expect(textAt(plan, onDirector(plan), '/etc/nftables/lvs.nft')).not.toContain('l4proto');
});
