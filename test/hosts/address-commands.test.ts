import { describe, expect, it } from 'vitest';
import { addressesOf, holdingsOf, interfacesOf } from '../../src/hosts/addresses/index.ts';
import { held, hostFiles, said } from './files.ts';

describe('commands', () => {
    // The commands were run, with iproute2 6.1 and net-tools 2.10.
    const script = (text: string): Record<string, string> => ({ '/usr/local/sbin/vip.sh': text });

    it.each([
        ['ip', 'ip addr add 10.0.0.5/32 dev lo', ['10.0.0.5/32 lo*']],
        ['its short words', '/sbin/ip a a 10.0.0.5/32 dev lo label lo:0', ['10.0.0.5/32 lo*']],
        [
            'no length: the whole address',
            'ip address add 10.0.0.5 dev lo\nip -6 addr add 2001:db8::5 dev lo',
            ['10.0.0.5/32 lo*', '2001:db8::5/128 lo*'],
        ],
        [
            'the device first',
            'ip addr replace dev eth0 local 10.0.0.5/24 brd 10.0.0.255',
            ['10.0.0.5/24 eth0'],
        ],
        ['a variable', 'VIP=10.0.0.5\nip addr add $VIP/32 dev lo', ['10.0.0.5/32 lo*']],
        [
            'a loop',
            'for v in 10.0.0.5 10.0.0.6; do ip addr add $v/32 dev lo; done',
            ['10.0.0.5/32 lo*', '10.0.0.6/32 lo*'],
        ],
        [
            'a dummy by another name',
            'ip link add lvs0 type dummy && ip addr add 10.0.0.5/32 dev lvs0',
            ['10.0.0.5/32 lvs0*'],
        ],
        [
            'ifconfig',
            'ifconfig lo:0 10.0.0.5 netmask 255.255.255.255 broadcast 10.0.0.5 up',
            ['10.0.0.5/32 lo*'],
        ],
        [
            'ifconfig with a hexadecimal mask',
            'ifconfig lo:0 10.0.0.5 netmask 0xffffffff',
            ['10.0.0.5/32 lo*'],
        ],
        ['ifconfig without a mask: that of the class', 'ifconfig eth0:1 10.0.0.5 up', ['10.0.0.5/8 eth0']],
        ['ifconfig with a length', 'ifconfig lo:0 10.0.0.5/24 netmask 255.255.255.255', ['10.0.0.5/24 lo*']],
        ['ifconfig with 32, of which it makes 0', 'ifconfig lo:0 10.0.0.5/32 up', ['10.0.0.5/0 lo*']],
        ['ifconfig and IPv6 without a length', 'ifconfig lo inet6 add 2001:db8::5', ['2001:db8::5/128 lo*']],
        ['ifconfig and IPv6, which needs add', 'ifconfig lo inet6 2001:db8::5', []],
        ['ifconfig and IPv6', 'ifconfig lo inet6 add 2001:db8::5/128', ['2001:db8::5/128 lo*']],
        [
            'what a script undoes',
            'case $1 in\nstart) ip addr add 10.0.0.5/32 dev lo ;;\nstop) ip addr add 10.0.0.7/32 dev lo ;;\nesac',
            ['10.0.0.5/32 lo*'],
        ],
        [
            'what it takes away',
            'ip addr del 10.0.0.5/32 dev lo\nifconfig lo:0 down\nifconfig lo inet6 del 2001:db8::5/128',
            [],
        ],
        ['what it shows', 'ip addr show dev lo\nip -o a\nip route add 10.0.0.5/32 dev lo\nifconfig', []],
        [
            'another namespace',
            'ip -n blue addr add 10.0.0.5/32 dev lo\nip netns exec blue ip addr add 10.0.0.5/32 dev lo',
            [],
        ],
        [
            'what is not known',
            'ip addr add $VIP/32 dev lo\nip addr add 10.0.0.5/33 dev lo\nip addr add 10.0.0.5/32',
            [],
        ],
    ])('%s', (_, text, expected) => {
        expect(held(script(text))).toEqual(expected);
    });

    // `nmcli --offline connection add` of 1.42 printed the keyfiles of the first two.
    it.each([
        [
            'a dummy',
            'nmcli con add type dummy con-name lvs-vip ifname lvs0 ipv4.method manual ipv4.addresses "10.0.0.5, 10.0.0.6/24" ip6 2001:db8::1',
            ['10.0.0.5/32 lvs0*', '10.0.0.6/24 lvs0*', '2001:db8::1/128 lvs0*'],
        ],
        [
            'its short words',
            'nmcli c a type ethernet ifname eth0 ipv4.addr 10.0.0.3/24',
            ['10.0.0.3/24 eth0'],
        ],
        [
            'a change by the name of a connection',
            'nmcli connection add type dummy con-name vip ifname lvs0\nnmcli -w 5 connection modify vip +ipv4.addresses 10.0.0.5/32',
            ['10.0.0.5/32 lvs0*'],
        ],
        [
            'a change by the name of a device',
            'nmcli con mod lo +ipv4.addresses 10.0.0.5/32',
            ['10.0.0.5/32 lo*'],
        ],
        [
            'what is taken away, shown or started',
            'nmcli con mod lo -ipv4.addresses 10.0.0.5/32\nnmcli con show lo\nnmcli con up lo\nnmcli dev modify lo ipv4.addresses 10.0.0.5/32',
            [],
        ],
    ])('nmcli: %s', (_, text, expected) => {
        expect(held(script(text))).toEqual(expected);
    });

    it.each([
        ['/etc/rc.local', 'ip addr add 10.0.0.5/32 dev lo', 'script'],
        ['/etc/rc.d/rc.local', 'ip addr add 10.0.0.5/32 dev lo', 'script'],
        ['/etc/init.d/realserver', 'ip addr add 10.0.0.5/32 dev lo', 'script'],
        ['/opt/lvs/setup', '#!/usr/bin/env bash\nip addr add 10.0.0.5/32 dev lo', 'script'],
        [
            '/etc/systemd/system/vip.service',
            '[Service]\nType=oneshot\nExecStart=-/sbin/ip addr add 10.0.0.5/32 dev lo\nExecStop=/sbin/ip addr add 10.0.0.6/32 dev lo\n',
            'unit',
        ],
        [
            '/etc/systemd/system/vip.service',
            `[Service]\nExecStart=/bin/sh -c "ip addr add 10.0.0.5/32 dev lo; true"\n`,
            'unit',
        ],
        [
            '/etc/network/interfaces',
            'iface lo inet loopback\n up ip addr add 10.0.0.5/32 dev lo\n',
            'ifupdown',
        ],
    ])('%s %j', (path, text, by) => {
        const found = addressesOf(hostFiles({ [path]: text }));
        expect(found.map((one) => [one.address, one.by])).toEqual([['10.0.0.5', by]]);
    });

    it.each(['/etc/hosts', '/opt/lvs/setup', '/etc/rc.local.bak'])('%s is no script', (path) => {
        expect(held({ [path]: 'ip addr add 10.0.0.5/32 dev lo' })).toEqual([]);
    });
});

