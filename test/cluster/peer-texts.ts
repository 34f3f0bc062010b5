/** Nodes that are meant to be master, for tests of what is made for the other side. */

/** A configuration, and what is to hold for the pair that it becomes part of. */
export interface PeerText {
    readonly title: string;
    readonly text: string;
    /** The virtual routers that the other side is to have while nothing fails; else this one has them all. */
    readonly theirs?: readonly string[];
    /** What even the strict rules about nodes leave to whoever writes the configuration. */
    readonly said?: readonly string[];
    /** The virtual routers that stay on the other side when this one returns. */
    readonly held?: readonly string[];
}

/** The finding on a pair of which nobody said what is to happen when the master returns. */
const UNDECIDED = 'pair/fail-back-undecided';

function block(head: string, ...lines: readonly string[]): string {
    return `${head} {\n${lines.map((line) => line.replace(/^(?=.)/gm, '    ')).join('\n')}\n}`;
}

function instance(name: string, id: number, ...lines: readonly string[]): string {
    return block(`vrrp_instance ${name}`, 'interface eth0', `virtual_router_id ${id}`, ...lines);
}

function addresses(...all: readonly string[]): string {
    return block('virtual_ipaddress', ...all);
}

function unicast(own: string, ...peers: readonly string[]): string {
    return `unicast_src_ip ${own}\n${block('unicast_peer', ...peers)}`;
}

function file(...blocks: readonly string[]): string {
    return `${blocks.join('\n\n')}\n`;
}

const GLOBAL = block('global_defs', 'router_id lb1', 'enable_script_security', 'script_user root');

function script(name: string, ...lines: readonly string[]): string {
    return block(`vrrp_script ${name}`, 'script "/usr/bin/true"', 'interval 2', ...lines);
}

const WEB = addresses('192.0.2.10/24');
const V6 = addresses('fe80::10/64', '2001:db8::10/64');

