/** The addresses of a node and of its peer, which change places. */
import { bfdInstances } from '../../model/bfd-instances.ts';
import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import { type Bound, everyBound } from '../../schema/bind.ts';
import { addressKey, singleAddress } from '../../schema/values/address.ts';
import { quote } from '../../text/words.ts';
import { isUnicast, sourceOf } from '../adverts.ts';
import type { ClusterNode } from '../node.ts';
import type { Member } from '../router.ts';
import { type Change, type Swap, change } from './change.ts';

/** Why the addresses of a member cannot change places; undefined where they can. */
export function addressProblem(member: Member, swap: Swap): string | undefined {
    const { name, addresses } = member.instance;
    if (addresses.some(({ role }) => role === 'ipvlan'))
        return `"use_ipvlan" of ${quote(name)} has an address of this node alone`;
    if (!isUnicast(member)) return undefined;
    if (sourceOf(member) === undefined)
        return `${quote(name)} does not say from which address it sends ("unicast_src_ip"), which the other side has to name as its peer`;
    return swappedPeer(member, swap) === undefined
        ? `the peers of ${quote(name)} are not those that other instances with its address have`
        : undefined;
}

/** The peer of a member that is the other node. */
function swappedPeer(member: Member, swap: Swap): InstanceAddress | undefined {
    const own = sourceOf(member);
    const other = own === undefined ? undefined : swap.get(own.key);
    return other === undefined
        ? undefined
        : member.instance.peers.find(({ key }) => key === addressKey(other));
}

/** The addresses that change places: the source of each member with the first of its peers. */
export function swapOf(members: readonly Member[]): Swap {
    const swap = new Map<string, string>();
    for (const member of members) {
        const [own, peer] = [sourceOf(member), member.instance.peers[0]];
        if (own === undefined || peer === undefined || swap.has(own.key)) continue;
        swap.set(own.key, singleAddress(peer.word.text));
        swap.set(peer.key, singleAddress(own.word.text));
    }
    return swap;
}

/** The peer for which the other side is made, where a member has several. */
export function takenPeer(members: readonly Member[], swap: Swap): string | undefined {
    const member = members.find(({ instance }) => instance.peers.length > 1);
    return member === undefined ? undefined : swappedPeer(member, swap)?.word.text;
}

/** What changes of the addresses that a member sends from and to. */
export function addressChanges(member: Member, swap: Swap): Change[] {
    const sources = member.instance.addresses.filter(({ role }) => role === 'source');
    const peer = swappedPeer(member, swap);
    const swapped = ({ bound, word, key }: InstanceAddress): Change[] =>
        change(bound, word, swap.get(key) ?? word.text);
    return [
        // The other node sends from the address of its interface, where it is not known.
        ...sources.flatMap((source): Change[] =>
            swap.has(source.key) ? swapped(source) : [{ kind: 'drop', statement: source.bound }],
        ),
        ...(peer === undefined ? [] : swapped(peer)),
    ];
}

/** Keywords elsewhere that have an address of the machine itself, or of its peer. */
const OWN = new Set(['bindto']);

/** Blocks with an address of the machine at the start of each line. */
const LINES = new Set(['static_ipaddress']);

function swappedWord(statement: Bound, index: number, swap: Swap): Change[] {
    const word = statement.words[index];
    const [address = '', ...rest] = word?.text.split('/') ?? [];
    const other = swap.get(addressKey(address));
    return other === undefined ? [] : change(statement, word, [other, ...rest].join('/'), false);
}

/** What changes of addresses outside virtual routers. */
export function otherAddressChanges({ bound, target }: ClusterNode, swap: Swap): Change[] {
    const sessions = bfdInstances(bound, target).flatMap(({ neighbor, source }): Change[] => [
        ...swappedWord(neighbor.from, 1, swap),
        ...(source === undefined
            ? []
            : swap.has(source.key)
              ? swappedWord(source.from, 1, swap)
              : [{ kind: 'drop' as const, statement: source.from }]),
    ]);
    if (swap.size === 0) return sessions;
    const others = [...everyBound(bound.statements)].flatMap((statement) => {
        if (OWN.has(statement.spec?.name ?? '')) return swappedWord(statement, 1, swap);
        return LINES.has(statement.parent?.spec?.name ?? '') ? swappedWord(statement, 0, swap) : [];
    });
    return [...sessions, ...others];
}
