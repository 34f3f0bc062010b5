import type { AddressRole } from '../../model/vrrp-addresses.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Family } from '../../schema/values/address.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const NAMES: Readonly<Record<Family, string>> = { inet: 'IPv4', inet6: 'IPv6' };

/** What keepalived does with an address of the other family. */
const LOSSES: Readonly<Record<AddressRole, string>> = {
    source: 'sends from the first address of the interface',
    destination: 'sends to the usual multicast address',
    ipvlan: 'makes the interface without it',
    peer: 'leaves the peer out',
    virtual: 'leaves the address out',
    excluded: 'takes it',
};

/** The same for the last peer. */
const NO_PEER = 'leaves the peer out, and sends to a multicast group, since none is left';

const messages = {
    other: (address: string, family: Family, own: Family, loss: string) =>
        `${quote(address)} is an ${NAMES[family]} address in an ${NAMES[own]} instance; keepalived ${loss}`,
    native: (own: Family) =>
        `"native_ipv6" comes after an ${NAMES[own]} address, which makes this an ${NAMES[own]} instance; keepalived ignores it`,
    fixed: (family: Family) => `the first address makes this an ${NAMES[family]} instance`,
};

/** Addresses of both families in one instance. */
export const mixedAddressFamily: Rule = {
    meta: {
        id: 'vrrp/mixed-address-family',
        area: 'vrrp',
        severity: 'error',
        origin: 'keepalived',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'IPv4 and IPv6 in one instance',
        why: 'A virtual router speaks VRRP over IPv4 or over IPv6. The first address that keepalived reads in its block decides which, and addresses of the other family are left out. Those belong in an instance of their own, with the same number if you like and a sync group around both, or into "virtual_ipaddress_excluded", which takes both.',
        symptoms: ['address-on-nobody'],
        source: 'keepalived/vrrp/vrrp_data.c:alloc_vrrp_vip',
        says: [
            'address family must match VRRP instance',
            'MUST be of the same family',
            'MUST match',
            'Cannot specify native_ipv6 with IPv4 addresses',
        ],
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            for (const { addresses, lateNative, peers, statements } of vrrpInstances(bound, target)) {
                const hasFault = lastOf(statements, 'unicast_fault_no_peer') !== undefined;
                const peerLoss = peers.length > 0 || hasFault ? LOSSES.peer : NO_PEER;
                for (const { word, family, role, against } of addresses) {
                    if (against === undefined) continue;
                    report({
                        message: messages.other(
                            word.text,
                            family,
                            against.family,
                            role === 'peer' ? peerLoss : LOSSES[role],
                        ),
                        span: word.span,
                        related: [{ span: against.word.span, message: messages.fixed(against.family) }],
                    });
                }
                for (const { word, against } of lateNative) {
                    report({
                        message: messages.native(against.family),
                        span: word.span,
                        related: [{ span: against.word.span, message: messages.fixed(against.family) }],
                    });
                }
            }
        },
    }),
};
