import type { VrrpInstance } from '../../model/vrrp-instance.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import type { Bound } from '../../schema/bind.ts';
import { quote } from '../words.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    ignored: (keyword: string) =>
        `this address has a virtual MAC address by ${quote(keyword)} already; keepalived ignores the word`,
    instance: () => 'for the whole instance',
};

/** The statement that gives the address a virtual MAC address without a word of its own. */
function giverOf(address: InstanceAddress, instance: VrrpInstance): Bound | undefined {
    const { links, statements, facts } = instance;
    const isElsewhere = address.device !== undefined && address.device !== instance.interface?.name;
    if (isElsewhere || address.family !== facts.family) return lastOf(statements, 'use_vmac_addr');
    return links.find(({ spec }) => spec?.name === 'use_vmac');
}

/** `use_vmac` at an address that has it by its instance. */
export const redundantAddressVmac = instanceRule(
    {
        name: 'redundant-address-vmac',
        title: 'use_vmac at an address that has it anyway',
        why: 'In an instance with "use_vmac", the addresses of its family and interface are on the virtual MAC address; with "use_vmac_addr" all others are as well. The word on the line of an address is for addresses that neither covers.',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['use_vmac specified for VIP/eVIP'],
    },
    messages,
    function* (instance) {
        for (const address of instance.addresses) {
            if (!['virtual', 'excluded'].includes(address.role) || address.against !== undefined) continue;
            const word = address.bound.words.slice(1).find(({ text }) => text === 'use_vmac');
            const giver = giverOf(address, instance);
            if (word === undefined || giver === undefined) continue;
            yield {
                message: messages.ignored(giver.words[0]?.text ?? ''),
                span: word.span,
                related: seeAlso(giver, messages.instance()),
            };
        }
    },
);
