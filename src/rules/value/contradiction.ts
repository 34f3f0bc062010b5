import { faultRule } from './fault-rule.ts';

/** Two things that exclude each other. */
export const contradiction = faultRule('contradiction', {
    severity: 'error',
    title: 'two things that exclude each other',
    why: 'Of two settings that cannot both hold, keepalived drops one, or the whole line.',
    source: 'keepalived/vrrp/vrrp_iprule.c:alloc_rule',
    says: [
        'Cannot set both',
        'Cannot set vrrp_rx_bufs_policy',
        'Cannot specify address prefix',
        'Cannot specify broadcast',
        'Cannot specify label',
        'Cannot specify scope',
        'Cannot specify more than one of',
        'Cannot specify l3mdev',
        'Cannot specify nexthops',
        'only valid for IPv',
        'only supported for IPv4',
        'specified for IPv',
        'mismatch for nexthop',
        'mixed IPv4 and IPv6',
        '>= goto target',
        'cannot be tracked if protocol',
        'cannot have track',
        'tunnels do not support',
        'otherwise cannot have port',
        'too long for broadcast',
        'assign a broadcast',
        'all packets will be discarded',
        'non table action',
    ],
});
