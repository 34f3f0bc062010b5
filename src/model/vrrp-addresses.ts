/**
 * The addresses of a virtual router. The first of them fixes its address family, and with it what the
 * others may be, so they are read in order (`keepalived/vrrp/vrrp_parser.c`).
 */
import type { Bound } from '../schema/bind.ts';
import { parseAddressLine } from '../schema/lines/address.ts';
import { contextOf } from '../schema/lines/options.ts';
import type { Target } from '../schema/targets.ts';
import { type Family, addressKey, familyOf, singleAddress, socketFamily } from '../schema/values/address.ts';
import { isRead } from '../schema/values/judge.ts';
import { linkWords } from '../schema/values/link-words.ts';
import type { Word } from '../syntax/tree.ts';

/** What an address is for. */
export type AddressRole = 'source' | 'destination' | 'ipvlan' | 'peer' | 'virtual' | 'excluded';

/** An address of a virtual router. */
export interface InstanceAddress {
    readonly role: AddressRole;
    readonly word: Word;
    /** The statement or line in which it stands. */
    readonly bound: Bound;
    readonly family: Family;
    /** The same for two texts that mean the same address. */
    readonly key: string;
    /** The device that the line of a virtual address names. */
    readonly device?: string;
    /** The claim that it contradicts; keepalived does not use it then. */
    readonly against?: FamilyClaim;
}

/** What fixed the family of a virtual router: an address, or `native_ipv6`. */
export interface FamilyClaim {
    readonly word: Word;
    readonly family: Family;
}

/** A version that a virtual router is given. */
export interface VersionClaim {
    readonly word: Word;
    readonly bound: Bound;
    readonly version: 2 | 3;
    /** The word that it contradicts; keepalived ignores it then. */
    readonly against?: Word;
}

/** What the lines of a virtual router say of its addresses, its family and its version. */
export interface InstanceAddresses {
    readonly addresses: readonly InstanceAddress[];
    readonly family?: FamilyClaim;
    readonly versions: readonly VersionClaim[];
    /** Each `native_ipv6` that comes after an IPv4 address, with that address. */
    readonly lateNative: readonly { readonly word: Word; readonly against: FamilyClaim }[];
}

/** Keywords with an address, and blocks of lines that start with one. */
const ROLES: ReadonlyMap<string, AddressRole> = new Map<string, AddressRole>([
    ['mcast_src_ip', 'source'],
    ['unicast_src_ip', 'source'],
    ['mcast_dst_ip', 'destination'],
    ['use_ipvlan', 'ipvlan'],
    ['unicast_peer', 'peer'],
    ['virtual_ipaddress', 'virtual'],
    ['virtual_ipaddress_excluded', 'excluded'],
]);

type Found = Pick<InstanceAddress, 'word' | 'bound' | 'family' | 'key' | 'device'>;

/** An address on which a socket is bound or to which packets go. */
function single(bound: Bound, word: Word | undefined): Found[] {
    const family = word === undefined ? undefined : socketFamily(word.text);
    if (word === undefined || family === undefined) return [];
    return [{ word, bound, family, key: addressKey(singleAddress(word.text)) }];
}

/** An address that is put on an interface, perhaps with a prefix length. */
function onInterface(bound: Bound, word: Word | undefined): Found[] {
    const text = word?.text.replace(/\/.*/s, '') ?? '';
    const family = familyOf(text);
    return word === undefined || family === undefined ? [] : [{ word, bound, family, key: addressKey(text) }];
}

/** The address of a line, unless keepalived drops the line. */
function inLine(line: Bound, target: Target): Found[] {
    const [word] = line.words;
    if (word === undefined) return [];
    const { address, family, dev, dropped } = parseAddressLine(line.words, contextOf(line, target));
    if (address === undefined || family === undefined || dropped) return [];
    const device = dev === undefined ? {} : { device: dev.text };
    return [{ word, bound: line, family, key: addressKey(address), ...device }];
}

/** The addresses in a statement of the instance. */
function addressesIn(statement: Bound, role: AddressRole, target: Target): readonly Found[] {
    const { words, children, spec } = statement;
    switch (role) {
        case 'source':
        case 'destination':
            return single(statement, words[1]);
        case 'ipvlan': {
            const parts = linkWords(words, spec?.name ?? '', target.release);
            return onInterface(statement, parts.find(({ kind }) => kind === 'address')?.word);
        }
        case 'peer':
            return children.flatMap((line) => single(line, line.words[0]));
        case 'virtual':
        case 'excluded':
            return children.flatMap((line) => inLine(line, target));
    }
}

function versionOf(word: Word | undefined): 2 | 3 | undefined {
    const match = /^\s*\+?0*([23])$/.exec(word?.text ?? '');
    return match === null ? undefined : match[1] === '2' ? 2 : 3;
}

/** Reads the block of an instance. */
export function addressesOf(instance: Bound, target: Target): InstanceAddresses {
    const addresses: InstanceAddress[] = [];
    const versions: VersionClaim[] = [];
    const lateNative: { word: Word; against: FamilyClaim }[] = [];
    let family: FamilyClaim | undefined;
    let settled: { readonly version: 2 | 3; readonly word: Word } | undefined;
    let seenIpvlan = false;

    const takeVersion = (bound: Bound): void => {
        const word = bound.words[1];
        const version = versionOf(word);
        if (word === undefined || version === undefined) return;
        const isOther = settled !== undefined && settled.version !== version;
        const against = isOther
            ? settled?.word
            : family?.family === 'inet6' && version === 2
              ? family.word
              : undefined;
        versions.push({ word, bound, version, ...(against === undefined ? {} : { against }) });
        if (against === undefined) settled = { version, word };
    };

    const takeNative = (word: Word): void => {
        if (family?.family === 'inet') lateNative.push({ word, against: family });
        else {
            family = { word, family: 'inet6' };
            settled = { version: 3, word };
        }
    };

    for (const statement of instance.children) {
        const { spec, words } = statement;
        const keyword = words[0];
        if (spec === undefined || keyword === undefined || !isRead(statement, target)) continue;
        if (spec.name === 'version') takeVersion(statement);
        if (spec.name === 'native_ipv6') takeNative(keyword);
        const role = ROLES.get(spec.name);
        if (role === undefined || (role === 'ipvlan' && seenIpvlan)) continue;
        seenIpvlan ||= role === 'ipvlan';
        for (const found of addressesIn(statement, role, target)) {
            const claim: FamilyClaim = { word: found.word, family: found.family };
            if (role !== 'excluded') family ??= claim;
            const clashes = role !== 'excluded' && family?.family !== found.family;
            addresses.push({
                role,
                ...found,
                ...(clashes && family !== undefined ? { against: family } : {}),
            });
        }
    }
    return { addresses, versions, lateNative, ...(family === undefined ? {} : { family }) };
}
