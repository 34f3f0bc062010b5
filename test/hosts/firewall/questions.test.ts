/** The questions besides `input`: redirections, connection tracking, ARP, what cannot be told. */
import { describe, expect, it } from 'vitest';
import { type Firewall, type Packet, firewallOf } from '../../../src/hosts/firewall/index.ts';
import type { Place } from '../../../src/hosts/place.ts';
import { ADVERT, hostFiles, packetOf } from './sample.ts';

function firewall(files: Readonly<Record<string, string>>): Firewall {
    const found = firewallOf(hostFiles(files));
    if (found === undefined) throw new Error('no firewall');
    return found;
}

function textAt(place: Place | undefined): string | undefined {
    return place?.file.text.slice(place.span.start, place.span.end);
}

function nft(text: string): Firewall {
    return firewall({ '/etc/nftables.conf': text });
}

function iptables(...lines: readonly string[]): Firewall {
    return firewall({
        '/etc/iptables/rules.v4': `*filter\n:INPUT DROP [0:0]\n${lines.join('\n')}\nCOMMIT\n`,
    });
}

function nat(...lines: readonly string[]): Firewall {
    return firewall({
        '/etc/sysconfig/iptables': `*nat\n:PREROUTING ACCEPT [0:0]\n${lines.join('\n')}\nCOMMIT\n`,
    });
}

/** An `inet` table with one chain for input that accepts in the end. */
function inputChain(...lines: readonly string[]): string {
    const head = 'type filter hook input priority filter; policy accept;';
    return `table inet filter {\n chain input {\n${[head, ...lines].join('\n')}\n }\n}\n`;
}

describe('redirections', () => {
    it('are narrow where protocol and port are asked for', () => {
        const rule = '-A PREROUTING -d 10.0.0.5 -p tcp --dport 80 -j REDIRECT';
        const found = nat(rule).redirect(packetOf('tcp', 80));
        expect(found).toMatchObject({ port: undefined, address: undefined, narrow: true, certain: true });
        expect(textAt(found?.place)).toBe(rule);
        expect(nat(rule).redirect(packetOf('tcp', 81))).toBeUndefined();
    });

    it.each([
        ['every port of every protocol', '-A PREROUTING -d 10.0.0.5 -j REDIRECT'],
        ['every port of one protocol', '-A PREROUTING -d 10.0.0.5 -p tcp -j REDIRECT'],
    ])('are not narrow for %s', (_name, rule) => {
        expect(nat(rule).redirect(packetOf('tcp', 80))).toMatchObject({ narrow: false });
    });

    it('are not certain where a rule is for an interface and none is known', () => {
        const rule = '-A PREROUTING -i eth0 -d 10.0.0.5 -p tcp --dport 80 -j REDIRECT --to-ports 8080';
        const anywhere: Packet = { family: 'inet', destination: '10.0.0.5', protocol: 'tcp', port: 80 };
        expect(nat(rule).redirect(anywhere)).toMatchObject({ port: 8080, certain: false });
        expect(nat(rule).redirect(packetOf('tcp', 80))).toMatchObject({ port: 8080, certain: true });
        expect(nat(rule).redirect(packetOf('tcp', 80, { device: 'eth1' }))).toBeUndefined();
    });

    it('name the address of DNAT', () => {
        const found = nat('-A PREROUTING -p tcp --dport 80 -j DNAT --to-destination 10.0.0.3:8080');
        expect(found.redirect(packetOf('tcp', 80))).toMatchObject({ address: '10.0.0.3', port: 8080 });
    });

    it('are read where a table of nftables has them for both families', () => {
        const found = nft(`table inet nat {
            chain pre { type nat hook prerouting priority dstnat;
                iifname "eth0" ip daddr 10.0.0.5 th dport 80 redirect to :8000-8010
                dnat ip to 10.0.0.3
            }
        }`);
        // The ports of `th` are those of every protocol that has any.
        expect(found.redirect(packetOf('tcp', 80))).toMatchObject({ port: 8000, narrow: false });
        expect(found.redirect(packetOf('tcp', 81))).toMatchObject({ address: '10.0.0.3' });
    });

    it('do not come to what connection tracking does not see', () => {
        const found = nft(`table ip all {
            chain raw { type filter hook prerouting priority raw; tcp dport 80 notrack; }
            chain pre { type nat hook prerouting priority dstnat; tcp dport { 80, 81 } redirect to :8080; }
        }`);
        expect(found.redirect(packetOf('tcp', 80))).toBeUndefined();
        expect(found.redirect(packetOf('tcp', 81))).toMatchObject({ port: 8080 });
    });
});