// As iproute2 6.1 prints them.
describe('the list of addresses', () => {
    it.each([
        [
            'one line each',
            '1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever\n2: eth0    inet 10.0.0.3/24 brd 10.0.0.255 scope global eth0\\       valid_lft forever preferred_lft forever\n3: eth1@if4    inet6 fe80::1/64 scope link \\       valid_lft forever preferred_lft forever\n',
        ],
        [
            'with its links',
            '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP\n    inet 10.0.0.3/24 brd 10.0.0.255 scope global eth0\n3: eth1@if4: <BROADCAST> mtu 1500\n    inet6 fe80::1/64 scope link\n',
        ],
        [
            'brief',
            'lo               UNKNOWN        127.0.0.1/8 \neth0             UP             10.0.0.3/24 \neth1@if4         UP             fe80::1/64 \n',
        ],
    ])('%s', (_, text) => {
        const texts = { '/tmp/web1-ip-addr.txt': text };
        expect(held(texts)).toEqual(['127.0.0.1/8 lo*', '10.0.0.3/24 eth0', 'fe80::1/64 eth1']);
        expect(interfacesOf(hostFiles(texts))).toEqual(['eth0', 'eth1']);
    });
});

describe('the flags of a dummy', () => {
    it('tell it from a card', () => {
        const text =
            '3: lvs0: <BROADCAST,NOARP,UP,LOWER_UP> mtu 1500\n    inet 10.0.0.5/32 scope global lvs0\n';
        expect(held({ '/tmp/ip-addr.txt': text })).toEqual(['10.0.0.5/32 lvs0*']);
    });
});

describe('a host', () => {
    const files = hostFiles({
        '/etc/network/interfaces': 'auto eth0\niface eth0 inet static\n    address 10.0.0.3/24\n',
        '/etc/systemd/network/10-v.netdev': '[NetDev]\nName=lvs0\nKind=dummy\n',
        '/etc/netplan/a.yaml':
            'network: {ethernets: {lo: {addresses: [10.0.0.5/32]}, eth1: {}, all-en: {match: {name: "en*"}}}}',
        '/etc/rc.local':
            'ip link set dev eth2 up\nip addr add 2001:DB8:0:0::5/128 dev lo\nip addr add 10.0.0.9/32 dev $DEV\n',
    });

    it('has the devices that packets come in at', () => {
        expect(interfacesOf(files)).toEqual(['eth1', 'eth0', 'eth2']);
    });

    it('holds an address however it is written', () => {
        const holdings = holdingsOf(files, '2001:db8::0:5');
        expect(holdings.map(({ place }) => said(place))).toEqual([
            '/etc/rc.local: ip addr add 2001:DB8:0:0::5/128 dev lo',
        ]);
        expect(holdings[0]).toMatchObject({ family: 'inet6', isLoopbackKind: true });
        expect(holdingsOf(files, '10.0.0.77')).toEqual([]);
    });

    it.each([
        ['10.0.0.3', '/etc/network/interfaces: address 10.0.0.3/24'],
        ['10.0.0.5', '/etc/netplan/a.yaml: 10.0.0.5/32'],
    ])('has the place of %s', (address, expected) => {
        expect(said(holdingsOf(files, address)[0]?.place)?.replace(/ {4}/g, '')).toBe(expected);
    });
});
