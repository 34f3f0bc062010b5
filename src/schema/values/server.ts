/** What servers are called: the head of a virtual server, and the address and port of those behind it. */
import { compareReleases } from '../../../grammar/schema/releases.ts';
import type { Release } from '../../../grammar/schema/types.ts';
import { quote } from '../../text/words.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Family, rangeFault, singleAddress, socketFamily } from './address.ts';
import { CRASHES, ENDS, type Fault, IGNORES } from './fault.ts';
import { nearestOf } from './near.ts';
import { type WordFault, integerFault } from './number.ts';
import type { Reader, ReaderContext } from './special.ts';
import { MAX_PORT } from './ports.ts';

/** An address with the port that it is served on. */
export interface Endpoint {
    /** As it is written, without the range or the prefix length that keepalived cuts off. */
    readonly address: string;
    readonly family: Family;
    /** Absent where there is none, or 0. */
    readonly port?: number;
}

/** What a virtual server is called (`keepalived/check/check_data.c:alloc_vs`). */
export type VirtualServerName =
    | ({ readonly kind: 'address' } & Endpoint)
    | { readonly kind: 'fwmark'; readonly mark: number }
    | { readonly kind: 'group'; readonly group: string };

const PORT = { kind: 'integer', min: 1, max: MAX_PORT, lax: true } as const;
const FWMARK = { kind: 'integer', min: 0, max: 4_294_967_295, lax: true } as const;
const FORMS = ['fwmark', 'group'];

/** A port of zeros stands for no port (`keepalived/check/check_data.c:alloc_rs`). */
function isNoPort(word: Word): boolean {
    return /^0*$/.test(word.text);
}

/** What is wrong with a port that may be left out. */
export function portFault(word: Word): WordFault | undefined {
    return isNoPort(word) ? undefined : integerFault(word, PORT);
}

/** The address and port at the head of some words; undefined where keepalived refuses them. */
export function endpointOf([address, port]: readonly Word[]): Endpoint | undefined {
    const family = address === undefined ? undefined : socketFamily(address.text);
    if (address === undefined || family === undefined) return undefined;
    const text = singleAddress(address.text);
    if (port === undefined || isNoPort(port)) return { address: text, family };
    return portFault(port) === undefined ? { address: text, family, port: Number(port.text) } : undefined;
}

/** What the words after `virtual_server` name; undefined where keepalived refuses them. */
export function virtualServerName(words: readonly Word[]): VirtualServerName | undefined {
    const [first, second] = words;
    if (first?.text === 'group')
        return second === undefined ? undefined : { kind: 'group', group: second.text };
    if (first?.text === 'fwmark')
        return second === undefined || integerFault(second, FWMARK) !== undefined
            ? undefined
            : { kind: 'fwmark', mark: Number(second.text) };
    const endpoint = endpointOf(words);
    return endpoint === undefined ? undefined : { kind: 'address', ...endpoint };
}

/** `10.0.0.1:80`, `[2001:db8::1]:80` and `[2001:db8::1]`: what people write for an address and a port. */
const JOINED = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d+))?$/;

/** What is wrong with the address of a server; `alone` where no port follows it. */
export function serverAddressFault(word: Word, alone: boolean): WordFault | undefined {
    if (socketFamily(word.text) !== undefined) return undefined;
    const [, bracketed, plain, port] = JOINED.exec(word.text) ?? [];
    const address = bracketed ?? plain ?? '';
    const shown = quote(word.text);
    if (socketFamily(address) === undefined) {
        const isName = /^[a-z][\w.-]*$/i.test(word.text);
        const hint = isName ? ': names are not looked up here' : '';
        return { kind: 'invalid-address', problem: `${shown} is no IP address${hint}` };
    }
    const hint = port === undefined ? 'it takes no brackets' : 'the port is a word of its own';
    return {
        kind: 'invalid-address',
        problem: `${shown} is no IP address: ${hint}`,
        replacement: { text: port === undefined || !alone ? address : `${address} ${port}`, safe: alone },
    };
}

