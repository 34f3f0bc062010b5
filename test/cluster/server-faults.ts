/** Faults on the real servers of the deployment whose real servers have the address on loopback. */
import { type Fault, add, drop, swap } from './deployments.ts';

const ZONE = '/etc/firewalld/zones/public.xml';
const ARP = '/etc/sysctl.d/90-lvs-dr.conf';
const LO = '/etc/systemd/network/10-lo.network';
const NFT = '/etc/nftables.conf';
const NGINX = '/etc/nginx/conf.d/web.conf';

const IGNORE = 'net.ipv4.conf.all.arp_ignore = 1\n';
const ANNOUNCE = 'net.ipv4.conf.all.arp_announce = 2\n';
const ZONE_SERVICE = '  <service name="http"/>\n';

/** Addresses and ARP on the real servers: web1 has networkd, web2 NetworkManager and a dummy. */
export const ADDRESS_FAULTS: readonly Fault[] = [
    // Nobody sets the key, so the finding is at the address that the host answers for.
    ['arp_ignore lost', [swap(`web1${ARP}`, IGNORE)], `web1${LO}:5 deployment/real-server-answers-arp`],
    // Only the interface on which the question comes counts, and that is not lo.
    [
        'arp_ignore of lo only',
        [swap(`web1${ARP}`, 'all.arp_ignore', 'lo.arp_ignore')],
        `web1${ARP}:2 deployment/real-server-answers-arp`,
    ],
    // A network card that has its address already keeps what it had.
    [
        'arp_ignore of default only',
        [swap(`web2${ARP}`, 'all.arp_ignore', 'default.arp_ignore')],
        `web2${ARP}:2 deployment/real-server-answers-arp`,
    ],
    // 99 is read after 90.
    [
        'a later file that takes arp_ignore back',
        [add('web2/etc/sysctl.d/99-local.conf', 'net.ipv4.conf.all.arp_ignore = 0')],
        'web2/etc/sysctl.d/99-local.conf:1 deployment/real-server-answers-arp',
    ],
    [
        'arp_announce 1',
        [swap(`web1${ARP}`, 'arp_announce = 2', 'arp_announce = 1')],
        `web1${ARP}:3 deployment/arp-announce-too-weak`,
    ],
    [
        'arp_announce lost',
        [swap(`web2${ARP}`, ANNOUNCE)],
        'web2/etc/NetworkManager/system-connections/lvs0.nmconnection:8 deployment/arp-announce-too-weak',
    ],
    [
        'the address with the length of the network',
        [swap(`web1${LO}`, '10.0.0.5/32', '10.0.0.5/24')],
        `web1${LO}:5 deployment/address-claims-network`,
    ],
    // With arp_ignore 1 an interface still answers for its own addresses.
    [
        'the address on the network card',
        [
            drop(`web1${LO}`),
            swap('web1/etc/systemd/network/20-eth0.network', 'Gateway', 'Address=10.0.0.5/32\nGateway'),
        ],
        'web1/etc/systemd/network/20-eth0.network:6 deployment/real-server-answers-arp',
    ],
    // What no line says is found at the host's own address.
    [
        'another address',
        [swap(`web1${LO}`, '10.0.0.5/32', '10.0.0.6/32')],
        'web1/etc/systemd/network/20-eth0.network:5 deployment/real-server-without-address',
    ],
    [
        'no address',
        [drop('web2/etc/NetworkManager/system-connections/lvs0')],
        'web2/etc/NetworkManager/system-connections/eth0.nmconnection:8 deployment/real-server-without-address',
    ],
    [
        'an address that does not come up at boot',
        [
            swap(
                'web2/etc/NetworkManager/system-connections/lvs0.nmconnection',
                'type=dummy',
                'type=dummy\nautoconnect=false',
            ),
        ],
        'web2/etc/NetworkManager/system-connections/eth0.nmconnection:8 deployment/real-server-without-address',
    ],
];

/** What listens and what is let in on the real servers. */
export const SERVER_FAULTS: readonly Fault[] = [
    // Direct Routing leaves the port as it is.
    ['another port', [swap(`web1${NGINX}`, '80', '8080')], `web1${NGINX}:2 deployment/port-not-served`],
    [
        'the own address only',
        [swap(`web1${NGINX}`, 'listen 80', 'listen 10.0.0.3:80')],
        `web1${NGINX}:2 deployment/port-not-served`,
    ],
    [
        'Apache on IPv6 only',
        [swap('web2/etc/httpd/conf/httpd.conf', 'Listen 80', 'Listen [2001:db8::4]:80')],
        'web2/etc/httpd/conf/httpd.conf:2 deployment/port-not-served',
    ],
    // The list of sockets is complete, and no line of it says so.
    [
        'no socket at all',
        [add('web1/ss.txt', 'Netid State Recv-Q Send-Q Local Address:Port')],
        'web1/etc/systemd/network/20-eth0.network:5 deployment/port-not-served',
    ],
    // The zone rejects what it does not allow.
    [
        'a zone without the service',
        [swap(`web2${ZONE}`, ZONE_SERVICE)],
        `web2${ZONE}:2 deployment/real-server-drops-service`,
    ],
    // No rule decides, so the policy of the chain in line 7 does.
    [
        'nftables without the port',
        [swap(`web1${NFT}`, '{ 22, 80 }', '22')],
        `web1${NFT}:7 deployment/real-server-drops-service`,
    ],
    // The packet of the client does not go to the own address.
    [
        'nftables with the port for the own address',
        [swap(`web1${NFT}`, 'tcp dport { 22, 80 }', 'ip daddr 10.0.0.3 tcp dport { 22, 80 }')],
        `web1${NFT}:7 deployment/real-server-drops-service`,
    ],
];
