/** What a spec may choose from. */

/** How real servers take packets for the virtual address. */
export const METHODS = ['loopback', 'redirect'] as const;

/** The programs that keep the rules of a firewall. */
export const FIREWALLS = ['firewalld', 'nftables', 'iptables', 'none'] as const;

/** What keeps the addresses of a host. */
export const NETWORKS = ['NetworkManager', 'systemd-networkd', 'netplan', 'ifcfg', 'ifupdown'] as const;

/** Schedulers of IPVS, as `ip_vs_NAME` is called. */
export const SCHEDULERS = [
    'rr',
    'wrr',
    'lc',
    'wlc',
    'sh',
    'mh',
    'dh',
    'sed',
    'nq',
    'lblc',
    'lblcr',
    'fo',
    'ovf',
] as const;

/** The checks that decide whether a real server is in. */
export const CHECKS = ['http', 'https', 'tcp', 'smtp', 'dns', 'udp', 'script'] as const;

export type Method = (typeof METHODS)[number];
export type FirewallName = (typeof FIREWALLS)[number];
export type NetworkName = (typeof NETWORKS)[number];
export type CheckType = (typeof CHECKS)[number];
