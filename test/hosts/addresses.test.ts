import { describe, expect, it } from 'vitest';
import { held } from './files.ts';

const NETWORKD = '/etc/systemd/network';

// systemd-networkd 252 was run with files of these shapes in a network namespace.
describe('systemd-networkd', () => {
    it.each([
        [
            'both ways to write an address',
            {
                [`${NETWORKD}/10-lo.network`]:
                    '[Match]\nName=lo\n[Network]\nAddress=10.0.0.5/32\n[Address]\nAddress=10.0.0.6/32\n',
            },
            ['10.0.0.5/32 lo*', '10.0.0.6/32 lo*'],
        ],
        [
            'no length: that of the class, and none at all of IPv6',
            {
                [`${NETWORKD}/a.network`]:
                    '[Match]\nName=lo\n[Network]\nAddress=10.0.0.5\nAddress=172.16.0.1\nAddress=192.168.7.7\nAddress=2001:db8::1\n',
            },
            ['10.0.0.5/8 lo*', '172.16.0.1/16 lo*', '192.168.7.7/24 lo*', '2001:db8::1/0 lo*'],
        ],
        [
            'the first file that matches',
            {
                [`${NETWORKD}/30-eth.network`]: '[Match]\nName=eth1\n[Network]\nAddress=10.1.0.6/24\n',
                [`${NETWORKD}/20-eth.network`]: '[Match]\nName=eth*\n[Network]\nAddress=10.1.0.5/24\n',
            },
            ['10.1.0.5/24 eth*'],
        ],
        [
            'drop-ins, which take nothing back',
            {
                [`${NETWORKD}/10-lo.network`]: '[Match]\nName=lo\n[Network]\nAddress=10.0.0.5/32\n',
                '/run/systemd/network/10-lo.network.d/x.conf': '[Network]\nAddress=\nAddress=10.0.0.9/32\n',
            },
            ['10.0.0.5/32 lo*', '10.0.0.9/32 lo*'],
        ],
        [
            'a dummy',
            {
                [`${NETWORKD}/10-vip.netdev`]: '[NetDev]\nName=lvs0\nKind=dummy\n',
                [`${NETWORKD}/10-vip.network`]: '[Match]\nName=lvs0 lvs1\n[Network]\nAddress=10.0.0.5/32\n',
            },
            ['10.0.0.5/32 lvs0*', '10.0.0.5/32 lvs1'],
        ],
        [
            'a card by its hardware address takes no name from others',
            {
                [`${NETWORKD}/10-a.network`]:
                    '[Match]\nMACAddress=52:54:00:00:00:01\n[Network]\nAddress=10.0.0.3/24\n',
                [`${NETWORKD}/20-b.network`]: '[Match]\nName=eth0\n[Network]\nAddress=10.0.0.4/24\n',
            },
            ['10.0.0.3/24 *', '10.0.0.4/24 eth0'],
        ],
        [
            'masked and unmanaged',
            {
                [`${NETWORKD}/10-a.network`]: '',
                '/usr/lib/systemd/network/10-a.network': '[Match]\nName=lo\n[Network]\nAddress=10.0.0.3/24\n',
                [`${NETWORKD}/20-b.network`]:
                    '[Match]\nName=eth0\n[Link]\nUnmanaged=yes\n[Network]\nAddress=10.0.0.4/24\n',
            },
            [],
        ],
    ])('%s', (_, texts, expected) => {
        expect(held(texts)).toEqual(expected);
    });
});

