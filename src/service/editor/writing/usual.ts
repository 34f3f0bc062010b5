/** What people write into the blocks of a configuration: nearly always, and often. */

/** What of the keywords of a block is to be offered before the others. */
export interface Usual {
    /**
     * What a block of that kind is begun with, in the order in which one writes it. Any one of a list will do,
     * and the first of it is taken.
     */
    readonly needed: readonly (string | readonly string[])[];
    /** What often follows, the most frequent first. */
    readonly common: readonly string[];
}

const NOTHING: Usual = { needed: [], common: [] };

const CHECKERS = [
    'TCP_CHECK',
    'HTTP_GET',
    'SSL_GET',
    'MISC_CHECK',
    'DNS_CHECK',
    'SMTP_CHECK',
    'PING_CHECK',
    'UDP_CHECK',
    'BFD_CHECK',
    'FILE_CHECK',
];

const CONNECTION = ['retry', 'delay_before_retry', 'connect_port', 'connect_ip'];

const CONNECTING: Usual = { needed: ['connect_timeout'], common: CONNECTION };

const HTTP: Usual = { needed: ['connect_timeout', 'url'], common: [...CONNECTION, 'virtualhost'] };

const URL: Usual = { needed: ['path', ['status_code', 'digest']], common: ['regex', 'virtualhost'] };

const NOTIFY = ['notify', 'notify_master', 'notify_backup', 'notify_fault'];

const TRACK = ['track_script', 'track_interface', 'track_process', 'track_file'];

const REAL_SERVER = 'virtual_server/real_server';

const USUAL: Readonly<Record<string, Usual>> = {
    '': {
        needed: [],
        common: [
            'global_defs',
            'vrrp_instance',
            'vrrp_script',
            'vrrp_sync_group',
            'virtual_server',
            'virtual_server_group',
            'vrrp_track_process',
            'track_file',
            'bfd_instance',
            'static_ipaddress',
            'static_routes',
            'static_rules',
        ],
    },
    global_defs: {
        needed: ['router_id'],
        common: [
            'enable_script_security',
            'script_user',
            'notification_email',
            'notification_email_from',
            'smtp_server',
            'smtp_connect_timeout',
            'vrrp_version',
            'vrrp_garp_master_refresh',
            'vrrp_skip_check_adv_addr',
            'vrrp_strict',
            'dynamic_interfaces',
        ],
    },
    track_group: { needed: ['group'], common: [] },
    garp_group: { needed: ['garp_interval', ['interfaces', 'interface']], common: ['gna_interval'] },
    vrrp_script: {
        needed: ['script', 'interval', 'fall', 'rise'],
        common: ['weight', 'timeout', 'user', 'init_fail'],
    },
    track_file: { needed: ['file'], common: ['weight', 'init_file'] },
    vrrp_track_file: { needed: ['file'], common: ['weight', 'init_file'] },
    vrrp_track_process: { needed: ['process'], common: ['weight', 'quorum', 'delay'] },
    bfd_instance: { needed: ['neighbor_ip'], common: ['source_ip', 'min_rx', 'min_tx', 'multiplier'] },
    vrrp_sync_group: { needed: ['group'], common: [...NOTIFY, ...TRACK] },
    vrrp_instance: {
        needed: ['state', 'interface', 'virtual_router_id', 'priority', 'virtual_ipaddress'],
        common: [
            'advert_int',
            'nopreempt',
            'preempt_delay',
            'unicast_src_ip',
            'unicast_peer',
            ...TRACK,
            ...NOTIFY,
            'authentication',
            'virtual_ipaddress_excluded',
            'virtual_routes',
            'garp_master_delay',
            'version',
            'use_vmac',
        ],
    },
    'vrrp_instance/authentication': { needed: ['auth_type', 'auth_pass'], common: [] },
    'vrrp_instance/auth_hmac': { needed: ['key', 'active_key'], common: ['mode'] },
    SSL: { needed: ['ca', 'certificate', 'key'], common: [] },
    virtual_server: {
        needed: ['delay_loop', 'lvs_sched', 'lvs_method', 'protocol', 'real_server'],
        common: ['persistence_timeout', 'sorry_server', 'quorum', 'alpha', 'inhibit_on_failure'],
    },
    [REAL_SERVER]: {
        needed: ['weight', CHECKERS],
        common: [...CHECKERS, 'inhibit_on_failure', 'notify_up', 'notify_down'],
    },
    [`${REAL_SERVER}/MISC_CHECK`]: {
        needed: ['misc_path', 'misc_timeout'],
        common: ['misc_dynamic', 'user'],
    },
    [`${REAL_SERVER}/SMTP_CHECK`]: { needed: ['connect_timeout'], common: [...CONNECTION, 'helo_name'] },
    [`${REAL_SERVER}/SMTP_CHECK/host`]: { needed: ['connect_ip'], common: ['connect_port'] },
    [`${REAL_SERVER}/TCP_CHECK`]: CONNECTING,
    [`${REAL_SERVER}/PING_CHECK`]: CONNECTING,
    [`${REAL_SERVER}/UDP_CHECK`]: { needed: ['connect_timeout'], common: ['payload', 'require_reply'] },
    [`${REAL_SERVER}/HTTP_GET`]: HTTP,
    [`${REAL_SERVER}/HTTP_GET/url`]: URL,
    [`${REAL_SERVER}/SSL_GET`]: { ...HTTP, common: [...HTTP.common, 'enable_sni'] },
    [`${REAL_SERVER}/SSL_GET/url`]: URL,
    [`${REAL_SERVER}/DNS_CHECK`]: { needed: ['type', 'name'], common: CONNECTION },
    [`${REAL_SERVER}/FILE_CHECK`]: { needed: ['track_file'], common: ['weight'] },
    [`${REAL_SERVER}/BFD_CHECK`]: { needed: ['name'], common: ['alpha'] },
};

/** What is usual in the block of that path; nothing for a block of which nobody can say so. */
export function usualIn(path: string): Usual {
    return Object.hasOwn(USUAL, path) ? (USUAL[path] ?? NOTHING) : NOTHING;
}

/** The paths for which something is said here. */
export const USUAL_PATHS: readonly string[] = Object.keys(USUAL);