describe('connection tracking', () => {
    const drop = 'ct state invalid drop';

    it('names what drops the later packets of an accepted connection', () => {
        const found = nft(inputChain(drop, 'tcp dport 80 accept'));
        expect(textAt(found.dropsInvalid(packetOf('tcp', 80)))).toBe(drop);
    });

    it('has nothing to say where they are accepted before', () => {
        expect(
            nft(inputChain('tcp dport 80 accept', drop)).dropsInvalid(packetOf('tcp', 80)),
        ).toBeUndefined();
    });

    it('has nothing to say where the first packet is dropped as well', () => {
        const found = nft(inputChain(drop, 'tcp dport 80 drop'));
        expect(found.dropsInvalid(packetOf('tcp', 80))).toBeUndefined();
    });

    it('counts a policy that drops what no rule lets in', () => {
        const found = iptables('-A INPUT -p tcp --dport 80 -m conntrack --ctstate NEW -j ACCEPT');
        expect(textAt(found.dropsInvalid(packetOf('tcp', 80)))).toBe(':INPUT DROP [0:0]');
    });

    it('knows that firewalld does so, and where its default zone is chosen', () => {
        const found = firewall({ '/etc/firewalld/firewalld.conf': '# which\nDefaultZone=dmz\n' });
        expect(textAt(found.dropsInvalid(packetOf('tcp', 22)))).toBe('DefaultZone=dmz');
        expect(found.input(packetOf('tcp', 22, { state: 'invalid' })).reason).toMatch('invalid');
    });

    it('names what keeps packets from it', () => {
        const found = nft(`table ip raw {
            chain pre { type filter hook prerouting priority -300; ip daddr 10.0.0.5 tcp dport 80 notrack; }
        }
        ${inputChain(drop)}`);
        expect(textAt(found.notrack(packetOf('tcp', 80)))).toBe('ip daddr 10.0.0.5 tcp dport 80 notrack');
        expect(found.notrack(packetOf('tcp', 81))).toBeUndefined();
        expect(found.dropsInvalid(packetOf('tcp', 80))).toBeUndefined();
        expect(textAt(found.dropsInvalid(packetOf('tcp', 81)))).toBe(drop);
    });
});

describe('ARP', () => {
    it('is hidden by a table of nftables', () => {
        const found = nft(`table arp lvs {
            chain input { type filter hook input priority 0; policy accept
                iifname "eth1" arp daddr ip 10.0.0.6 drop
                arp operation request arp daddr ip 10.0.0.5 drop
            }
            chain output { type filter hook output priority 0; arp saddr ip 10.0.0.5 arp saddr ip set 10.0.0.3; }
        }`);
        expect(textAt(found.arpHides('10.0.0.5'))).toBe('arp operation request arp daddr ip 10.0.0.5 drop');
        expect(found.arpHides('10.0.0.7')).toBeUndefined();
        expect(found.arpHides('10.0.0.6')).toBeUndefined();
        expect(found.arpHides('10.0.0.6', 'eth1')).toBeDefined();
    });

    it.each([
        [
            'as arptables-save prints it',
            '/etc/arptables.conf',
            '*filter\n:INPUT ACCEPT\n-A INPUT -j DROP -d 10.0.0.5\n',
        ],
        [
            'as old releases have it',
            '/etc/sysconfig/arptables',
            '*filter\n:IN ACCEPT\n[0:0] -A IN -d 10.0.0.5 -j DROP\n',
        ],
        [
            'as a script does it',
            '/root/vip.sh',
            '#!/bin/sh\nVIP=10.0.0.5\narptables -A INPUT -d $VIP -j DROP\n',
        ],
    ])('is hidden by arptables %s', (_name, path, text) => {
        const found = firewall({ [path]: text });
        expect(textAt(found.arpHides('10.0.0.5'))).toMatch(/DROP/);
        expect(found.arpHides('10.0.0.6')).toBeUndefined();
        expect(found.input(packetOf('tcp', 80)).kind).toBe('accepted');
    });
});

