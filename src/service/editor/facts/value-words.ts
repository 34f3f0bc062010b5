/** What may stand for an argument, in words. */
import type { OptionValue } from '../../../../grammar/schema/line-options.ts';
import type {
    ArgSpec,
    DecimalValue,
    IntegerValue,
    NameKind,
    NameValue,
    Shape,
    SpecialReader,
    ValueSpec,
} from '../../../../grammar/schema/types.ts';
import { listWords } from '../../../text/words.ts';

/** What a name names, as a sentence calls it. */
export function nounOf(kind: NameKind): string {
    const nouns: Partial<Record<NameKind, string>> = {
        vrrp_track_process: 'tracked process',
        track_file: 'tracked file',
        bfd_instance: 'BFD session',
        virtual_server_group: 'virtual server group',
        vrrp_instance: 'VRRP instance',
        vrrp_sync_group: 'sync group',
        vrrp_script: 'script',
        track_group: 'track group',
    };
    return nouns[kind] ?? kind;
}

function numberWords({ min, max, unit }: IntegerValue | DecimalValue): string {
    const range = max === undefined ? `from ${min}` : `${min} to ${max}`;
    return unit === undefined ? range : `${range} ${unit}`;
}

function nameWords({ of, maxBytes }: NameValue): string {
    const noun = nounOf(of);
    const article = /^(?!user$)[aeiou]/i.test(noun) ? 'an' : 'a';
    const limit = maxBytes === undefined ? '' : `, at most ${maxBytes} bytes`;
    return `name of ${article} ${noun}${limit}`;
}

const SPECIAL: Readonly<Record<SpecialReader, string>> = {
    umask: 'bits of a file mode, or a number',
    'status-code': 'a status code from 0 to 599, or a range of them',
    'dns-name': 'a domain name',
    granularity: 'a netmask for IPv4, a prefix length for IPv6',
    'virtual-server': 'an address and a port, `fwmark` and a number, or `group` and a name',
    'server-address': 'an address and a port',
    'forwarding-method': '`NAT`, `DR` or `TUN`, the last with options',
    vmac: 'a name and options',
    ipvlan: 'a name, an address and options',
    'hmac-key': 'the number of a key, and the key',
    'rx-bufs-policy': '`MTU`, `ADVERT` or a size in bytes',
    'sync-daemon': 'an interface, then `inst` with an instance, and options',
    'lvs-timeouts': 'pairs of a protocol and seconds',
    'garp-extra-if': 'seconds, with or without `all`',
    'include-check': 'kinds of faults',
    'iptables-chains': 'names of one or two chains',
    'ipset-names': 'up to six names of sets',
    'stuck-switch': 'nothing; any word turns it on',
    'init-file': 'a number, `overwrite`, or both',
    regex: 'a regular expression',
};

function codes(words: readonly string[]): string {
    return listWords(
        words.map((word) => `\`${word}\``),
        'or',
    );
}

/** What a value may be: its range with its unit, its words, or its form. */
export function valueWords(value: ValueSpec | OptionValue): string {
    switch (value.kind) {
        case 'integer':
            return numberWords(value);
        case 'decimal':
            return `${numberWords(value)}, up to ${value.places} decimal places`;
        case 'boolean':
            return '`true`, `on`, `yes`, or `false`, `off`, `no`';
        case 'choice':
            return codes(value.choices.map(({ word }) => word));
        case 'address': {
            const family = { inet: 'an IPv4 address', inet6: 'an IPv6 address', any: 'an IP address' };
            const multicast = value.multicast === undefined ? '' : ' of a multicast group';
            return family[value.family ?? 'any'] + multicast;
        }
        case 'hex':
            return value.digits === undefined ? 'hexadecimal digits' : `${value.digits} hexadecimal digits`;
        case 'name':
            return nameWords(value);
        case 'text':
            return value.maxBytes === undefined ? 'a word' : `a word of at most ${value.maxBytes} bytes`;
        case 'command':
            return 'a command; one with arguments is quoted';
        case 'special':
            return SPECIAL[value.reader];
        case 'routing-name': {
            const { names, min = 0 } = value;
            return `a number from ${min} to ${names.max}, or a name from \`${names.file}\``;
        }
        case 'word-or-integer':
            return `${codes(value.words)}, or a number up to ${value.max}`;
        case 'range':
            return `a range up to ${value.max}, \`FIRST-LAST\``;
        case 'realms':
            return 'one or two realms, `/` between them';
        case 'wide-integer':
            return 'a number of up to 64 bits';
        case 'route-time':
            return 'a time, with a unit or without';
        case 'prefix':
            return 'an address, with a prefix length or without';
        case 'host':
            return 'an address';
        case 'broadcast':
            return 'an IPv4 address, `+` or `-`';
        case 'mark':
            return 'a number, and perhaps `/` and a mask';
        case 'ip-protocol':
            return 'an IP protocol';
        case 'mpls-labels':
            return 'labels, `/` between them';
        case 'locator':
            return 'four groups of hexadecimal digits';
    }
}

/** An argument with what may stand for it, and what becomes of one that is wrong. */
export function argumentWords({ name, value, missing, otherwise }: ArgSpec): string {
    const optional = missing === 'optional' ? ' (may be left out)' : '';
    const refused = otherwise === undefined ? '' : `; for anything else keepalived ${otherwise}`;
    return `*${name}*: ${valueWords(value)}${optional}${refused}`;
}

/** The arguments of a keyword as one writes them down: `[seconds]` may be left out, `…` may be repeated. */
export function signature({ args, more }: Shape): string {
    const names = args.map(({ name, missing }) => (missing === 'optional' ? `[${name}]` : name));
    return [...names, ...(more === 'list' ? ['…'] : [])].join(' ');
}

const REPEAT: Readonly<Record<NonNullable<Shape['repeat']>, string>> = {
    first: 'given again, it is reported and ignored',
    last: 'given again, it is reported, and the last one counts',
    each: 'may be given any number of times',
    ruins: 'given again, it ruins the block around it',
};

/** What becomes of a keyword that is given again; undefined where there is nothing to say. */
export function repeatWords({ repeat }: Shape): string | undefined {
    return repeat === undefined ? undefined : REPEAT[repeat];
}
