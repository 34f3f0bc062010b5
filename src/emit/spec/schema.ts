/** The JSON Schema of the spec that `kalint emit` reads; `npm run docs` writes it to `schemas/kalint.emit.json`. */
import { DISTRIBUTION_NAMES } from '../distributions.ts';
import { CHECKS, FIREWALLS, METHODS, NETWORKS, SCHEDULERS } from './choices.ts';

const PRESENT = { type: 'string', minLength: 1 } as const;

/** A name that can be a host's, a folder's and a word of a configuration alike. */
const NAME = {
    type: 'string',
    pattern: '^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$',
    'x-expected': 'a name of letters, digits, dots and hyphens',
} as const;

const ADDRESS = { ...PRESENT, 'x-expected': 'an IPv4 or IPv6 address' } as const;

const OWN_ADDRESS = {
    ...PRESENT,
    'x-expected': 'an address with its prefix length, such as 10.0.0.1/24',
} as const;

/** What means itself in a configuration of keepalived. */
const LETTER = '[^\\s\\x00-\\x1f\\x7f"\'{}#!\\\\$~]';

/** Text that can stand as one word of keepalived's configuration, and on one line of anything else. */
const WORD = {
    type: 'string',
    pattern: `^(?!@)${LETTER}+$`,
    'x-expected': 'one word without blanks, quotes, braces, # ! \\ $ ~, and without @ in front',
} as const;

const PORT = {
    type: 'integer',
    minimum: 1,
    maximum: 65_535,
    'x-expected': 'a port from 1 to 65535',
} as const;

const DISTRIBUTION = {
    description: 'The distribution, which decides on the keepalived, the network and the firewall of a host.',
    enum: DISTRIBUTION_NAMES,
    'x-noun': 'distribution',
} as const;

const FIREWALL = {
    description:
        'What keeps the firewall of a host: its name, or a mapping that tells the zone of firewalld or the chain of nftables too.',
    type: ['string', 'object'],
    pattern: `^(${FIREWALLS.join('|')})$`,
    properties: {
        system: { description: 'What keeps the rules.', enum: FIREWALLS },
        zone: { description: 'The zone of firewalld; default: public.', ...NAME },
        chain: {
            description:
                'The chain of nftables that filters what comes in: family, table and chain; default: inet filter input.',
            type: 'string',
            pattern: '^(ip|ip6|inet) [A-Za-z_][\\w-]* [A-Za-z_][\\w-]*$',
            'x-expected': 'a family, a table and a chain, such as inet filter input',
        },
    },
    required: ['system'],
    additionalProperties: false,
    'x-expected': 'firewalld, nftables, iptables or none',
} as const;

const NETWORK = {
    description: 'What keeps the addresses of a host; default: what the distribution uses.',
    enum: NETWORKS,
} as const;

const METHOD = {
    description:
        'How real servers take packets for the virtual address: it is on a loopback device of theirs (loopback, the default), or a rule redirects it to the own address (redirect).',
    enum: METHODS,
} as const;

const SECONDS = (least: number, most: number) =>
    ({
        type: 'number',
        minimum: least,
        maximum: most,
        'x-expected': `seconds from ${least} to ${most}`,
    }) as const;

