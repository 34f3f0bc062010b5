/** The options of an iptables rule that say which packets it is for. */
import { type AddressRange, readRange } from '../address.ts';
import { protocolNumber } from '../packet.ts';
import { portNumber } from '../../../schema/values/ports.ts';
import { type Match, type NumberRange, numbers, readNumbers } from '../ruleset.ts';

/** What an option makes of the words behind it. */
export interface Option {
    /** How many words belong to it. */
    readonly takes: number;
    /** Undefined: every packet fulfils it. */
    readonly match: (values: readonly string[]) => Match | undefined;
}

/** Reads a list with commas; what cannot be read makes it a partial one. */
function list<T>(
    text: string,
    read: (item: string) => T | undefined,
): { readonly values: readonly T[]; readonly partial?: true } {
    const items = text.split(',').map(read);
    const values = items.filter((item) => item !== undefined);
    return values.length < items.length ? { values, partial: true } : { values };
}

const EVERYWHERE = /^(?:0(?:\.0\.0\.0)?|::)\/0(?:\.0\.0\.0)?$/;

function addresses(on: 'source' | 'destination'): Option {
    return {
        takes: 1,
        match: ([text = '']) =>
            EVERYWHERE.test(text) ? undefined : { on, ...list<AddressRange>(text, readRange) },
    };
}

function readPort(item: string): NumberRange | undefined {
    const port = portNumber(item);
    return port === undefined ? readNumbers(item, ':') : { first: port, last: port };
}

const PORTS: Option = {
    takes: 1,
    match: ([text = '']) => ({ on: 'port', ...list<NumberRange>(text, readPort) }),
};

function protocol([text = '']: readonly string[]): Match | undefined {
    if (text === 'all' || text === '0') return undefined;
    const number = protocolNumber(text);
    return number === undefined ? { on: 'unknown' } : { on: 'protocol', values: numbers([number]) };
}

const STATE: Option = {
    takes: 1,
    match: ([text = '']) => ({ on: 'state', values: text.toLowerCase().split(',') }),
};

/** Flags of a list; `ALL` and `NONE` are what they say. */
function flags(text: string): readonly string[] {
    if (text === 'ALL') return ['fin', 'syn', 'rst', 'psh', 'ack', 'urg'];
    return text === 'NONE' ? [] : text.toLowerCase().split(',');
}

const UNKNOWN: Match = { on: 'unknown' };

/** An option that asks for what is not known of a packet. */
const CLOSED: Option = { takes: 1, match: () => UNKNOWN };
/** An option that no packet fulfils on its way into the host. */
const NEVER: Option = { takes: 1, match: () => ({ on: 'never' }) };
const SILENT: Option = { takes: 1, match: () => undefined };

const DEVICE: Option = {
    takes: 1,
    match: ([name = '']) =>
        /[$`]/.test(name) ? UNKNOWN : { on: 'device', values: [name.replace(/\+$/, '*')] },
};

function cast(values: readonly string[]): Match {
    return { on: 'cast', values };
}

/** The options by their names, those of arptables with them. */
const OPTIONS: ReadonlyMap<string, Option> = new Map(
    (
        [
            [['-p', '--protocol', '--proto'], { takes: 1, match: protocol }],
            [['-s', '--source', '--src', '--source-ip', '--src-ip', '--src-range'], addresses('source')],
            [
                ['-d', '--destination', '--dst', '--destination-ip', '--dst-ip', '--dst-range'],
                addresses('destination'),
            ],
            [['-i', '--in-interface'], DEVICE],
            [['-o', '--out-interface'], NEVER],
            [['-f', '--fragment', '--fragments'], { ...NEVER, takes: 0 }],
            [['--dport', '--dports', '--destination-port', '--destination-ports'], PORTS],
            [['--sport', '--sports', '--source-port', '--source-ports', '--ports', '--port'], CLOSED],
            [['--state', '--ctstate'], STATE],
            // To `addrtype`, an address of the host is no unicast one.
            [
                ['--dst-type'],
                {
                    takes: 1,
                    match: ([text = '']) =>
                        cast(
                            text
                                .toLowerCase()
                                .split(',')
                                .filter((each) => each !== 'unicast'),
                        ),
                },
            ],
            [['--pkt-type'], { takes: 1, match: ([text = '']) => cast([text.toLowerCase()]) }],
            [
                ['--syn'],
                { takes: 0, match: () => ({ on: 'flags', mask: flags('FIN,SYN,RST,ACK'), set: ['syn'] }) },
            ],
            [
                ['--tcp-flags'],
                {
                    takes: 2,
                    match: ([mask = '', set = '']) => ({ on: 'flags', mask: flags(mask), set: flags(set) }),
                },
            ],
            [
                ['--opcode'],
                { takes: 1, match: ([text = '']) => (/^(1|request)$/i.test(text) ? undefined : UNKNOWN) },
            ],
            [['--comment', '--h-length', '--h-type', '--proto-type', '--dir'], SILENT],
            [['-c', '--set-counters'], { ...SILENT, takes: 2 }],
            [['-n', '-v', '-w', '--wait', '--numeric', '--verbose', '-4', '-6'], { ...SILENT, takes: 0 }],
            // What arrives where its sender is not reached is not asked about.
            [['--loose', '--validmark', '--accept-local'], { ...SILENT, takes: 0 }],
            [['--invert'], { ...NEVER, takes: 0 }],
        ] satisfies [string[], Option][]
    ).flatMap(([names, option]) => names.map((name): [string, Option] => [name, option])),
);

/** Modules whose options are known, or that say nothing by themselves. */
const MODULES: ReadonlySet<string> = new Set([
    ...['tcp', 'udp', 'sctp', 'dccp', 'icmp', 'icmp6', 'ipv6-icmp', 'ah', 'esp'],
    ...['multiport', 'state', 'conntrack', 'addrtype', 'pkttype', 'comment', 'iprange', 'rpfilter'],
]);

/** The option of a name; undefined when it is not known. */
export function optionOf(name: string): Option | undefined {
    return OPTIONS.get(name);
}

/** What naming a module asks of a packet. */
export function moduleMatch(name: string): Match | undefined {
    return MODULES.has(name) ? undefined : UNKNOWN;
}
