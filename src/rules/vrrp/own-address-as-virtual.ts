import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import { type VrrpInstance, vrrpInstances } from '../../model/vrrp-instance.ts';
import type { BoundConfig } from '../../schema/bind.ts';
import { parseAddressLine } from '../../schema/lines/address.ts';
import { contextOf } from '../../schema/lines/options.ts';
import type { Target } from '../../schema/targets.ts';
import { addressKey } from '../../schema/values/address.ts';
import type { Word } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    source: (address: string) =>
        `${quote(address)} is the address of this machine itself, from which its adverts come; unless the instance is master, keepalived takes it away, or leaves it if its prefix length is another, and then two machines answer for it`,
    static: (address: string) =>
        `${quote(address)} is on this machine for good by "static_ipaddress"; both machines answer for it while the other one is master`,
    first: () => 'its own address',
};

/** An address that the machine has whatever becomes of VRRP. */
interface Own {
    readonly word: Word;
    readonly kind: 'source' | 'static';
}

function staticAddresses({ statements }: BoundConfig, target: Target): [string, Own][] {
    return statements
        .filter(({ spec }) => spec?.name === 'static_ipaddress')
        .flatMap(({ children }) => children)
        .flatMap((line): [string, Own][] => {
            const { address, dropped } = parseAddressLine(line.words, contextOf(line, target));
            const [word] = line.words;
            if (address === undefined || word === undefined || dropped) return [];
            return [[addressKey(address), { word, kind: 'static' }]];
        });
}

/** The addresses from which instances send their adverts. */
function sources(instances: readonly VrrpInstance[]): [string, Own][] {
    return instances.flatMap(({ addresses }) =>
        addresses
            .filter(({ role, against }) => role === 'source' && against === undefined)
            .map(({ key, word }): [string, Own] => [key, { word, kind: 'source' }]),
    );
}

function isVirtual({ role, against }: InstanceAddress): boolean {
    return (role === 'virtual' || role === 'excluded') && against === undefined;
}

/** A virtual address that is the machine's own. */
export const ownAddressAsVirtual: Rule = {
    meta: {
        id: 'vrrp/own-address-as-virtual',
        area: 'vrrp',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: "virtual address that is the machine's own",
        why: 'A virtual address belongs to whichever machine is master. One that a machine has for itself stays there while another is master, and two of them answer for it. With the same prefix length it is the same to keepalived, which takes it away when it starts and when the instance becomes backup: then the adverts have no source any more. Only the owner of an address, with priority 255, has it for itself and as a virtual one.',
        symptoms: ['both-master', 'address-on-nobody', 'wrong-machine-answers'],
        source: 'keepalived/vrrp/vrrp_ipaddress.c:netlink_ipaddress, keepalived/vrrp/vrrp.c:vrrp_restore_interface',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete) return;
            const instances = vrrpInstances(bound, target);
            const own = new Map([...staticAddresses(bound, target), ...sources(instances)]);
            if (own.size === 0) return;
            for (const { addresses, facts } of instances) {
                if (facts.isOwner) continue;
                for (const { word, key } of addresses.filter(isVirtual)) {
                    const at = own.get(key);
                    if (at === undefined) continue;
                    report({
                        message: messages[at.kind](word.text),
                        span: word.span,
                        related: [{ span: at.word.span, message: messages.first() }],
                    });
                }
            }
        },
    }),
};
