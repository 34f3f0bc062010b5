/** The addresses that the nodes of a cluster have, or take when they are master. */
import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import { wordsSpan } from '../../schema/bind.ts';
import { parseAddressLine } from '../../schema/lines/address.ts';
import { contextOf } from '../../schema/lines/options.ts';
import { addressKey } from '../../schema/values/address.ts';
import { sourceAddress, sourceOf } from '../adverts.ts';
import type { Cluster } from '../cluster.ts';
import type { ClusterNode, NodePlace } from '../node.ts';
import type { Member, VirtualRouter } from '../router.ts';

/** An address of a node. */
export interface Claim extends NodePlace {
    readonly kind:
        /** It comes and goes with a virtual router. */
        | 'virtual'
        /** The node has it for good. */
        | 'own';
    /** As it is written, without prefix length. */
    readonly address: string;
    /** The same for two texts that mean the same address. */
    readonly key: string;
    /** The interface that has it, where that is told. */
    readonly device?: string;
    /** The instance that it belongs to; absent for a static address. */
    readonly member?: Member;
    readonly router?: VirtualRouter;
}

function isVirtual({ role, against }: InstanceAddress): boolean {
    return (role === 'virtual' || role === 'excluded') && against === undefined;
}

function claimsOfMember(member: Member, router: VirtualRouter): readonly Claim[] {
    const { node, instance } = member;
    const link = instance.interface?.name;
    const on = (device: string | undefined) => (device === undefined ? {} : { device });
    const claims = instance.addresses.filter(isVirtual).map(({ word, key, device }): Claim => {
        const address = word.text.replace(/\/.*/s, '');
        return {
            kind: 'virtual',
            node,
            span: word.span,
            address,
            key,
            member,
            router,
            ...on(device ?? link),
        };
    });
    const source = sourceAddress(member);
    if (source === undefined) return claims;
    const span = sourceOf(member)?.word.span ?? wordsSpan(instance.interface?.from ?? instance.block);
    const own = {
        kind: 'own',
        node,
        span,
        address: source,
        key: addressKey(source),
        member,
        router,
    } as const;
    return [...claims, { ...own, ...on(link) }];
}

/** The addresses that a node puts on its interfaces for good. */
function staticClaims(node: ClusterNode): readonly Claim[] {
    const { bound, target } = node;
    return bound.statements
        .filter(({ spec }) => spec?.name === 'static_ipaddress')
        .flatMap(({ children }) => children)
        .flatMap((line): Claim[] => {
            const { address, dev, dropped } = parseAddressLine(line.words, contextOf(line, target));
            const [word] = line.words;
            if (address === undefined || word === undefined || dropped) return [];
            const device = dev === undefined ? {} : { device: dev.text };
            return [{ kind: 'own', node, span: word.span, address, key: addressKey(address), ...device }];
        });
}

/** The addresses of the nodes of a cluster, virtual ones first. */
export function claimsOf({ nodes, routers }: Cluster): readonly Claim[] {
    const all = [
        ...routers.flatMap((router) => router.members.flatMap((member) => claimsOfMember(member, router))),
        ...nodes.flatMap(staticClaims),
    ];
    return [...all.filter(({ kind }) => kind === 'virtual'), ...all.filter(({ kind }) => kind === 'own')];
}
