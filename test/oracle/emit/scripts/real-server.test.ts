/** What verify.sh says of real servers that are well, and of others. */
import { describe, expect, it } from 'vitest';
import { LISTEN, OWN_RULES, able, inNamespace, rulesOf, scriptOf, wrong } from './host.ts';

describe.skipIf(!able.namespaces)('a real server', () => {
    const script = scriptOf('debian', 'web1');
    const setUp = `${LISTEN}${OWN_RULES}
ip link set lo up; ip link add eth0 type bridge; ip link set eth0 up
ip addr add 192.0.2.21/24 dev eth0; ip addr add 192.0.2.80/32 dev lo
echo 1 >/proc/sys/net/ipv4/conf/all/arp_ignore; echo 2 >/proc/sys/net/ipv4/conf/all/arp_announce
own_rules; nft -f ${rulesOf('debian', 'web1')}`;
    const run = (...commands: readonly string[]): readonly string[] =>
        inNamespace([setUp, ...commands, `bash ${script}`].join('\n'));

    it('that is well', () => {
        const lines = run('listen 80 443');
        expect(wrong(lines)).toEqual([]);
        expect(lines.at(-1)).toMatch(/^verify\.sh: [1-9]\d checked, 0 wrong, 0 skipped$/);
    });

    it.each([
        [
            'without the address',
            'ip addr del 192.0.2.80/32 dev lo',
            '192.0.2.80 is on no interface: its packets are thrown away',
        ],
        [
            'with the address on its network card',
            'ip addr del 192.0.2.80/32 dev lo; ip addr add 192.0.2.80/24 dev eth0',
            '192.0.2.80 is on eth0, where others are told of it',
        ],
        [
            'with an address that claims the network',
            'ip addr del 192.0.2.80/32 dev lo; ip addr add 192.0.2.80/24 dev lo',
            '192.0.2.80 is on lo with /24: the host takes the whole network for itself',
        ],
        [
            'that answers ARP',
            'echo 0 >/proc/sys/net/ipv4/conf/all/arp_ignore; echo 1 >/proc/sys/net/ipv4/conf/lo/arp_ignore',
            'arp_ignore on eth0 is 0: it answers for the virtual addresses',
        ],
        [
            'that asks in the name of the virtual address',
            'echo 1 >/proc/sys/net/ipv4/conf/all/arp_announce',
            'arp_announce on eth0 is 1: it asks in the name of the virtual addresses',
        ],
        [
            'with another address',
            'ip addr del 192.0.2.21/24 dev eth0; ip addr add 192.0.2.22/24 dev eth0',
            'no interface has its own address 192.0.2.21',
        ],
        [
            'to whose rules nothing jumps',
            'nft flush chain inet filter input',
            'no rule of the firewall for this: the chain inet filter input jumps to shop-in',
        ],
    ])('%s', (_, fault, expected) => {
        expect(wrong(run('listen 80 443', fault))).toEqual([expected]);
    });

    it('on which a port is not served', () => {
        // Both services are checked at port 443, so that 80 has to be served at the virtual address only.
        expect(wrong(run('listen 443'))).toEqual(['nothing listens on port 80/tcp for 192.0.2.80']);
        expect(wrong(run('listen 80'))).toEqual([
            'nothing listens on port 443/tcp for 192.0.2.80',
            'nothing listens on port 443/tcp for 192.0.2.21',
        ]);
    });

    it('whose firewall was loaded without the rules of the set', () => {
        const open = wrong(run('listen 80 443', 'own_rules')).filter((line) =>
            line.includes('is open for all'),
        );
        expect(open).toEqual([
            'no rule of the firewall for this: port 80/tcp of 192.0.2.80 is open for all',
            'no rule of the firewall for this: port 80/tcp of 192.0.2.21 is open for all',
            'no rule of the firewall for this: port 443/tcp of 192.0.2.80 is open for all',
            'no rule of the firewall for this: port 443/tcp of 192.0.2.21 is open for all',
        ]);
    });
});

describe.skipIf(!able.namespaces || !able.iptables)('a real server that redirects', () => {
    const script = scriptOf('iptables', 'proxy1');
    const setUp = `${LISTEN}
ip link set lo up; ip link add eth1 type bridge; ip link set eth1 up; ip addr add 10.2.1.1/16 dev eth1
iptables -P INPUT DROP; iptables-restore --noflush ${rulesOf('iptables', 'proxy1')}
listen 3128`;
    const run = (fault: string): readonly string[] =>
        wrong(inNamespace(`${setUp}\n${fault}\nbash ${script}`));
    /** Nothing here listens for UDP. */
    const always = 'nothing listens on port 5140/udp for 10.2.1.1';

    it.each([
        ['that is well', ':', []],
        [
            'with the address',
            'ip addr add 10.2.9.9/32 dev lo',
            ['10.2.9.9 is on lo although it is redirected'],
        ],
    ])('%s', (_, fault, expected) => {
        expect(run(fault).filter((line) => line !== always)).toEqual(expected);
    });

    it.each([
        [
            'without the redirection',
            'iptables -t nat -F old-early',
            [
                'no rule of the firewall for this: 10.2.9.9:3128/tcp is redirected to the own address',
                'no rule of the firewall for this: 10.2.9.9:5140/udp is redirected to the own address',
            ],
        ],
        [
            'to whose redirection nothing comes',
            'iptables -t nat -F PREROUTING',
            ['no rule of the firewall for this: the chain PREROUTING jumps to old-early'],
        ],
    ])('%s', (_, fault, expected) => {
        expect(run(fault)).toEqual([always, ...expected]);
    });
});
