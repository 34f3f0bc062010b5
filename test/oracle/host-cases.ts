/** Configurations whose config test passes or fails by what a host has. */

/** What of a host matters here; `DIR` in a path stands for a folder of the test. */
export interface Host {
    readonly interfaces?: readonly string[];
    /** Files by path, each executable, and folders (with a slash at the end), with their modes. */
    readonly files?: Readonly<Record<string, number>>;
    /** Users, with groups of the same names, besides those that the machine has. */
    readonly users?: readonly string[];
}

/** An exit status, or the signal that ended it. */
export type End = number | string;

/** A text with a condition, and how the config test ends on a host of either kind. */
export interface HostCase {
    readonly title: string;
    readonly text: string;
    readonly condition: string;
    /** A host on which what the condition speaks of is there, and one on which it is not. */
    readonly there: Host;
    readonly absent?: Host;
    readonly ends: { readonly there: End; readonly absent: End };
    /** The releases that have the condition; absent: all. */
    readonly releases?: readonly string[];
}

const SECURE = 'enable_script_security\nscript_user root\n';
const UNSAFE = 'since enable_script_security is not set';
const ETH0: Host = { interfaces: ['eth0'] };
const BOTH: Host = { interfaces: ['eth0', 'eth1'] };
const SCRIPT = { 'DIR/run.sh': 0o755 };

function globals(lines: string): string {
    return `global_defs {\n${lines}}\n`;
}

function instance(more = ''): string {
    return `vrrp_instance V {\ninterface eth0\nvirtual_router_id 5\nvirtual_ipaddress {\n10.0.0.1/24\n}\n${more}}\n`;
}

function server(more: string): string {
    return `virtual_server 10.0.0.9 80 {\nprotocol TCP\nlb_algo rr\nlb_kind NAT\nreal_server 10.0.0.8 80 {\nweight 1\n${more}}\n}\n`;
}

const tracked = 'vrrp_script s {\nscript DIR/run.sh\n}\n';
const misc = 'MISC_CHECK {\nmisc_path DIR/run.sh\n}\n';