// What NetworkManager 1.42 makes of a missing length was asked of `nmcli --offline connection modify`.
describe('NetworkManager', () => {
    const keyfile = (text: string): Record<string, string> => ({
        '/etc/NetworkManager/system-connections/vip.nmconnection': text,
    });

    it.each([
        [
            'a dummy, with and without length',
            '[connection]\ntype=dummy\ninterface-name=lvs0\n[ipv4]\nmethod=manual\naddress1=10.0.0.5\naddress2=10.0.0.6/32,10.0.0.1\naddresses=10.0.0.9;10.0.0.8/32;\n[ipv6]\naddress1=2001:db8::1\n',
            [
                '10.0.0.5/24 lvs0*',
                '10.0.0.6/32 lvs0*',
                '10.0.0.9/24 lvs0*',
                '10.0.0.8/32 lvs0*',
                '2001:db8::1/64 lvs0*',
            ],
        ],
        [
            'lo',
            '[connection]\ntype=loopback\ninterface-name=lo\n[ipv4]\naddress1=127.0.0.1/8\naddress2=10.0.0.5/32\nmethod=manual\n',
            ['127.0.0.1/8 lo*', '10.0.0.5/32 lo*'],
        ],
        ['no name', '[connection]\ntype=ethernet\n[ipv4]\naddress1=10.0.0.3/24\n', ['10.0.0.3/24 *']],
        [
            'not by itself',
            '[connection]\ninterface-name=lo\nautoconnect=false\n[ipv4]\naddress1=10.0.0.5/32\n',
            [],
        ],
        [
            'switched off',
            '[connection]\ninterface-name=lo\n[ipv4]\nmethod=disabled\naddress1=10.0.0.5/32\n',
            [],
        ],
        ['a gateway', '[connection]\ninterface-name=lo\n[ipv4]\ngateway=10.0.0.1\ndns=10.0.0.2;\n', []],
    ])('%s', (_, text, expected) => {
        expect(held(keyfile(text))).toEqual(expected);
    });
});

describe('ifcfg', () => {
    const FOLDER = '/etc/sysconfig/network-scripts';

    it.each([
        [
            'ifcfg-lo:0',
            'DEVICE=lo:0\nIPADDR=10.0.0.5\nNETMASK=255.255.255.255\nONBOOT=yes\n',
            ['10.0.0.5/32 lo*'],
        ],
        ['ifcfg-lo:0', 'IPADDR="10.0.0.5"\nPREFIX=32 # whole\n', ['10.0.0.5/32 lo*']],
        [
            'ifcfg-eth0',
            'TYPE=Ethernet\nDEVICE=eth0\nIPADDR0=10.0.0.3\nPREFIX0=24\nIPADDR1=10.0.0.5\nNETMASK1=255.255.255.255\n',
            ['10.0.0.3/24 eth0', '10.0.0.5/32 eth0'],
        ],
        ['ifcfg-eth0', 'IPADDR=192.168.1.3\n', ['192.168.1.3/24 eth0']],
        [
            'ifcfg-eth0',
            "IPV6ADDR=2001:db8::3/64\nIPV6ADDR_SECONDARIES='2001:db8::5/128 2001:db8::6/128'\n",
            ['2001:db8::3/64 eth0', '2001:db8::5/128 eth0', '2001:db8::6/128 eth0'],
        ],
        ['ifcfg-lvs0', 'TYPE=dummy\nIPADDR=10.0.0.5\nPREFIX=32\n', ['10.0.0.5/32 lvs0*']],
        ['ifcfg-lo:0', 'IPADDR=10.0.0.5\nNETMASK=255.255.255.255\nONBOOT=no\n', []],
        ['ifcfg-lo:0', '#IPADDR=10.0.0.5\nNETMASK=255.255.255.255\n', []],
        ['ifcfg-lo:0', 'IPADDR=10.0.0.5\nNETMASK=255.0.255.0\n', []],
        ['ifcfg-lo:0.bak', 'IPADDR=10.0.0.5\nPREFIX=32\n', []],
    ])('%s: %j', (name, text, expected) => {
        expect(held({ [`${FOLDER}/${name}`]: text })).toEqual(expected);
    });

    it("SUSE's, with the length behind the address", () => {
        const path = '/etc/sysconfig/network/ifcfg-lo';
        expect(
            held({ [path]: "IPADDR='127.0.0.1/8'\nIPADDR_vip='10.0.0.5/32'\nSTARTMODE='auto'\n" }),
        ).toEqual(['127.0.0.1/8 lo*', '10.0.0.5/32 lo*']);
    });
});