const CHECK = {
    description: 'How each real server is checked; default: a TCP connection to its port.',
    type: 'object',
    properties: {
        type: { description: 'What is tried.', enum: CHECKS },
        path: {
            description: 'http and https: the path that is asked for; default: /.',
            ...WORD,
        },
        status: {
            description: 'http and https: the status that a sound server answers; default: 200.',
            type: 'integer',
            minimum: 100,
            maximum: 599,
            'x-expected': 'a status from 100 to 599',
        },
        host: { description: 'http and https: the name of the virtual host.', ...WORD },
        name: { description: 'dns: the name that is asked for; default: the root.', ...WORD },
        record: {
            description: 'dns: the type of record; default: SOA.',
            enum: ['A', 'NS', 'CNAME', 'SOA', 'MX', 'TXT', 'AAAA'],
        },
        command: {
            description:
                'script: the absolute path of a program; it gets address and port of the server as words.',
            type: 'string',
            pattern: '^/[A-Za-z0-9._+/-]+$',
            'x-expected': 'an absolute path',
        },
        user: { description: 'script: the user that runs it; default: nobody.', ...NAME },
        port: { description: 'The port that is checked; default: that of the service.', ...PORT },
        interval: { description: 'Seconds from check to check; default: 6.', ...SECONDS(1, 3600) },
        timeout: { description: 'Seconds to wait for an answer; default: 3.', ...SECONDS(1, 600) },
        retries: {
            description: 'How often a failed check is tried again before the server is out; default: 2.',
            type: 'integer',
            minimum: 0,
            maximum: 100,
            'x-expected': 'a number from 0 to 100',
        },
        delay: { description: 'Seconds before it is tried again; default: 2.', ...SECONDS(1, 600) },
    },
    required: ['type'],
    additionalProperties: false,
} as const;

const OF_HOST = { distribution: DISTRIBUTION, firewall: FIREWALL, network: NETWORK } as const;

const ADDRESSES = {
    description: 'Its own address with the length of the prefix; one of each family at most.',
    type: ['string', 'array'],
    minLength: 1,
    minItems: 1,
    maxItems: 2,
    items: OWN_ADDRESS,
    'x-expected': OWN_ADDRESS['x-expected'],
} as const;

