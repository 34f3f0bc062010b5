/** Whether instances of nodes that share a network are on the same link of it, as far as their texts tell. */
import { readPrefix } from '../../schema/lines/prefix.ts';
import { type Family, familyOf, inet6Groups } from '../../schema/values/address.ts';
import { sourceAddress } from '../adverts.ts';
import { type Member, membersOn } from '../router.ts';

const BITS: Readonly<Record<Family, number>> = { inet: 32, inet6: 128 };

/** The first `length` bits of an address, as digits; empty for what is no address. */
function leadingBits(address: string, length: number): string {
    const family = familyOf(address);
    if (family === undefined) return '';
    const [parts, width] =
        family === 'inet' ? [address.split('.').map(Number), 8] : [inet6Groups(address) ?? [], 16];
    return parts
        .map((part) => part.toString(2).padStart(width, '0'))
        .join('')
        .slice(0, length);
}

/** What an instance has on its interface: networks, and addresses of which no network is told, as leading bits. */
interface Reach {
    readonly networks: readonly string[];
    readonly addresses: readonly string[];
}

function reachOf(member: Member): Reach {
    const { interface: link, facts, addresses } = member.instance;
    const bits = BITS[facts.family];
    const [networks, single]: [string[], string[]] = [[], []];
    for (const { role, word, device, family, against } of addresses) {
        const isHeld = (role === 'virtual' || role === 'excluded') && against === undefined;
        if (!isHeld || family !== facts.family || (device !== undefined && device !== link?.name)) continue;
        const { address, length } = readPrefix(word.text);
        // Each link has link-local addresses.
        if (length === undefined || isLinkLocal(address)) continue;
        (length < bits ? networks : single).push(leadingBits(address, length));
    }
    const source = sourceAddress(member);
    if (source !== undefined && !isLinkLocal(source)) single.push(leadingBits(source, bits));
    return { networks, addresses: single };
}

/** Whether an address is one of those that mean another machine on each link (RFC 4291 section 2.5.6, RFC 3927). */
export function isLinkLocal(address: string): boolean {
    const bits = leadingBits(address, 10);
    return address.includes(':') ? bits === '1111111010' : address.startsWith('169.254.');
}

/** The VLAN in the usual names of interfaces: `eth0.10`, `vlan10`; they mean the same on every host. */
function vlanOf(device: string): string | undefined {
    return /(?:\.|^vlan)0*(\d+)$/.exec(device)?.[1];
}

/** Whether the names of two interfaces are those of different VLANs. */
export function areOtherVlans(one: string | undefined, other: string | undefined): boolean {
    const [here, there] = [one, other].map((each) => vlanOf(each ?? ''));
    return here !== undefined && there !== undefined && here !== there;
}

/** The only interface on which a node has virtual routers; undefined where there are several. */
function onlyLink({ node }: Member): string | undefined {
    const [first, ...others] = new Set(membersOn(node).map(({ instance }) => instance.interface?.name ?? ''));
    return others.length === 0 ? first : undefined;
}

/**
 * Whether two instances are on one link. Where the network of either is told, in the prefix length of an address, the
 * addresses of both decide. Else their interfaces do: they have the same name, or none of the nodes has
 * virtual routers on another one. Different VLANs are different links.
 */
export function shareLink(one: Member, other: Member): boolean {
    const [link, otherLink] = [one, other].map(({ instance }) => instance.interface?.name);
    if (areOtherVlans(link, otherLink)) return false;
    const [here, there] = [reachOf(one), reachOf(other)];
    const all = [...there.networks, ...there.addresses];
    const isTold = here.networks.length + there.networks.length > 0;
    if (isTold && all.length > 0 && here.networks.length + here.addresses.length > 0)
        return [...here.networks, ...here.addresses].some((mine) =>
            all.some((theirs) => mine.startsWith(theirs) || theirs.startsWith(mine)),
        );
    return link === otherLink || [one, other].every((each) => onlyLink(each) !== undefined);
}
