/** Faults on the directors of that deployment, and hosts that do not tell everything. */
import { type Change, type Fault, type Sound, add, drop, swap } from './deployments.ts';

const CONF = '/etc/keepalived/keepalived.conf';
const NFT = '/etc/nftables.conf';
const LVS = '/etc/sysctl.d/90-lvs.conf';
const ARP = '/etc/sysctl.d/90-lvs-dr.conf';
const NETWORK = '/etc/systemd/network/10-eth0.network';

const IGNORE = 'net.ipv4.conf.all.arp_ignore = 1\n';
const ANNOUNCE = 'net.ipv4.conf.all.arp_announce = 2\n';
const VRRP_RULE = '        ip saddr 10.0.0.2 ip protocol vrrp accept\n';
const SERVICE_RULE = '        ip daddr 10.0.0.5 tcp dport 80 accept\n';
const NOTRACK_RULE = '        ip daddr 10.0.0.5 tcp dport 80 notrack\n';
const INVALID_RULE = '        ct state invalid drop\n';

const REDIRECT = `table ip web {
    chain prerouting {
        type nat hook prerouting priority dstnat; policy accept;
        ip daddr 10.0.0.5 tcp dport 80 redirect
    }
}
`;

/** On both directors. */
function onBoth(path: string, from: string, to: string): Change[] {
    return ['lb1', 'lb2'].map((host) => swap(host + path, from, to));
}

/** The firewalls of the directors. */
export const FIREWALL_FAULTS: readonly Fault[] = [
    ['no rule for VRRP', [swap(`lb1${NFT}`, VRRP_RULE)], `lb1${NFT}:7 deployment/director-drops-vrrp`],
    [
        'VRRP of a stranger',
        [swap(`lb1${NFT}`, 'saddr 10.0.0.2', 'saddr 10.0.0.9')],
        `lb1${NFT}:7 deployment/director-drops-vrrp`,
    ],
    // The adverts go to the group.
    [
        'VRRP to the own address',
        [swap(`lb1${NFT}`, 'saddr 10.0.0.2', 'daddr 10.0.0.1')],
        `lb1${NFT}:7 deployment/director-drops-vrrp`,
    ],
    [
        'no rule for the service',
        [swap(`lb1${NFT}`, SERVICE_RULE)],
        `lb1${NFT}:7 deployment/director-drops-service`,
    ],
    // The client's packet still goes to the virtual address on the director.
    [
        'the service for the real servers only',
        [swap(`lb2${NFT}`, 'daddr 10.0.0.5 tcp dport 80 accept', 'daddr 10.0.0.3 tcp dport 80 accept')],
        `lb2${NFT}:7 deployment/director-drops-service`,
    ],
    // What closes a connection is dropped in line 10, before the rule for the service.
    ['no notrack', [swap(`lb2${NFT}`, NOTRACK_RULE)], `lb2${NFT}:10 deployment/director-loses-state`],
    [
        'a redirect on a director',
        [
            add(`lb1${NFT}`, REDIRECT),
            // A packet that is not tracked is not redirected.
            swap(`lb1${NFT}`, NOTRACK_RULE),
            swap(`lb1${NFT}`, INVALID_RULE),
        ],
        `lb1${NFT}:26 deployment/redirect-on-director`,
    ],
];

/** Settings of the directors, and what they start. */
export const DIRECTOR_FAULTS: readonly Fault[] = [
    [
        'forwarding',
        [add(`lb1${LVS}`, 'net.ipv4.ip_forward = 1')],
        `lb1${LVS}:4 deployment/forwarding-not-needed`,
    ],
    // The kernel does not forward unless it is told to.
    [
        'NAT without forwarding on one of them',
        [
            ...onBoth(CONF, 'lb_kind DR', 'lb_kind NAT'),
            add(`lb1${LVS}`, 'net.ipv4.ip_forward = 1'),
            add(`lb2${LVS}`, 'net.ipv4.ip_forward = 0'),
        ],
        `lb2${LVS}:4 deployment/forwarding-missing`,
    ],
    // The greater of 0 and 1 counts.
    [
        'a reverse path filter that stays on',
        [
            add(`lb1${LVS}`, 'net.ipv4.conf.all.rp_filter = 0'),
            add(`lb1${LVS}`, 'net.ipv4.conf.eth0.rp_filter = 1'),
        ],
        `lb1${LVS}:4 deployment/rp-filter-without-effect`,
    ],
    [
        'keepalived that starts on one only',
        [swap('lb2/unit-files.txt', 'keepalived.service  enabled ', 'keepalived.service  disabled')],
        'lb2/unit-files.txt:3 deployment/start-differs',
    ],
    [
        'a table that ipvsadm restores',
        [
            swap('lb1/etc/default/ipvsadm', 'false', 'true'),
            add('lb1/etc/ipvsadm.rules', '-A -t 10.0.0.5:80 -s rr'),
        ],
        'lb1/etc/default/ipvsadm:2 deployment/saved-table-restored',
    ],
    // The file takes the network card in line 2.
    [
        'networkd that takes addresses away',
        [swap(`lb2${NETWORK}`, 'KeepConfiguration=yes\n')],
        `lb2${NETWORK}:2 deployment/network-daemon-drops-address`,
    ],
    [
        'networkd that keeps leases only',
        [swap(`lb2${NETWORK}`, '=yes', '=dhcp')],
        `lb2${NETWORK}:7 deployment/network-daemon-drops-address`,
    ],
    // The second real server, in both configurations: said once.
    [
        'a director that is a real server',
        onBoth(CONF, 'real_server 10.0.0.4', 'real_server 10.0.0.2').concat(
            add('lb2/etc/nginx/nginx.conf', 'http { server { listen 80; } }'),
            add('lb2/etc/systemd/network/10-lo.network', '[Match]\nName=lo\n[Network]\nAddress=10.0.0.5/32'),
            add(`lb2${LVS}`, IGNORE + ANNOUNCE),
        ),
        `lb1${CONF}:36 deployment/director-is-real-server`,
    ],
];

