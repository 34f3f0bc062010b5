/** Faults in the deployment whose real servers redirect the address, and whose directors have firewalld. */
import { type Fault, type Sound, add, drop, swap } from './deployments.ts';

const NFT = '/etc/nftables.conf';
const ZONE = '/etc/firewalld/zones/public.xml';
const DIRECT = '/etc/firewalld/direct.xml';
const NGINX = '/etc/nginx/conf.d/web.conf';
const HTTPD = '/etc/httpd/conf/httpd.conf';
const OWN1 = '/etc/systemd/network/20-eth0.network';
const OWN2 = '/etc/NetworkManager/system-connections/eth0.nmconnection';

const REDIRECT = 'tcp dport 80 redirect';
const ZONE_SERVICE = '  <service name="http"/>\n';
const VRRP_RULE = /^ *<rule [^]*<\/rule>\n/m;

export const REDIRECT_FAULTS: readonly Fault[] = [
    // Everything that is sent to the address is taken, SSH too.
    [
        'nftables without protocol and port',
        [swap(`web1${NFT}`, REDIRECT, 'redirect')],
        `web1${NFT}:19 deployment/redirect-too-wide`,
    ],
    [
        'all of TCP',
        [swap(`web1${NFT}`, REDIRECT, 'meta l4proto tcp redirect')],
        `web1${NFT}:19 deployment/redirect-too-wide`,
    ],
    [
        'a direct rule without protocol and port',
        [swap(`web2${DIRECT}`, ' -p tcp --dport 80')],
        `web2${DIRECT}:3 deployment/redirect-too-wide`,
    ],
    // What no line says is found at the host's own address.
    ['no redirect', [drop(`web2${DIRECT}`)], `web2${OWN2}:8 deployment/real-server-without-address`],
    [
        'a redirect of another port',
        [swap(`web1${NFT}`, REDIRECT, 'tcp dport 443 redirect')],
        `web1${OWN1}:5 deployment/real-server-without-address`,
    ],
    [
        'a redirect of another protocol',
        [swap(`web2${DIRECT}`, '-p tcp', '-p udp')],
        `web2${OWN2}:8 deployment/real-server-without-address`,
    ],
    [
        'a redirect of another address',
        [swap(`web2${DIRECT}`, '10.0.0.5', '10.0.0.6')],
        `web2${OWN2}:8 deployment/real-server-without-address`,
    ],
    // A redirected packet arrives at the address of the network card.
    [
        'nginx on the virtual address only',
        [swap(`web1${NGINX}`, '10.0.0.3:80', '10.0.0.5:80')],
        `web1${NGINX}:3 deployment/port-not-served`,
    ],
    [
        'Apache on the virtual address only',
        [swap(`web2${HTTPD}`, 'Listen 80', 'Listen 10.0.0.5:80')],
        `web2${HTTPD}:2 deployment/port-not-served`,
    ],
    [
        'a redirect to a port on which nobody listens',
        [
            swap(`web1${NFT}`, 'redirect', 'redirect to :8080'),
            swap(`web1${NFT}`, '{ 22, 80 }', '{ 22, 8080 }'),
        ],
        `web1${NGINX}:3 deployment/port-not-served`,
    ],
    // firewalld accepts what it sent to another port, nftables knows nothing of that.
    [
        'a redirect to a port that is closed',
        [
            swap(`web1${NFT}`, 'redirect', 'redirect to :8080'),
            swap(`web1${NGINX}`, '10.0.0.3:80', '10.0.0.3:8080'),
        ],
        `web1${NFT}:7 deployment/real-server-drops-service`,
    ],
    // The zone rejects protocol 112, as it does whatever it does not name.
    ['a zone without VRRP', [swap(`lb1${ZONE}`, VRRP_RULE)], `lb1${ZONE}:2 deployment/director-drops-vrrp`],
    [
        'a zone with VRRP from a stranger',
        [swap(`lb2${ZONE}`, '10.0.0.1', '10.0.0.9')],
        `lb2${ZONE}:2 deployment/director-drops-vrrp`,
    ],
    [
        'a zone without the service',
        [swap(`lb2${ZONE}`, ZONE_SERVICE)],
        `lb2${ZONE}:2 deployment/director-drops-service`,
    ],
    // The rule that drops what is invalid is firewalld's own and stands in no file.
    [
        'no notrack',
        [drop(`lb1${DIRECT}`)],
        'lb1/etc/firewalld/firewalld.conf:1 deployment/director-loses-state',
    ],
    [
        'notrack of another port',
        [swap(`lb1${DIRECT}`, '--dport 80', '--dport 443')],
        'lb1/etc/firewalld/firewalld.conf:1 deployment/director-loses-state',
    ],
    [
        'a script that keeps keepalived from starting',
        [add('lb2/root/setup.sh', 'systemctl disable keepalived')],
        'lb2/root/setup.sh:5 deployment/start-differs',
    ],
    [
        'a table that ipvsadm restores',
        [
            swap('lb1/unit-files.txt', 'ipvsadm.service     disabled', 'ipvsadm.service     enabled '),
            add('lb1/etc/sysconfig/ipvsadm', '-A -t 10.0.0.5:80 -s rr'),
        ],
        'lb1/etc/sysconfig/ipvsadm:1 deployment/saved-table-restored',
    ],
];

/** What looks like a fault and is none. */
export const REDIRECT_SOUND: readonly Sound[] = [
    ['the rules loaded as iptables', [swap('lb1/etc/firewalld/firewalld.conf', 'nftables', 'iptables')]],
    [
        'a forward port in place of the direct rule',
        [
            drop(`web2${DIRECT}`),
            swap(
                `web2${ZONE}`,
                '</zone>',
                `  <rule family="ipv4">
    <destination address="10.0.0.5"/>
    <forward-port port="80" protocol="tcp" to-port="80"/>
  </rule>
</zone>`,
            ),
        ],
    ],
    ['VRRP let in as a protocol', [swap(`lb1${ZONE}`, VRRP_RULE, '  <protocol value="vrrp"/>\n')]],
    [
        'a firewall that is not started',
        [
            swap(`lb1${ZONE}`, VRRP_RULE),
            swap('lb1/unit-files.txt', 'firewalld.service   enabled ', 'firewalld.service   disabled'),
        ],
    ],
    // What was saved once is restored by nobody.
    ['a saved table', [add('lb1/etc/sysconfig/ipvsadm', '-A -t 10.0.0.5:80 -s rr')]],
];
