/** What a template has for a value until somebody types another one: each is a value that keepalived takes. */
import { hasIt } from '../../../../grammar/schema/releases.ts';
import type {
    ArgSpec,
    DecimalValue,
    IntegerValue,
    LineKind,
    NameKind,
    SpecialReader,
} from '../../../../grammar/schema/types.ts';
import type { Target } from '../../../schema/targets.ts';
import { type Stop, type Template, stop } from './template.ts';

/** What a configuration has for the stops of a template. */
export interface Stock {
    /** The names of a kind that are defined, or used where the host defines them; each is written as one word. */
    readonly names: (kind: NameKind) => readonly string[];
    /** A name of a kind that is not used yet. */
    readonly freeName: (kind: NameKind) => string;
    readonly freeRouterId: () => number | undefined;
    /** An address for examples, or the next one above it that stands nowhere yet. */
    readonly freeAddress: (from: string) => string;
    /** The interface of the instance around. */
    readonly ownInterface: string | undefined;
}

/** Keywords whose words may be left out, though hardly anybody does. */
export const SPELT_OUT: ReadonlySet<string> = new Set([
    'status_code',
    'persistence_timeout',
    'smtp_helo_name',
    'use_ipvlan',
]);

/** Words by the name of the keyword, where something better is known than what its value allows. */
const BY_KEYWORD: Readonly<Record<string, string>> = {
    router_id: 'LVS_1',
    priority: '100',
    state: 'BACKUP',
    interval: '2',
    fall: '2',
    rise: '2',
    delay_loop: '6',
    connect_timeout: '3',
    misc_timeout: '5',
    delay_before_retry: '3',
    retry: '3',
    persistence_timeout: '300',
    advert_int: '1',
    garp_master_delay: '5',
    preempt_delay: '60',
    neighbor_ip: '192.0.2.2',
    ca: '/etc/keepalived/ca.pem',
    certificate: '/etc/keepalived/cert.pem',
    key: '/etc/keepalived/key.pem',
    hysteresis: '0',
    path: '/',
    file: '/run/keepalived/state',
    helo_name: 'lb.example.com',
    persistence_engine: 'sip',
    snmp_socket: 'udp:127.0.0.1:705',
    state_dump_file: '/run/keepalived/keepalived.data',
    lvs_sched: 'wrr',
    auth_type: 'PASS',
};

/** Words for a text by what a person calls it. */
const BY_ARGUMENT: Readonly<Record<string, string>> = {
    address: 'keepalived@localhost',
    directory: '/etc/keepalived',
    file: '/etc/keepalived/file',
    'host name': 'www.example.com',
    password: 'PASSWORD',
    path: '/run/keepalived/state',
    pipe: '/run/keepalived.fifo',
    prefix: 'vrrp',
    table: 'keepalived',
};

/** What names are called in a template while nothing has one. */
const NAMES: Readonly<Record<NameKind, string>> = {
    interface: 'eth0',
    vrrp_instance: 'VI_1',
    vrrp_sync_group: 'VG_1',
    vrrp_script: 'chk_1',
    vrrp_track_process: 'proc_1',
    track_file: 'file_1',
    track_group: 'TG_1',
    bfd_instance: 'BFD_1',
    virtual_server_group: 'VSG_1',
    user: 'root',
    group: 'root',
    host: '127.0.0.1',
    process: 'haproxy',
};

/** The first name of a kind that is not among some: `VI_1`, `VI_2`, … */
export function freeNameAmong(kind: NameKind, taken: ReadonlySet<string>): string {
    const stem = NAMES[kind].replace(/1$/, '');
    let number = 1;
    while (taken.has(`${stem}${number}`)) number++;
    return `${stem}${number}`;
}

/** Addresses from which those of virtual and of real servers are counted. */
const VIRTUAL = '192.0.2.10';
const REAL = '192.0.2.21';

const SPECIAL: Readonly<Record<Exclude<SpecialReader, 'virtual-server' | 'server-address'>, Template>> = {
    umask: [stop('022')],
    'status-code': [stop('200')],
    'dns-name': [stop('example.com')],
    granularity: [stop('255.255.255.255')],
    'forwarding-method': [stop('NAT', 'DR', 'TUN')],
    vmac: [stop('vrrp.1')],
    ipvlan: [stop('192.0.2.1')],
    'hmac-key': [stop('1'), ' ', stop('file:/etc/keepalived/hmac.key')],
    'rx-bufs-policy': [stop('MTU', 'ADVERT')],
    'sync-daemon': [stop('eth0'), ' ', stop('VI_1')],
    'lvs-timeouts': ['tcp ', stop('900')],
    'garp-extra-if': [stop('60')],
    'include-check': [stop('read', 'match')],
    'iptables-chains': [stop('INPUT')],
    'ipset-names': [stop('keepalived')],
    'stuck-switch': [stop('on')],
    'init-file': [stop('0')],
    regex: [stop('OK')],
};

