/** For each change of meaning a configuration that it touches, and one much like it that it does not touch. */
export interface Example {
    readonly shows: string;
    readonly silent: string;
}

/** An instance with these lines besides what any has. */
const instance = (...lines: readonly string[]): string =>
    `vrrp_instance VI {\ninterface eth0\nvirtual_router_id 1\n${lines.join('\n')}\n}\n`;

const globals = (...lines: readonly string[]): string => `global_defs {\n${lines.join('\n')}\n}\n`;

const IPV4 = 'virtual_ipaddress {\n192.0.2.1\n}';
const IPV6 = 'virtual_ipaddress {\nfe80::1\n}';

/** A real server with these lines, in a virtual server with those. */
const server = (lines: readonly string[], outer: readonly string[] = []): string =>
    `virtual_server 192.0.2.1 25 {\nprotocol TCP\n${outer.join('\n')}\nreal_server 192.0.2.2 25 {\n${lines.join('\n')}\n}\n}\n`;

const check = (name: string, ...lines: readonly string[]): string => `${name} {\n${lines.join('\n')}\n}`;

const misc = (...lines: readonly string[]): string => check('MISC_CHECK', 'misc_path /bin/true', ...lines);

const script = (command: string, ...lines: readonly string[]): string =>
    `vrrp_script chk {\nscript "${command}"\n${lines.join('\n')}\n}\n`;

