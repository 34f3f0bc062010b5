import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHost } from '../../src/hosts/host.ts';
import type { Place } from '../../src/hosts/place.ts';
import { serviceState, unitEntries } from '../../src/hosts/units.ts';
import { mutated, propertySeed } from '../support/texts.ts';
import { hostFiles, said } from './files.ts';

/** A real server as it may be: each of its files for one reader. */
const FILES: Readonly<Record<string, string>> = {
    '/etc/sysctl.d/90-lvs.conf':
        '# LVS\nnet.ipv4.conf.all.arp_ignore = 1\nnet/ipv4/conf/*/rp_filter=2\n-net.ipv4.conf.e[t-z]h?.rp_filter\n',
    '/etc/sysctl.conf': 'net.ipv4.ip_forward=0\n',
    '/proc/sys': 'net.ipv4.conf.eth0/100.arp_announce = 2\n',
    '/etc/systemd/network/10-lo.network':
        '[Match]\nName=lo eth*\n[Network]\nAddress=10.0.0.5/32\n[Address]\nAddress=2001:db8::5/128\n',
    '/etc/systemd/network/10-v.netdev': '[NetDev]\nName=lvs0\nKind=dummy\n',
    '/etc/NetworkManager/system-connections/v.nmconnection':
        '[connection]\ntype=dummy\ninterface-name=lvs1\n[ipv4]\naddress1=10.0.0.6/32,10.0.0.1\n',
    '/etc/sysconfig/network-scripts/ifcfg-lo:0':
        'DEVICE=lo:0\nIPADDR=10.0.0.7\nNETMASK=255.255.255.255\nONBOOT=yes\n',
    '/etc/netplan/01.yaml':
        'network:\n  version: 2\n  ethernets:\n    lo:\n      match: {name: lo}\n      addresses: [127.0.0.1/8, "10.0.0.8/32"]\n',
    '/etc/network/interfaces':
        'auto lo eth0\niface eth0 inet static\n    address 10.0.0.3/24\n    up ip addr add 10.0.0.9/32 dev lo \\\n       label lo:1\n',
    '/etc/rc.local':
        '#!/bin/sh\nVIP="10.0.0.10"\ncase $1 in\nstart)\n  ifconfig lo:2 $VIP netmask 255.255.255.255 up; echo 2 >/proc/sys/net/ipv4/conf/lo/arp_announce ;;\nstop)\n  x;;\nesac\nfor i in a b; do sysctl -w x.$i=1; done\nsystemctl enable --now keepalived\n',
    '/etc/systemd/system/vip.service': '[Service]\nExecStart=-/bin/sh -c "ip addr add 10.0.0.11/32 dev lo"\n',
    '/x/ip-addr.txt':
        '1: lo: <LOOPBACK,UP> mtu 65536\n    inet 127.0.0.1/8 scope host lo\n2: eth0    inet 10.0.0.3/24\n',
    '/etc/systemd/system-preset/a.preset': 'enable keepalived.service\ndisable *\n',
    '/x/unit-files.txt': 'ipvsadm.service disabled enabled\n',
    '/etc/default/ipvsadm': 'AUTO="true"\n',
    '/etc/sysconfig/ipvsadm': '-A -t 10.0.0.5:80 -s rr\n',
    '/etc/modules-load.d/a.conf': 'ip_vs\n',
    '/etc/modprobe.d/a.conf': 'options ip_vs conn_tab_bits=20\n',
    '/etc/nginx/nginx.conf':
        'http {\n server {\n  listen [::]:80 ipv6only=off; # listen 81;\n listen 10.0.0.3:443 ssl;\n }\n}\n',
    '/etc/httpd/conf/httpd.conf': 'Listen 10.0.0.3:8080\n',
    '/etc/haproxy/haproxy.cfg': 'frontend a\n  bind :8000-8010,ipv6@:::81 v4v6\n',
};

const seed = propertySeed();

/** All that a host's files say, every place looked at. */
function places(texts: Readonly<Record<string, string>>): Place[] {
    const host = readHost('web1', hostFiles(texts));
    const keys = ['arp_ignore', 'arp_announce', 'rp_filter'] as const;
    const services = ['keepalived', 'ipvsadm'].map((name) => serviceState(host.files, name).place);
    const { automatic, rules } = host.savedTable;
    return [
        ...keys.flatMap((key) =>
            ['lo', 'eth0', ...host.interfaces].flatMap((name) => host.sysctls.effective(key, name).places),
        ),
        host.sysctls.value('net.ipv4.ip_forward')?.place,
        ...host.addresses.map(({ place }) => place),
        ...host.listening.listeners.map(({ place }) => place),
        ...[...host.modules, ...host.moduleOptions].map(({ place }) => place),
        ...unitEntries(host.files, 'vip', 'Service', 'ExecStart').map(({ place }) => place),
        ...services,
        automatic,
        rules,
    ].filter((place) => place !== undefined);
}

