import { vrrpInstances } from '../../model/vrrp-instance.ts';
import { isInet } from '../../schema/values/address.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    network: (address: string) =>
        `${quote(address)} is the address of the network itself, not of a host in it; keepalived sets it all the same`,
    broadcast: (address: string) =>
        `${quote(address)} is the broadcast address of its network, which means all hosts in it; keepalived sets it all the same`,
};

/** In longer prefixes each address is one of a host (RFC 3021). */
const LAST_PREFIX = 30;

/** Whether an address with a prefix length is that of its network, or its broadcast address. */
function kindOf(text: string): 'network' | 'broadcast' | undefined {
    const [, address, length] = /^([\d.]+)\/(\d+)$/.exec(text) ?? [];
    const prefix = Number(length);
    if (address === undefined || !isInet(address) || prefix < 1 || prefix > LAST_PREFIX) return undefined;
    const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    const size = 2 ** (32 - prefix);
    const host = value % size;
    return host === 0 ? 'network' : host === size - 1 ? 'broadcast' : undefined;
}

/** A network in place of an address in it. */
export const networkAsAddress: Rule = {
    meta: {
        id: 'vrrp/network-as-address',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'virtual address that no host can have',
        why: 'The first address of an IPv4 network stands for the network, and the last one for all hosts in it. Neither keepalived nor the kernel minds either as an address of an interface, but other hosts do not send to them as to a host. Most likely the last number was forgotten, or the prefix length is another one.',
        symptoms: ['address-silent'],
        source: 'keepalived/vrrp/vrrp_ipaddress.c:alloc_ipaddress',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            for (const { addresses } of vrrpInstances(bound, target))
                for (const { role, word } of addresses) {
                    const kind = role === 'virtual' || role === 'excluded' ? kindOf(word.text) : undefined;
                    if (kind !== undefined) report({ message: messages[kind](word.text), span: word.span });
                }
        },
    }),
};