/** What only the strict preset finds: packets of a connection whose server is gone are dropped for as long as they come. */
export const STRICT_FAULTS: readonly Fault[] = [
    [
        'a service of UDP whose clients stay with a dead server',
        [
            ...onBoth(CONF, 'protocol TCP', 'protocol UDP'),
            ...onBoth(LVS, 'expire_nodest_conn = 1', 'expire_nodest_conn = 0'),
        ],
        `lb1${LVS}:2 deployment/udp-keeps-dead-server`,
    ],
];

/** What the hosts do not tell. */
export const UNTOLD: readonly Fault[] = [
    ['a real server', [drop('web2/')], `lb1${CONF}:36 deployment/host-not-told`],
    [
        'kernel settings',
        [drop(`web1${ARP}`)],
        'web1/etc/systemd/network/20-eth0.network:5 deployment/not-told',
    ],
    ['a firewall', [drop(`lb1${NFT}`)], `lb1${NETWORK}:5 deployment/not-told`],
    [
        'what listens',
        [drop('web1/etc/nginx/')],
        'web1/etc/systemd/network/20-eth0.network:5 deployment/not-told',
    ],
    ['the start of keepalived', [drop('lb2/unit-files.txt')], `lb2${NETWORK}:5 deployment/not-told`],
    // The host cannot be told from others without an address.
    [
        'the address of a real server',
        [drop('web2/etc/NetworkManager/')],
        `lb1${CONF}:36 deployment/host-not-told`,
    ],
];

/** What looks like a fault and is none. */
export const SOUND: readonly Sound[] = [
    ['arp_ignore of the network card', [swap(`web1${ARP}`, 'all.arp_ignore', 'eth0.arp_ignore')]],
    ['arp_ignore 2', [swap(`web1${ARP}`, 'arp_ignore = 1', 'arp_ignore = 2')]],
    // A file in /etc hides one of the same name.
    ['a hidden file', [add('web1/usr/lib/sysctl.d/90-lvs-dr.conf', 'net.ipv4.conf.all.arp_ignore = 0')]],
    ['a redirect beside the address', [add(`web1${NFT}`, REDIRECT)]],
    // The service is let in before the state is asked for.
    [
        'a rule before the state in place of notrack',
        [
            swap(`lb1${NFT}`, NOTRACK_RULE),
            swap(`lb1${NFT}`, SERVICE_RULE),
            swap(`lb1${NFT}`, INVALID_RULE, SERVICE_RULE + INVALID_RULE),
        ],
    ],
    ['no rule for what is invalid', [swap(`lb1${NFT}`, NOTRACK_RULE), swap(`lb1${NFT}`, INVALID_RULE)]],
    // Nobody takes over by itself after a reboot, and that holds for both.
    [
        'keepalived that starts nowhere',
        [
            swap('lb2/unit-files.txt', 'keepalived.service  enabled ', 'keepalived.service  disabled'),
            drop('lb1/etc/systemd/system/multi-user.target.wants/'),
            add('lb1/unit-files.txt', 'keepalived.service disabled'),
        ],
    ],
    ['networkd that keeps static addresses', [swap(`lb2${NETWORK}`, '=yes', '=static')]],
    ['a table that is not restored', [add('lb1/etc/ipvsadm.rules', '-A -t 10.0.0.5:80 -s rr')]],
];