describe('what cannot be told', () => {
    it('matters where the rule decides', () => {
        const found = iptables('-A INPUT -p tcp --dport 80 -m recent --name web --rcheck -j ACCEPT');
        expect(found.input(packetOf('tcp', 80)).kind).toBe('unknown');
        expect(textAt(found.input(packetOf('tcp', 80)).place)).toMatch('recent');
        expect(found.input(packetOf('tcp', 81)).kind).toBe('dropped');
    });

    it('does not matter where both ways come to the same', () => {
        const found = iptables(
            '-A INPUT -m recent --name web --rcheck -j DROP',
            '-A INPUT -m mystery --odd 1 -j LOG',
        );
        expect(found.input(packetOf('tcp', 80)).kind).toBe('dropped');
    });

    it('matters in chains that are jumped to', () => {
        const found = nft(`table ip filter {
            chain limits { limit rate 10/second accept
                drop
            }
            chain input { type filter hook input priority 0; tcp dport 80 jump limits; }
        }`);
        expect(found.input(packetOf('tcp', 80)).kind).toBe('unknown');
        expect(found.input(packetOf('tcp', 81)).kind).toBe('accepted');
    });

    it.each([
        ['a chain that is not there', '-A INPUT -j nowhere'],
        ['a chain that jumps to itself', ':round - [0:0]\n-A INPUT -j round\n-A round -j round'],
    ])('is what %s does', (_name, rules) => {
        expect(iptables(rules).input(packetOf('tcp', 80)).kind).toBe('unknown');
    });

    it('is a set that other programs fill', () => {
        const found = nft(`table inet filter {
            set banned { type ipv4_addr; flags timeout; }
            set closed { type inet_service; elements = { 25 } }
            chain input { type filter hook input priority 0; policy accept;
                tcp dport @closed drop
                ip saddr @banned drop
            }
        }`);
        expect(found.input(packetOf('tcp', 25)).kind).toBe('dropped');
        expect(found.input(packetOf('tcp', 80)).kind).toBe('unknown');
    });

    it('is what a rule asks of an address that is not given', () => {
        const found = iptables('-A INPUT -s 10.0.0.0/8 -p tcp -j ACCEPT', '-A INPUT -i lo -j ACCEPT');
        const packet: Packet = { family: 'inet', destination: '10.0.0.5', protocol: 'tcp', port: 80 };
        expect(found.input(packet).kind).toBe('unknown');
        // Nothing from the network comes on `lo`, whatever the interface is.
        expect(found.input({ ...packet, protocol: 'udp' }).kind).toBe('dropped');
    });

    it('is which backend firewalld has, where a direct rule accepts', () => {
        const files = {
            '/etc/firewalld/direct.xml':
                '<direct><rule ipv="ipv4" table="filter" chain="INPUT" priority="0">-p vrrp -j ACCEPT</rule></direct>',
        };
        const conf = (backend: string): Firewall =>
            firewall({ ...files, '/etc/firewalld/firewalld.conf': `FirewallBackend=${backend}\n` });
        expect(firewall(files).input(ADVERT)).toMatchObject({ kind: 'unknown' });
        expect(firewall(files).input(packetOf('tcp', 80)).kind).toBe('dropped');
        expect(conf('iptables').input(ADVERT).kind).toBe('accepted');
        expect(conf('nftables').input(ADVERT).kind).toBe('dropped');
    });
});