/** By the id of the change. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
    'priority-of-master': {
        shows: instance('state MASTER', IPV4),
        silent: instance('state MASTER', 'priority 150', IPV4) + instance('state BACKUP', IPV4),
    },
    'version-of-ipv6': { shows: instance(IPV6), silent: instance('version 2', IPV6) + instance(IPV4) },
    'accept-with-version-3': {
        shows: instance('version 3', IPV4),
        silent:
            instance('version 3', 'accept', IPV4) +
            instance('version 3', 'priority 255', IPV4) +
            instance(IPV4),
    },
    'strict-drops-traffic': {
        shows: globals('vrrp_strict') + instance(IPV4),
        silent: globals('vrrp_strict') + instance('version 3', IPV4) + instance('strict_mode off', IPV4),
    },
    'unicast-checksum': {
        shows: globals('vrrp_version 3') + instance('unicast_peer {\n192.0.2.9\n}', IPV4),
        silent: instance('unicast_peer {\n192.0.2.9\n}', IPV4) + instance('version 3', IPV4),
    },
    'address-interface-tracked': {
        shows: instance('virtual_ipaddress {\n192.0.2.1 dev eth1\n}'),
        silent: instance(
            'virtual_ipaddress {\n192.0.2.1 dev eth0\n192.0.2.3 dev eth1 no_track\n192.0.2.4\n}',
        ),
    },
    'route-protocol': {
        shows: 'static_routes {\n192.0.2.0/24 via 198.51.100.1\n}\n',
        silent: 'static_routes {\n192.0.2.0/24 via 198.51.100.1 protocol static\n}\n',
    },
    'route-tracked': {
        shows: instance(IPV4, 'virtual_routes {\n192.0.2.0/24 via 198.51.100.1 dev eth0\n}'),
        silent:
            instance(
                IPV4,
                'virtual_routes {\n192.0.2.0/24 dev eth0 no_track\n192.0.2.0/24 via 198.51.100.1\n}',
            ) + 'static_routes {\n192.0.2.0/24 via 198.51.100.1\n}\n',
    },
    'rule-preference': {
        shows: instance(IPV4, 'virtual_rules {\nfrom 192.0.2.0/24 table 10\n}'),
        silent: instance(IPV4, 'virtual_rules {\nfrom 192.0.2.0/24 table 10 preference 100\n}'),
    },
    'real-time-limit': {
        shows: globals('vrrp_rt_priority 50'),
        silent: globals('vrrp_rt_priority 50', 'vrrp_rlimit_rtime 2000', 'vrrp_priority -5'),
    },
    'firewall-by-default': {
        shows: instance('no_accept', IPV4),
        silent: globals('vrrp_iptables') + instance('no_accept', IPV4),
    },
    'skip-check-of-number': {
        shows: instance('skip_check_adv_addr', IPV4),
        silent: instance('skip_check_adv_addr off', IPV4),
    },
    'primary-untracked': {
        shows: instance('dont_track_primary', IPV4),
        silent: instance('dont_track_primary', 'virtual_ipaddress {\n192.0.2.1 no_track\n}'),
    },
    'skip-check-off': {
        shows: instance('skip_check_adv_addr off', IPV4),
        silent: instance('skip_check_adv_addr', IPV4) + instance('skip_check_adv_addr on', IPV4),
    },
    'vrrp-strict-off': { shows: globals('vrrp_strict off'), silent: globals('vrrp_strict') },
    'vrrp-skip-check-off': {
        shows: globals('vrrp_skip_check_adv_addr no'),
        silent: globals('vrrp_skip_check_adv_addr yes'),
    },
    'interface-group': {
        shows: instance('use_vmac', IPV4),
        silent: instance('use_vmac group 5', IPV4),
    },
    'route-tracked-without-interface': {
        shows: instance(IPV4, 'virtual_routes {\n192.0.2.0/24 via 198.51.100.1\n}'),
        silent: instance(
            IPV4,
            'virtual_routes {\n192.0.2.0/24 dev eth0\n198.51.100.0/24 via 192.0.2.9 no_track\n}',
        ),
    },
    'startup-delay-of-owner': {
        shows:
            globals('vrrp_startup_delay 10') + instance('priority 255', 'track_interface {\neth1\n}', IPV4),
        silent:
            globals('vrrp_startup_delay 10') +
            instance('priority 254', 'track_interface {\neth1\n}', IPV4) +
            instance('priority 255', IPV4),
    },
    'tcp-retry': {
        shows: server([check('TCP_CHECK', 'connect_timeout 3')]),
        silent: server([check('TCP_CHECK', 'retry 2'), check('SMTP_CHECK')]),
    },
    'first-check': {
        shows: server([check('TCP_CHECK', 'retry 3')]),
        silent: server([check('TCP_CHECK', 'retry 0')]) + server([check('TCP_CHECK', 'retry 3')], ['alpha']),
    },
    'misc-timeout': {
        shows: server([misc('delay_loop 5')]),
        silent: server([misc('delay_loop 5', 'misc_timeout 5'), misc()]),
    },
    'mail-at-shutdown': {
        shows: globals('notification_email {\na@example.org\n}', 'smtp_server 192.0.2.25') + server([]),
        silent: globals('notification_email {\na@example.org\n}') + server([]),
    },
    'smtp-retry': {
        shows: server([check('SMTP_CHECK')]) + server([check('SMTP_CHECK', 'retry 3')]),
        silent: server([check('SMTP_CHECK', 'retry 0'), check('TCP_CHECK')]),
    },
    'inhibit-inherited': {
        shows: server([], ['inhibit_on_failure']),
        silent: server(['inhibit_on_failure'], ['inhibit_on_failure']),
    },
    'http-status': {
        shows: server([check('HTTP_GET', check('url', 'path /'))]),
        silent: server([check('HTTP_GET', check('url', 'path /', 'status_code 200'))]),
    },
    'misc-dynamic-zero': { shows: server([misc('misc_dynamic')]), silent: server([misc()]) },
    'sorry-server-method': {
        shows: server([], ['sorry_server 192.0.2.9 25', 'lvs_method DR']),
        silent: server([], ['lvs_method DR', 'sorry_server 192.0.2.9 25']),
    },
    'misc-dynamic-sum': {
        shows: server([misc('misc_dynamic'), misc('misc_dynamic')]),
        silent: server([misc('misc_dynamic'), misc()]),
    },
    'tcp-check-of-dead-server': {
        shows: server([check('TCP_CHECK')]),
        silent: server([check('TCP_CHECK', 'retry 0')]) + server([check('TCP_CHECK')], ['retry 0']),
    },
    'script-user': {
        shows: script('/bin/true'),
        silent: script('/bin/true', 'user nobody') + instance('notify /bin/true nobody', IPV4),
    },
    'script-shell': {
        shows: script('/bin/pidof a || exit 1'),
        silent:
            script('/bin/pidof a') +
            script("/bin/curl 'http://a/?b&c'") +
            script("/bin/sh -c 'pidof a || exit 1'"),
    },
    'script-umask': {
        shows: instance(IPV4, 'notify /bin/true'),
        silent: instance(IPV4, 'notify_fifo /run/fifo'),
    },
};