/** The schema, draft 7. */
export const EMIT_SCHEMA = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Spec of a deployment that kalint emits',
    type: 'object',
    properties: {
        $schema: { description: 'The schema of this file, for editors.', type: 'string' },
        name: {
            description: 'What the deployment is called, in the names of files and units; default: lvs.',
            type: 'string',
            pattern: '^[a-z][a-z0-9-]{0,15}$',
            'x-expected': 'at most 16 small letters, digits and hyphens',
        },
        ...OF_HOST,
        method: METHOD,
        failBack: {
            description:
                'Whether the stronger director takes the address back when it returns: never (the default), after so many seconds (after 60), or immediately.',
            type: 'string',
            pattern: '^(never|immediately|after [1-9][0-9]{0,3}( s| seconds)?)$',
            'x-expected': 'never, immediately, or a number of seconds as in "after 60"',
        },
        vrrp: {
            description: 'How the directors agree on who has the addresses.',
            type: 'object',
            properties: {
                id: {
                    description:
                        'The number of the virtual router; no other on the same network may have it.',
                    type: 'integer',
                    minimum: 1,
                    maximum: 255,
                    'x-expected': 'a number from 1 to 255',
                },
                interval: { description: 'Seconds from advert to advert; default: 1.', ...SECONDS(0.1, 40) },
                adverts: {
                    description:
                        'Whom adverts are sent to: a group (multicast, the default) or each director (unicast).',
                    enum: ['multicast', 'unicast'],
                },
                password: {
                    description:
                        'The password of authentication PASS, at most 8 characters; better the environment variable or the file that holds it.',
                    type: ['string', 'object'],
                    writeOnly: true,
                    minLength: 1,
                    properties: {
                        env: { description: 'The environment variable that holds it.', ...PRESENT },
                        file: {
                            description: 'The file that holds it, relative to the folder of the spec.',
                            ...PRESENT,
                        },
                    },
                    minProperties: 1,
                    maxProperties: 1,
                    additionalProperties: false,
                    'x-expected': 'a text, {env: NAME} or {file: PATH}',
                },
            },
            required: ['id'],
            additionalProperties: false,
        },
        mail: {
            description: 'Mail about changes of state.',
            type: 'object',
            properties: {
                to: {
                    description: 'Who gets it.',
                    type: 'array',
                    minItems: 1,
                    uniqueItems: true,
                    items: WORD,
                },
                from: {
                    description: 'Who sends it; "{host}" in it is the name of the director.',
                    type: 'string',
                    pattern: `^(?!@)(${LETTER}|\\{host\\})+$`,
                    'x-expected': 'an address without blanks',
                },
                server: {
                    description: 'The mail server; with its port, if that is not 25, behind a blank.',
                    type: 'string',
                    pattern: `^(?!@)${LETTER}+( [0-9]{1,5})?$`,
                    'x-expected': 'a name or address',
                },
                timeout: { description: 'Seconds to wait for it; default: 30.', ...SECONDS(1, 600) },
            },
            required: ['to', 'from', 'server'],
            additionalProperties: false,
        },
        directors: {
            description: 'The hosts that balance; the first is the strongest.',
            type: 'array',
            minItems: 1,
            maxItems: 16,
            items: {
                type: 'object',
                properties: {
                    name: { description: 'Its name.', ...NAME },
                    address: ADDRESSES,
                    interface: {
                        description:
                            'The interface with that address, on which the virtual address is to be.',
                        type: 'string',
                        pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$',
                        'x-expected': 'the name of an interface, at most 15 characters',
                    },
                    priority: {
                        description: 'Its priority; default: 100 for the first, 10 less for each after it.',
                        type: 'integer',
                        minimum: 1,
                        maximum: 254,
                        'x-expected': 'a number from 1 to 254',
                    },
                    ...OF_HOST,
                },
                required: ['name', 'address', 'interface'],
                additionalProperties: false,
            },
        },
        services: {
            description: 'What clients use.',
            type: 'array',
            minItems: 1,
            items: {
                type: 'object',
                properties: {
                    address: { description: 'The virtual address.', ...ADDRESS },
                    port: { description: 'The port.', ...PORT },
                    ports: {
                        description: 'Several ports, all with the same settings.',
                        type: 'array',
                        minItems: 1,
                        uniqueItems: true,
                        items: PORT,
                    },
                    protocol: { description: 'The protocol; default: tcp.', enum: ['tcp', 'udp'] },
                    scheduler: { description: 'How connections are spread; default: wlc.', enum: SCHEDULERS },
                    persistence: {
                        description: 'Seconds for which a client stays with its server.',
                        type: 'integer',
                        minimum: 1,
                        maximum: 2_678_400,
                        'x-expected': 'seconds from 1 to 2678400',
                    },
                    check: CHECK,
                    servers: {
                        description: 'The real servers by name; default: all but those that say sorry.',
                        type: 'array',
                        minItems: 1,
                        uniqueItems: true,
                        items: NAME,
                    },
                    sorryServer: {
                        description: 'The real server that answers when no other is left.',
                        ...NAME,
                    },
                    quorum: {
                        description: 'The total weight below which the service counts as down; default: 1.',
                        type: 'integer',
                        minimum: 1,
                        maximum: 65_535,
                        'x-expected': 'a number from 1 to 65535',
                    },
                    inhibitOnFailure: {
                        description:
                            'Whether a failed server keeps its place with weight 0, so that its connections go on; default: false.',
                        type: 'boolean',
                    },
                },
                required: ['address'],
                additionalProperties: false,
            },
        },
        realServers: {
            description: 'The hosts that serve.',
            type: 'array',
            minItems: 1,
            items: {
                type: 'object',
                properties: {
                    name: { description: 'Its name.', ...NAME },
                    address: {
                        ...ADDRESSES,
                        description:
                            'Its own address, with or without the length of the prefix; one of each family at most.',
                        items: ADDRESS,
                        'x-expected': ADDRESS['x-expected'],
                    },
                    weight: {
                        description: 'Its weight; default: 1.',
                        type: 'integer',
                        minimum: 0,
                        maximum: 65_535,
                        'x-expected': 'a number from 0 to 65535',
                    },
                    ...OF_HOST,
                },
                required: ['name', 'address'],
                additionalProperties: false,
            },
        },
    },
    required: ['vrrp', 'directors', 'services', 'realServers'],
    additionalProperties: false,
} as const;
