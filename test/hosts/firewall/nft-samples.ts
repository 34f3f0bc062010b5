/** Rules in nftables' own language. */
import {
    ADVERT,
    ADVERT6,
    type Sample,
    UNICAST_ADVERT,
    accepted,
    dropped,
    packet6Of,
    packetOf,
} from './sample.ts';

function ruleset(text: string): Sample['files'] {
    return { '/etc/nftables.conf': `#!/usr/sbin/nft -f\nflush ruleset\n${text}` };
}

export const NFT_SAMPLES: readonly Sample[] = [
    {
        name: 'sets, variables, a map of states',
        load: 'nft',
        files: ruleset(`
define VIP = 10.0.0.5
define WEB = { 80, 443, 8000-8010 }
table inet filter {
    set peers {
        type ipv4_addr
        flags interval
        elements = { 10.0.0.2,
                     10.0.0.8/30 }
    }
    chain input {
        type filter hook input priority filter; policy drop;
        ct state vmap { established : accept, related : accept, invalid : drop }
        iifname "lo" accept
        ip saddr @peers ip protocol vrrp accept comment "the other director"
        ip daddr $VIP tcp dport $WEB counter accept
        ip6 nexthdr icmpv6 accept
    }
}
`),
        expected: [
            accepted(ADVERT, 'from one of the peers'),
            accepted(
                packetOf('vrrp', undefined, { source: '10.0.0.11' }),
                'the last address of the network in the set',
            ),
            dropped(packetOf('vrrp', undefined, { source: '10.0.0.12' }), 'behind it: the policy'),
            accepted(packetOf('tcp', 8005), 'in the range of the variable'),
            dropped(packetOf('tcp', 8011), 'behind it: the policy'),
            dropped(packetOf('tcp', 80, { destination: '10.0.0.6' }), 'another address: the policy'),
            dropped(packetOf('tcp', 80, { state: 'invalid' }), 'the map of states drops it first'),
            dropped(ADVERT6, 'nothing accepts it: the policy'),
        ],
    },
    {
        name: 'two chains for the same packets',
        load: 'nft',
        files: ruleset(`
table inet late {
    chain input {
        type filter hook input priority filter + 10; policy accept;
        tcp dport 80 drop
    }
}
table ip early {
    chain input {
        type filter hook input priority -5; policy accept;
        tcp dport { 80, 81 } accept
        udp dport 53 drop
    }
}
`),
        expected: [
            dropped(packetOf('tcp', 80), 'to be accepted in the first chain is not the end'),
            accepted(packetOf('tcp', 81), 'the second chain says nothing of it'),
            dropped(packetOf('udp', 53), 'to be dropped is the end'),
            dropped(packet6Of('tcp', 80), 'the table inet is for IPv6 too'),
            accepted(packet6Of('udp', 53), 'the table ip is not'),
        ],
    },
    {
        name: 'notrack',
        load: 'nft',
        files: ruleset(`
table ip lvs {
    chain pre {
        type filter hook prerouting priority raw; policy accept;
        ip daddr 10.0.0.5 tcp dport 80 notrack
        ip daddr 10.0.0.6 notrack accept
    }
    chain too_late {
        type filter hook prerouting priority mangle; policy accept;
        tcp dport 81 notrack
    }
}
table inet filter {
    chain input {
        type filter hook input priority 0; policy drop;
        ct state invalid drop
        ct state new,untracked tcp dport 80-81 accept
        ct state untracked udp dport 53 accept
    }
}
`),
        expected: [
            accepted(packetOf('tcp', 80, { state: 'invalid' }), 'what is not tracked is never invalid'),
            accepted(packetOf('tcp', 81), 'it is new: behind connection tracking notrack comes too late'),
            accepted(
                packetOf('tcp', 81, { state: 'invalid' }),
                'but one without a connection it makes untracked',
            ),
            dropped(packetOf('tcp', 82, { state: 'invalid' }), 'no notrack is for it'),
            accepted(packetOf('udp', 53, { destination: '10.0.0.6' }), 'untracked by the second rule'),
            dropped(packetOf('udp', 53), 'it is new: the policy'),
        ],
    },
    {
        name: 'redirect and dnat',
        load: 'nft',
        files: ruleset(`
table ip nat {
    chain pre {
        type nat hook prerouting priority dstnat; policy accept;
        ip daddr 10.0.0.5 tcp dport 80 redirect to :8080
        ip daddr 10.0.0.5 udp dport 53 redirect
        tcp dport 82 dnat to 10.0.0.6:8082
        tcp dport 83 accept
        tcp dport 83 redirect to :8080
    }
}
table inet filter {
    chain input {
        type filter hook input priority 0; policy drop;
        tcp dport 8080 accept
        ct status dnat udp dport 53 accept
        ip daddr 10.0.0.6 tcp dport 8082 accept
    }
}
`),
        expected: [
            accepted(packetOf('tcp', 80), 'redirected to a port that is open', 8080),
            dropped(packetOf('tcp', 80, { destination: '10.0.0.1' }), 'not redirected: the policy'),
            accepted(packetOf('udp', 53), 'redirected, and that is enough', 53),
            accepted(packetOf('tcp', 82), 'sent to another address', 8082),
            dropped(packetOf('tcp', 83), 'accepted in the table nat, so that it is not redirected'),
        ],
    },
    {
        name: 'jump, goto, return, a map of ports',
        load: 'nft',
        files: ruleset(`
table inet filter {
    chain web {
        ip saddr 10.0.0.3 return
        accept
    }
    chain mail {
        tcp dport 25 accept
    }
    chain input {
        type filter hook input priority filter; policy drop;
        tcp dport vmap { 80 : jump web, 25 : goto mail, 587 : goto mail, 99 : drop, 1000-1999 : accept }
        tcp dport { 80, 587 } ip saddr 10.0.0.3 accept
        tcp dport 587 accept
    }
}
`),
        expected: [
            accepted(packetOf('tcp', 80), 'web accepts it'),
            accepted(
                packetOf('tcp', 80, { source: '10.0.0.3' }),
                'web returns, and the next rule accepts it',
            ),
            accepted(packetOf('tcp', 25), 'mail accepts it'),
            dropped(packetOf('tcp', 587), 'after a goto the chain does not go on: the policy'),
            accepted(packetOf('tcp', 1999), 'in the range of the map'),
            dropped(packetOf('tcp', 99), 'the map drops it'),
            dropped(packetOf('udp', 80), 'not TCP: the policy'),
        ],
    },
    {
        name: 'negation, interfaces, protocols',
        load: 'nft',
        files: ruleset(`
table inet filter {
    chain input {
        type filter hook input priority filter; policy drop
        iifname != { "lo", "eth0" } drop
        ip saddr != 10.0.0.0/24 drop
        meta l4proto { vrrp, ah } accept
        th dport != { 22, 23 } meta l4proto { tcp, udp } iifname "eth*" accept
        meta pkttype multicast udp dport 22 accept
        fib daddr type local tcp dport 23 accept
        ip6 saddr fd00::/64 ip6 daddr fd00::5-fd00::7 tcp dport 22 accept
    }
}
`),
        expected: [
            accepted(ADVERT, 'the protocol by its name'),
            accepted(ADVERT6, 'for IPv6 too; the rule about IPv4 is not for it'),
            accepted(packetOf('ah'), 'the other protocol'),
            dropped(packetOf('vrrp', undefined, { source: '10.0.1.1' }), 'from another network'),
            accepted(packetOf('udp', 24), 'any port but two'),
            dropped(packetOf('tcp', 22), 'one of the two: the policy'),
            accepted(packetOf('tcp', 23), 'the other one, to an address of the host'),
            dropped(packetOf('udp', 22), 'not to a group: the policy'),
            accepted(packet6Of('tcp', 22), 'in the range of addresses'),
            dropped(packetOf('icmp'), 'it has no ports: the policy'),
        ],
    },
    {
        name: 'commands instead of blocks',
        load: 'nft',
        files: ruleset(`
add table ip filter
add chain ip filter input { type filter hook input priority 0; policy drop; }
add set ip filter open { type inet_service; }
add element ip filter open { 80, 81 }
add rule ip filter input tcp dport @open accept
add rule ip filter input ip protocol 112 accept
insert rule ip filter input tcp dport 81 drop
table ip6 gone {
    chain input {
        type filter hook input priority 0; policy drop;
    }
}
delete table ip6 gone
table ip sleeping {
    flags dormant
    chain input {
        type filter hook input priority -10; policy drop;
    }
}
`),
        expected: [
            accepted(packetOf('tcp', 80), 'an element of the set'),
            dropped(packetOf('tcp', 81), 'the rule that was put in front'),
            accepted(UNICAST_ADVERT, 'the protocol by its number'),
            accepted(packet6Of('tcp', 99), 'the table for IPv6 is gone'),
        ],
    },
    {
        name: 'flags of TCP, a path backwards, what does nothing',
        load: 'nft',
        files: ruleset(`
table inet filter {
    chain pre {
        type filter hook prerouting priority -150; policy accept;
        fib saddr . iif oif missing drop
        tcp flags & (fin|syn) == (fin|syn) drop
        tcp flags & (fin|syn|rst|ack) != syn ct state new drop
        meta mark set 0x1
    }
    chain input {
        type filter hook input priority filter; policy drop;
        log prefix "in: " level info counter packets 0 bytes 0
        tcp flags syn / fin,syn,rst,ack tcp dport 80 counter accept
        tcp flags != syn / fin,syn,rst,ack tcp dport 81 accept
        tcp dport 82 ct mark set 7 accept
    }
}
`),
        expected: [
            accepted(packetOf('tcp', 80), 'the first packet has SYN alone'),
            dropped(packetOf('tcp', 80, { state: 'invalid' }), 'the last one has not: the policy'),
            accepted(packetOf('tcp', 81, { state: 'invalid' }), 'it has not SYN alone'),
            dropped(packetOf('tcp', 81), 'it has: the policy'),
            accepted(packetOf('tcp', 82), 'a mark does not matter'),
        ],
    },
    {
        name: 'the shape of firewalld',
        load: 'nft',
        files: ruleset(`
table inet firewalld {
    chain filter_INPUT {
        type filter hook input priority filter + 10; policy accept;
        ct state { established, related } accept
        ct status dnat accept
        iifname "lo" accept
        jump filter_INPUT_ZONES
        ct state { invalid } drop
        reject with icmpx type admin-prohibited
    }
    chain filter_INPUT_ZONES {
        iifname "eth0" goto filter_IN_public
        goto filter_IN_block
    }
    chain filter_IN_public {
        jump filter_IN_public_deny
        jump filter_IN_public_allow
        meta l4proto { icmp, ipv6-icmp } accept
    }
    chain filter_IN_public_deny {
        ip saddr 10.0.0.9 tcp dport 80 drop
    }
    chain filter_IN_public_allow {
        tcp dport 80 ct state { new, untracked } accept
        meta l4proto vrrp ct state { new, untracked } accept
    }
    chain filter_IN_block {
        reject with icmpx type admin-prohibited
    }
}
`),
        expected: [
            accepted(packetOf('tcp', 80), 'the zone allows it'),
            dropped(packetOf('tcp', 80, { source: '10.0.0.9' }), 'the zone denies it before'),
            dropped(
                packetOf('tcp', 80, { state: 'invalid' }),
                'the zone is for new ones, then invalid ones are dropped',
            ),
            accepted(ADVERT, 'the zone allows the protocol'),
            accepted(packetOf('icmp'), 'the zone accepts ICMP'),
            dropped(packetOf('tcp', 81), 'it comes out of the zone, and is rejected at last'),
        ],
    },
];