function expectSound(texts: Readonly<Record<string, string>>): void {
    for (const { file, span } of places(texts)) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(file.text.length);
    }
}

describe('a host', () => {
    const host = readHost('web1', hostFiles(FILES));

    it('has what its files say', () => {
        expect(host.name).toBe('web1');
        expect(host.sysctls.effective('arp_ignore', 'eth0').value).toBe(1);
        expect(host.addresses.map(({ address, by }) => `${address} ${by}`)).toEqual([
            '10.0.0.5 networkd',
            '2001:db8::5 networkd',
            '10.0.0.5 networkd',
            '2001:db8::5 networkd',
            '10.0.0.6 networkmanager',
            '10.0.0.7 ifcfg',
            '127.0.0.1 netplan',
            '10.0.0.8 netplan',
            '10.0.0.3 ifupdown',
            '10.0.0.10 script',
            '10.0.0.11 unit',
            '10.0.0.9 ifupdown',
            '127.0.0.1 running',
            '10.0.0.3 running',
        ]);
        expect(host.interfaces).toEqual(['eth0']);
        expect(host.listening.listeners).toHaveLength(15);
        expect(said(host.savedTable.automatic)).toBe('/etc/default/ipvsadm: AUTO="true"');
        expect(host.modules.map(({ module }) => module)).toEqual(['ip_vs']);
        expect(host.moduleOptions.map(({ option }) => option)).toEqual(['conn_tab_bits=20']);
        expect(host.service('keepalived').state).toBe('enabled');
        expect(host.service('ipvsadm').state).toBe('disabled');
        expect(host.service('nginx').state).toBe('disabled');
    });

    it('reads each part once', () => {
        expect(host.addresses).toBe(host.addresses);
        expect(host.sysctls).toBe(host.sysctls);
    });

    it('without files has nothing', () => {
        const empty = readHost('web1', []);
        expect(places({})).toEqual([]);
        expect([empty.sysctls.isKnown, empty.listening.isKnown, empty.service('x').state]).toEqual([
            false,
            false,
            'unknown',
        ]);
    });
});

describe('a line of 200 000 words', () => {
    it.each([
        ['/etc/rc.local', 'sysctl '],
        ['/etc/rc.local', 'echo '],
        ['/etc/systemd/network/a.network', '[Match]\nName='],
        ['/etc/systemd/network/a.network', '[Match]\nName=x\n[Network]\nAddress='],
        ['/etc/network/interfaces', 'auto '],
        ['/etc/modprobe.d/a.conf', 'options '],
        ['/x/ip-addr.txt', 'lo UNKNOWN '],
        ['/etc/haproxy/haproxy.cfg', 'bind '],
    ])('is read in %s behind %j', (path, before) => {
        expectSound({ [path]: before + 'a=1 '.repeat(200_000) });
    });
});

describe(`any text (seed ${String(seed)}, KALINT_SEED repeats it)`, () => {
    const paths = Object.keys(FILES);

    it('is read, with places inside it: 500 hosts with changes in each file', () => {
        const changed = fc.tuple(...Object.values(FILES).map((text) => mutated([text])));
        fc.assert(
            fc.property(changed, (texts) => {
                expectSound(Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? ''])));
            }),
            { seed, numRuns: 500 },
        );
    });

    it('is read by every reader: 1 000 texts of any characters', () => {
        fc.assert(
            fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
                expectSound(Object.fromEntries(paths.map((path) => [path, text])));
            }),
            { seed, numRuns: 1_000 },
        );
    });

    it.each([
        'a ',
        'sysctl a=1 ',
        'Name=a ',
        '[',
        '{',
        '(',
        '"',
        "'",
        '\\',
        '$',
        '*',
        'a=',
        '- ',
        '? ',
        '&a ',
        '\n',
        '[x]\n',
        'stop)\n',
        'listen ',
        '<',
        '`',
    ])('is read in time: 20 000 times %j', (piece) => {
        const begun = performance.now();
        expectSound(Object.fromEntries(paths.map((path) => [path, piece.repeat(20_000)])));
        expect(performance.now() - begun).toBeLessThan(5_000);
    });
});