/** The conditions that can be made true and false here; all else in the texts is as it must be. */
export const CASES: readonly HostCase[] = [
    {
        title: 'the interface of an instance',
        text: instance(),
        condition: 'fails unless interface eth0 exists',
        there: ETH0,
        ends: { there: 0, absent: 5 },
    },
    {
        title: 'an interface that is tracked',
        text: instance('track_interface {\neth1\n}\n'),
        condition: 'fails unless interface eth1 exists',
        there: BOTH,
        absent: ETH0,
        ends: { there: 0, absent: 5 },
    },
    {
        title: 'the interface of an address',
        text: instance('virtual_ipaddress_excluded {\n10.0.0.2/24 dev eth1\n}\n'),
        condition: 'fails unless interface eth1 exists',
        there: BOTH,
        absent: ETH0,
        ends: { there: 0, absent: 5 },
    },
    {
        title: 'the interface of a static rule',
        text: 'static_rules {\niif eth1 table 100 priority 5\n}\n',
        condition: 'fails unless interface eth1 exists',
        there: BOTH,
        ends: { there: 0, absent: 5 },
    },
    {
        title: 'the interface of static addresses that name none',
        text: 'static_ipaddress {\n10.0.0.7/24\n}\n',
        condition: 'fails unless interface eth0 exists',
        there: ETH0,
        ends: { there: 0, absent: 4 },
    },
    {
        title: 'an interface of a group for gratuitous ARP',
        text: 'garp_group {\ninterface eth1\ngarp_interval 1\n}\n',
        condition: 'fails unless interface eth1 exists',
        there: BOTH,
        ends: { there: 0, absent: 5 },
    },
    {
        title: 'a script that is told of changes',
        text: instance('notify DIR/run.sh\n'),
        condition: `exit 6 if DIR/run.sh exists, ${UNSAFE}`,
        there: { ...ETH0, files: SCRIPT },
        absent: ETH0,
        ends: { there: 6, absent: 0 },
    },
    {
        title: 'a script that is tracked',
        text: `${tracked}${instance()}`,
        condition: `exit 6 if DIR/run.sh exists, ${UNSAFE}, else exit 5`,
        there: { ...ETH0, files: SCRIPT },
        absent: ETH0,
        ends: { there: 6, absent: 5 },
    },
    {
        title: 'a script that checks a server',
        text: server(misc),
        condition: `exit 6 if DIR/run.sh exists, ${UNSAFE}`,
        there: { files: SCRIPT },
        ends: { there: 6, absent: 0 },
    },
    {
        title: 'a script that is run at the start',
        text: globals('startup_script DIR/run.sh\n'),
        condition: `exit 6 if DIR/run.sh exists, ${UNSAFE}`,
        there: { files: SCRIPT },
        ends: { there: 6, absent: 0 },
    },
    {
        title: 'a secure script that is tracked',
        text: `${globals(SECURE)}vrrp_script s {\nscript DIR/bin/run.sh\n}\n${instance()}`,
        condition: 'fails unless DIR/bin/run.sh exists and only root can change it',
        there: { ...ETH0, files: { 'DIR/bin/run.sh': 0o755 } },
        absent: { ...ETH0, files: { 'DIR/bin/run.sh': 0o755, 'DIR/bin/': 0o777 } },
        ends: { there: 0, absent: 5 },
        releases: ['2.2.7'],
    },
    {
        title: 'a secure script that is tracked, for a release that looks at links',
        text: `${globals(SECURE)}${tracked}${instance()}`,
        condition:
            'fails unless DIR/run.sh exists by a path without linked folders and only root can change it',
        there: { ...ETH0, files: SCRIPT },
        absent: ETH0,
        ends: { there: 0, absent: 5 },
        releases: ['2.3.3'],
    },
    {
        title: 'the user for scripts',
        text: globals('script_user kalint-user\n'),
        condition: 'fails unless user "kalint-user" exists',
        there: { users: ['kalint-user'] },
        ends: { there: 0, absent: 5 },
    },
    {
        title: 'the group of that user',
        text: globals('script_user root kalint-user\n'),
        condition: 'fails unless group "kalint-user" exists',
        there: { users: ['kalint-user'] },
        ends: { there: 0, absent: 5 },
    },
    {
        title: 'the user of a check',
        text: `${globals('enable_script_security\n')}${server(`MISC_CHECK {\nmisc_path DIR/none\nuser kalint-user\n}\n`)}`,
        condition: 'fails unless user "kalint-user" exists',
        there: { users: ['kalint-user'] },
        ends: { there: 0, absent: 5 },
        releases: ['2.3.3'],
    },
    {
        title: 'the default user for scripts',
        text: `${globals('enable_script_security\n')}${server(misc)}`,
        condition: 'fails unless user "keepalived_script" exists',
        there: { users: ['keepalived_script'], files: SCRIPT },
        ends: { there: 0, absent: 5 },
        releases: ['2.3.3'],
    },
    {
        title: 'the default user of a script that is told of changes',
        text: `${globals('enable_script_security\n')}${instance('notify DIR/none\n')}`,
        condition: 'fails unless user "keepalived_script" exists',
        there: { ...ETH0, users: ['keepalived_script'] },
        absent: ETH0,
        ends: { there: 0, absent: 5 },
        releases: ['2.3.3'],
    },
    {
        title: 'the default user of a script that reads from a pipe',
        text: `${globals('enable_script_security\nnotify_fifo_script DIR/none\n')}${instance()}`,
        condition: 'fails unless user "keepalived_script" exists',
        there: { ...ETH0, users: ['keepalived_script'] },
        absent: ETH0,
        ends: { there: 0, absent: 5 },
        releases: ['2.3.3'],
    },
    {
        title: 'a user of whom the config test dies',
        text: server('notify_up DIR/none\n'),
        condition:
            'ends by SIGTERM if user "keepalived_script" exists, since a script is to run as that user',
        there: { users: ['keepalived_script'] },
        ends: { there: 'SIGTERM', absent: 0 },
        releases: ['2.2.7'],
    },
    {
        title: 'the folder of a tracked file',
        text: 'track_file t {\nfile DIR/state/x\n}\n',
        condition: 'fails unless folder DIR/state exists',
        there: { files: { 'DIR/state/': 0o755 } },
        ends: { there: 0, absent: 5 },
        releases: ['2.3.3'],
    },
    {
        title: 'the folder around that for saved configurations',
        text: globals('config_save_dir DIR/state/saved\n'),
        condition: 'fails unless folder DIR/state exists',
        there: { files: { 'DIR/state/': 0o755 } },
        ends: { there: 0, absent: 5 },
    },
];