export const PEER_TEXTS: readonly PeerText[] = [
    {
        title: 'multicast',
        text: file(GLOBAL, instance('WEB', 51, 'state MASTER', 'priority 100', WEB)),
        said: [UNDECIDED],
    },
    {
        title: 'a delay before the fail-back on the weaker side',
        text: file(GLOBAL, instance('WEB', 51, 'state MASTER', 'priority 120', 'preempt', WEB)),
    },
    {
        title: 'unicast',
        text: file(
            GLOBAL,
            instance('WEB', 51, 'state MASTER', 'priority 150', unicast('192.0.2.1', '192.0.2.2'), WEB),
        ),
        said: [UNDECIDED],
    },
    {
        title: 'unicast with more peers than one',
        text: file(
            GLOBAL,
            instance(
                'WEB',
                51,
                'state MASTER',
                'priority 150',
                unicast('192.0.2.1', '192.0.2.2', '192.0.2.3'),
                WEB,
            ),
        ),
        said: [UNDECIDED],
    },
    {
        title: 'several instances that name their peers in another order',
        text: file(
            GLOBAL,
            instance(
                'WEB',
                51,
                'state MASTER',
                'priority 150',
                unicast('192.0.2.1', '192.0.2.2', '192.0.2.3'),
                WEB,
            ),
            instance(
                'IN',
                52,
                'state MASTER',
                'priority 150',
                unicast('192.0.2.1', '192.0.2.3', '192.0.2.2'),
                addresses('198.51.100.1/24'),
            ),
        ),
        said: [UNDECIDED, UNDECIDED],
    },
    {
        title: 'IPv6',
        text: file(GLOBAL, instance('SIX', 51, 'state MASTER', 'priority 200', V6)),
        said: [UNDECIDED],
    },
    {
        title: 'IPv6 by unicast',
        text: file(
            GLOBAL,
            instance('SIX', 51, 'state MASTER', 'priority 200', unicast('2001:db8::1', '2001:db8::2'), V6),
        ),
        said: [UNDECIDED],
    },
    {
        title: 'a source of multicast',
        text: file(
            GLOBAL,
            instance('WEB', 51, 'state MASTER', 'priority 100', 'mcast_src_ip 192.0.2.1', WEB),
        ),
        said: [UNDECIDED],
    },
    {
        title: 'several instances',
        text: file(
            GLOBAL,
            instance('WEB', 51, 'state MASTER', 'priority 100', WEB),
            instance('IN', 52, 'state MASTER', 'priority 200', addresses('198.51.100.1/24')),
        ),
        said: [UNDECIDED, UNDECIDED],
    },
    {
        title: 'a sync group',
        text: file(
            GLOBAL,
            block('vrrp_sync_group G', block('group', 'WEB', 'IN')),
            instance('WEB', 51, 'state MASTER', 'priority 100', WEB),
            instance('IN', 52, 'state MASTER', 'priority 100', addresses('198.51.100.1/24')),
        ),
        said: [UNDECIDED, UNDECIDED],
    },
    {
        title: 'a sync group of which one member says BACKUP',
        text: file(
            GLOBAL,
            block('vrrp_sync_group G', block('group', 'WEB', 'IN')),
            instance('WEB', 51, 'state MASTER', 'priority 100', WEB),
            instance('IN', 52, 'state BACKUP', 'priority 100', addresses('198.51.100.1/24')),
        ),
        said: [UNDECIDED, UNDECIDED],
    },
    {
        title: 'a script with a small negative weight',
        text: file(
            GLOBAL,
            script('web', 'weight -4'),
            instance('WEB', 51, 'state MASTER', 'priority 100', block('track_script', 'web'), WEB),
        ),
        said: [UNDECIDED],
    },
    {
        title: 'scripts with a positive weight and one of another size',
        text: file(
            GLOBAL,
            script('web', 'weight 20'),
            script('db', 'weight -30'),
            instance(
                'WEB',
                51,
                'state MASTER',
                'priority 100',
                block('track_script', 'web', 'db weight 7'),
                WEB,
            ),
        ),
        said: [UNDECIDED],
    },
    {
        title: 'a script and an interface without weights',
        text: file(
            GLOBAL,
            script('web'),
            instance(
                'WEB',
                51,
                'state MASTER',
                'priority 100',
                block('track_interface', 'eth1'),
                block('track_script', 'web'),
                WEB,
            ),
        ),
        said: [UNDECIDED],
    },
    {
        title: 'nopreempt, which a MASTER clears',
        text: file(GLOBAL, instance('WEB', 51, 'state MASTER', 'priority 100', 'nopreempt', WEB)),
    },
    {
        title: 'nopreempt, which a MASTER clears, and a weight',
        text: file(
            GLOBAL,
            script('web', 'weight -20'),
            instance(
                'WEB',
                51,
                'state MASTER',
                'priority 100',
                'nopreempt',
                block('track_script', 'web'),
                WEB,
            ),
        ),
    },
    {
        title: 'one that is master, and one that holds back',
        text: file(
            GLOBAL,
            instance('WEB', 51, 'state MASTER', 'priority 100', 'preempt', WEB),
            instance('IN', 52, 'state BACKUP', 'nopreempt', 'priority 100', addresses('198.51.100.1/24')),
        ),
        held: ['IN'],
    },
    {
        title: 'active and active',
        text: file(
            GLOBAL,
            instance('WEB', 51, 'state MASTER', 'priority 150', WEB),
            instance('IN', 52, 'state BACKUP', 'priority 100', addresses('198.51.100.1/24')),
        ),
        theirs: ['IN'],
        said: [UNDECIDED, UNDECIDED],
    },
    {
        title: 'active and active by unicast with weights and no priority of the weaker',
        text: file(
            GLOBAL,
            script('web', 'weight -20'),
            instance(
                'WEB',
                51,
                'state MASTER',
                'priority 150',
                unicast('192.0.2.1', '192.0.2.2'),
                block('track_script', 'web'),
                WEB,
            ),
            instance(
                'IN',
                52,
                'state BACKUP',
                unicast('192.0.2.1', '192.0.2.2'),
                block('track_script', 'web'),
                addresses('198.51.100.1/24'),
            ),
        ),
        theirs: ['IN'],
        said: [UNDECIDED, UNDECIDED],
    },
    {
        title: 'authentication',
        text: file(
            GLOBAL,
            instance(
                'WEB',
                51,
                'state MASTER',
                'priority 100',
                block('authentication', 'auth_type PASS', 'auth_pass k4l1nt01'),
                WEB,
            ),
        ),
        said: [UNDECIDED],
    },
    {
        title: 'the owner of the addresses, without a priority',
        text: file(GLOBAL, instance('WEB', 51, 'state MASTER', WEB)),
        said: [UNDECIDED],
    },
    {
        title: 'a low priority',
        text: file(GLOBAL, instance('WEB', 51, 'state MASTER', 'priority 4', WEB)),
        said: [UNDECIDED],
    },
    {
        title: 'values from definitions',
        text: `$STATE=MASTER\n$PRIORITY=110\n$ME=192.0.2.1\n$PEER=192.0.2.2\n${file(
            GLOBAL,
            instance('WEB', 51, 'state $STATE', 'priority $PRIORITY', unicast('$ME', '$PEER'), WEB),
            instance(
                'IN',
                52,
                'state MASTER',
                'priority 90',
                unicast('$ME', '$PEER'),
                addresses('198.51.100.1/24'),
            ),
        )}`,
        said: [UNDECIDED, UNDECIDED],
    },
    {
        title: 'version 3, notify scripts, mails, a BFD session and virtual servers',
        text: file(
            block(
                'global_defs',
                'router_id lb1.example.com',
                'notification_email_from keepalived@lb1.example.com',
                block('notification_email', 'ops@example.com'),
                'smtp_server 192.0.2.25',
                'enable_script_security',
                'script_user root',
                'vrrp_version 3',
            ),
            block('bfd_instance other', 'neighbor_ip 192.0.2.2', 'source_ip 192.0.2.1'),
            instance(
                'WEB',
                51,
                'state MASTER',
                'priority 100',
                'advert_int 0.5',
                'notify_master "/usr/bin/true"',
                unicast('192.0.2.1', '192.0.2.2'),
                block('track_bfd', 'other weight -15'),
                addresses('192.0.2.10/24', '192.0.2.11/24'),
            ),
            block(
                'virtual_server 192.0.2.10 80',
                'delay_loop 6',
                'lvs_sched rr',
                'lvs_method NAT',
                'protocol TCP',
                block(
                    'real_server 192.0.2.21 80',
                    'weight 1',
                    block('TCP_CHECK', 'connect_timeout 3', 'bindto 192.0.2.1'),
                ),
            ),
        ),
        said: [UNDECIDED],
    },
];