/** What is wrong with a range of addresses, where one is taken (`lib/utils.c:inet_stosockaddr`). */
function rangeFaults({ text, span }: Word, isVirtual: boolean): Fault[] {
    const fault = socketFamily(text) === undefined ? undefined : rangeFault(text);
    if (fault === undefined) return [];
    const advice = isVirtual
        ? 'only a virtual_server_group takes one'
        : 'each real server takes a block of its own';
    const { kind, otherwise, said = 'never' } = fault;
    return [{ kind, span, problem: `${quote(text)} is a range, and ${advice}`, otherwise, said }];
}

/** What is wrong with an address and a port; `portless` is the first release that takes it without a port. */
function endpointFaults(words: readonly Word[], context: ReaderContext, portless: Release): readonly Fault[] {
    const [address, port] = words;
    if (address === undefined) return [];
    const { target, arg } = context;
    const otherwise = arg.otherwise ?? IGNORES;
    const addressFault = serverAddressFault(address, port === undefined);
    const faults: Fault[] =
        addressFault === undefined
            ? rangeFaults(address, context.bound.spec?.name === 'virtual_server')
            : [{ otherwise, ...addressFault, span: address.span }];
    const needsPort = compareReleases(target.release, portless) < 0;
    if (port === undefined && needsPort && addressFault === undefined) {
        faults.push({
            kind: 'missing-value',
            span: address.span,
            problem: `${quote(address.text)} lacks a port, which may be left out since ${portless}`,
            otherwise: ENDS,
        });
    }
    const fault = port === undefined ? undefined : needsPort ? integerFault(port, PORT) : portFault(port);
    if (port !== undefined && fault !== undefined) faults.push({ otherwise, ...fault, span: port.span });
    return faults;
}

/** An address and a port (`keepalived/check/check_data.c:alloc_rs`, `alloc_ssvr`). */
export const readServerAddress: Reader = (words, context) => endpointFaults(words, context, '2.0.15');

/** `fwmark` or `group` without what it is the mark or name of: keepalived reads where nothing is. */
function lacking(word: Word, what: string): Fault {
    return {
        kind: 'missing-value',
        span: word.span,
        problem: `${quote(word.text)} lacks its ${what}`,
        otherwise: CRASHES,
        said: 'never',
        severe: true,
    };
}

/** The families as people name them behind a mark, and as `ip_family` takes them. */
const FAMILY_WORDS: ReadonlyMap<string, string> = new Map([
    ['inet', 'inet'],
    ['ipv4', 'inet'],
    ['inet6', 'inet6'],
    ['ipv6', 'inet6'],
]);

/** What is wrong with a family behind a mark, where no word is read. */
function familyFaults(word: Word | undefined): Fault[] {
    const family = FAMILY_WORDS.get(word?.text ?? '');
    if (word === undefined || family === undefined) return [];
    return [
        {
            kind: 'surplus-word',
            span: word.span,
            problem: `${quote(word.text)} is read by nothing here: the family of a mark is told by "ip_family ${family}" in the block`,
            otherwise: 'ignores it',
            said: 'never',
        },
    ];
}

/** `ADDRESS PORT`, `fwmark NUMBER` or `group NAME` (`keepalived/check/check_data.c:alloc_vs`). */
export const readVirtualServer: Reader = (words, context) => {
    const [first, second] = words;
    if (first === undefined) return [];
    const otherwise = context.arg.otherwise ?? IGNORES;
    if (first.text === 'group') return second === undefined ? [lacking(first, 'name')] : [];
    if (first.text === 'fwmark') {
        if (second === undefined) return [lacking(first, 'number')];
        const fault = integerFault(second, FWMARK);
        return fault === undefined ? familyFaults(words[2]) : [{ otherwise, ...fault, span: second.span }];
    }
    const meant = second === undefined ? undefined : nearestOf(first.text, FORMS);
    if (meant === undefined) return endpointFaults(words, context, '2.0.7');
    return [
        {
            kind: 'unknown-word',
            span: first.span,
            problem: `${quote(first.text)} is neither an IP address nor "fwmark" or "group"`,
            otherwise,
            replacement: { text: meant, safe: false },
        },
    ];
};