/** The stops for words that have a reader of their own. */
function specialStops(reader: SpecialReader, { freeAddress }: Stock): Template {
    if (reader === 'virtual-server') return [stop(freeAddress(VIRTUAL)), ' ', stop('80')];
    if (reader === 'server-address') return [stop(freeAddress(REAL)), ' ', stop('80')];
    return SPECIAL[reader];
}

/** The number of a range that is nearest to 1. */
function nearOne({ min, max }: IntegerValue | DecimalValue): string {
    return String(Math.min(Math.max(1, min), max ?? 1));
}

/** A stop at which one of some words is chosen, that of a template first. */
function choice(words: readonly string[], first: string | undefined): Stop {
    const sorted =
        first !== undefined && words.includes(first)
            ? [first, ...words.filter((word) => word !== first)]
            : words;
    return { words: sorted };
}

/** A name that is there, or what one may be called. */
export function nameStop(kind: NameKind, stock: Stock): Stop {
    const names = stock.names(kind);
    return names.length === 0 ? stop(NAMES[kind]) : { words: names };
}

/** The stops for a word, or the words, of an argument of a keyword. */
export function argumentStops(keyword: string, arg: ArgSpec, stock: Stock, { release }: Target): Template {
    const { name, value } = arg;
    const known = Object.hasOwn(BY_KEYWORD, keyword) ? BY_KEYWORD[keyword] : undefined;
    switch (value.kind) {
        case 'choice':
            return [
                choice(
                    value.choices
                        .filter(({ since, until }) => hasIt(release, since, until))
                        .map(({ word }) => word),
                    known,
                ),
            ];
        case 'name':
            return [nameStop(value.of, stock)];
        case 'command':
            return ['"', stop('/etc/keepalived/script.sh'), '"'];
        case 'special':
            return specialStops(value.reader, stock);
        case 'boolean':
            return [stop('on', 'off')];
        case 'integer':
        case 'decimal':
            if (keyword === 'virtual_router_id') return [stop(String(stock.freeRouterId() ?? 51))];
            return [stop(known ?? (name === 'port' ? '80' : nearOne(value)))];
        case 'address': {
            const group = value.family === 'inet6' ? 'ff02::12' : '224.0.0.18';
            const own = value.family === 'inet6' ? '2001:db8::1' : '192.0.2.1';
            return [stop(known ?? (value.multicast === undefined ? own : group))];
        }
        case 'hex':
            return [stop('0'.repeat(value.digits ?? 2))];
        case 'text':
            return [stop(known ?? (Object.hasOwn(BY_ARGUMENT, name) ? (BY_ARGUMENT[name] ?? '') : 'NAME'))];
    }
}

/** An interface that is not the one of the instance around: that is tracked anyhow. */
function otherInterface({ names, ownInterface }: Stock): Stop {
    const others = names('interface').filter((name) => name !== ownInterface);
    return others.length > 0 ? { words: others } : stop(ownInterface === 'eth1' ? 'eth0' : 'eth1');
}

/** The stops of the first line in a block of values; `isStatic` for an address outside instances. */
export function lineStops(kind: LineKind, isStatic: boolean, stock: Stock): Template {
    const device = nameStop('interface', stock);
    const onDevice = [' dev ', device];
    switch (kind) {
        case 'address':
            return [stop(`${stock.freeAddress(VIRTUAL)}/24`), ...(isStatic ? onDevice : [])];
        case 'route':
            return [stop('198.51.100.0/24'), ' via ', stop('192.0.2.254'), ...onDevice];
        case 'routing-rule':
            return ['from ', stop('192.0.2.0/24'), ' table ', stop('100'), ' preference ', stop('1000')];
        case 'unicast-peer':
            return [stop('192.0.2.2')];
        case 'tracked-interface':
            return [otherInterface(stock)];
        case 'linkbeat-interface':
            return [device];
        case 'interface-delays':
            return [device, ' ', stop('1'), ' ', stop('1')];
        case 'tracked-script':
            return [nameStop('vrrp_script', stock)];
        case 'tracked-process':
            return [nameStop('vrrp_track_process', stock)];
        case 'tracked-file':
            return [nameStop('track_file', stock)];
        case 'tracked-bfd':
            return [nameStop('bfd_instance', stock)];
        case 'server-group-entry':
            return specialStops('virtual-server', stock);
    }
}
