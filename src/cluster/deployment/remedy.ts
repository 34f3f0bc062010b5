import type { System } from '../../hosts/firewall/index.ts';
import type { Served } from '../deployment.ts';

/** What lets adverts of an IP protocol (`vrrp` or `ah`) in, as the end of a message. */
export function letAdvertsIn([system = 'nftables']: readonly System[], protocol: string): string {
    const rules: Readonly<Record<System, string>> = {
        firewalld: `firewall-cmd --permanent --add-protocol=${protocol}`,
        nftables: `meta l4proto ${protocol} accept`,
        iptables: `-A INPUT -p ${protocol} -j ACCEPT`,
    };
    return `; let them in (${rules[system]})`;
}

/** What lets the packets of a service in, as the end of a message; empty without a port. */
export function letServiceIn([system = 'nftables']: readonly System[], { port, protocol }: Served): string {
    if (port === undefined) return '';
    const rules: Readonly<Record<System, string>> = {
        firewalld: `firewall-cmd --permanent --add-port=${port}/${protocol}`,
        nftables: `${protocol} dport ${port} accept`,
        iptables: `-A INPUT -p ${protocol} --dport ${port} -j ACCEPT`,
    };
    return `; let them in (${rules[system]})`;
}