// netplan 0.106 generated networkd's files from these.
describe('netplan', () => {
    const FIRST = [
        'network:',
        '  version: 2',
        '  ethernets:',
        '    lo:',
        '      match: {name: lo}',
        '      addresses: [127.0.0.1/8, 10.0.0.5/32]',
        '    id0:',
        '      match: {macaddress: "52:54:00:aa:bb:cc"}',
        '      addresses: [10.0.0.3/24]',
        '    id1:',
        '      match: {macaddress: "52:54:00:aa:bb:cd"}',
        '      set-name: lan0',
        '      addresses:',
        '        - 10.0.1.3/24',
        '        - 10.0.1.4/24: {label: "lan0:1"}',
        '    eth3:',
        '      dhcp4: true',
    ].join('\n');
    const files = {
        '/etc/netplan/10-a.yaml': FIRST,
        '/etc/netplan/20-b.yaml': 'network:\n  ethernets:\n    lo:\n      addresses: [10.0.0.6/32]\n',
    };

    it('the lists of all files, and names that are set or matched', () => {
        expect(held(files)).toEqual([
            '127.0.0.1/8 lo*',
            '10.0.0.5/32 lo*',
            '10.0.0.3/24 *',
            '10.0.1.3/24 lan0',
            '10.0.1.4/24 lan0',
            '10.0.0.6/32 lo*',
        ]);
    });

    it('a file in /run in place of one in /etc', () => {
        expect(held({ ...files, '/run/netplan/10-a.yaml': '' })).toEqual(['10.0.0.6/32 lo*']);
    });

    it.each([
        ['a dummy', 'network: {dummy-devices: {lvs0: {addresses: [10.0.0.5/32]}}}', ['10.0.0.5/32 lvs0*']],
        ['no length, which is refused', 'network: {ethernets: {eth9: {addresses: [10.0.0.6]}}}', []],
        [
            'an alias',
            'network:\n  ethernets:\n    a: &y {addresses: &x [10.0.0.6/32]}\n    b: {addresses: *x}\n    c: *y',
            ['10.0.0.6/32 a', '10.0.0.6/32 b', '10.0.0.6/32 c'],
        ],
        ['another shape', 'network: [1, {a: b}]\nethernets: x', []],
        [
            'a broken text, up to where it breaks',
            'network:\n  ethernets:\n    lo: {addresses: [10.0.0.6/32',
            ['10.0.0.6/32 lo*'],
        ],
        ['what is too deep', `network: ${'['.repeat(20_000)}`, []],
        ['what is too deep, by dashes', `${'- '.repeat(20_000)}x`, []],
    ])('%s', (_, text, expected) => {
        expect(held({ '/etc/netplan/a.yaml': text })).toEqual(expected);
    });
});

// `ifup -n -v -a` of ifupdown 0.8.41 showed the commands for these.
describe('ifupdown', () => {
    const interfaces = (text: string): Record<string, string> => ({ '/etc/network/interfaces': text });

    it.each([
        [
            'a length and a mask',
            'auto eth0\niface eth0 inet static\n address 10.0.0.3/24\niface eth0 inet static\n address 10.0.0.4\n netmask 24\n',
            ['10.0.0.3/24 eth0', '10.0.0.4/24 eth0'],
        ],
        [
            'the mask before the length',
            'auto eth0\niface eth0 inet static\n  address 10.0.0.8/24\n  netmask 255.255.0.0\n',
            ['10.0.0.8/16 eth0'],
        ],
        [
            'neither',
            'auto eth0\niface eth0 inet static\n address 192.168.7.7\niface eth0 inet6 static\n address 2001:DB8::5\n',
            ['192.168.7.7/24 eth0', '2001:db8::5/128 eth0'],
        ],
        ['lo without auto', 'iface lo inet static\n address 10.0.0.6/32\n', ['10.0.0.6/32 lo*']],
        ['no other without auto', 'iface eth1 inet static\n address 10.0.0.6/32\n', []],
        ['a label', 'auto eth0:1\niface eth0:1 inet static\n address 10.0.0.9/32\n', ['10.0.0.9/32 eth0']],
        [
            'commands',
            'auto lo\niface lo inet loopback\n  up ip addr add 10.0.0.5/32 dev $IFACE\n  down ip addr del 10.0.0.5/32 dev lo\n',
            ['10.0.0.5/32 lo*'],
        ],
        [
            'a command over two lines',
            'iface lo inet loopback\n  post-up ip addr add \\\n 10.0.0.5 dev lo\n',
            ['10.0.0.5/32 lo*'],
        ],
        ['a comment', 'iface lo inet static\n#  address 10.0.0.5/32\n', []],
        ['no address by DHCP', 'auto eth0\niface eth0 inet dhcp\n', []],
    ])('%s', (_, text, expected) => {
        expect(held(interfaces(text))).toEqual(expected);
    });

    it('files of interfaces.d, whose auto may stand elsewhere', () => {
        expect(
            held({
                ...interfaces('auto dummy0\nsource /etc/network/interfaces.d/*\n'),
                '/etc/network/interfaces.d/vip':
                    'iface dummy0 inet static\n  pre-up ip link add dummy0 type dummy\n  address 10.0.0.5/32\n',
            }),
        ).toEqual(['10.0.0.5/32 dummy0*']);
    });
});
