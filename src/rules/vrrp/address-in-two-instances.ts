import { groupOf, syncGroups } from '../../model/sync-groups.ts';
import type { InstanceAddress } from '../../model/vrrp-addresses.ts';
import { type VrrpInstance, vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    again: (address: string, device: string, name: string) =>
        `the instance ${quote(name)} has ${quote(address)} on ${quote(device)}, too; keepalived takes the address away when one of them becomes backup, though the other is master`,
    first: () => 'the first time',
};

/** The device of an address as far as the text tells: an interface of its own has a name that may be anything. */
function deviceOf({ device }: InstanceAddress, { links, interface: link }: VrrpInstance): string | undefined {
    return device ?? (links.length > 0 ? undefined : link?.name);
}

/** Where an address was met first. */
interface Met {
    readonly address: InstanceAddress;
    readonly instance: VrrpInstance;
}

/** An address that two instances put on one device. */
export const addressInTwoInstances: Rule = {
    meta: {
        id: 'vrrp/address-in-two-instances',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'address of two instances',
        why: 'Each instance adds its addresses to their devices when it becomes master and takes them away when it becomes backup, without a look at the others. An address of two instances is gone as soon as one of them gives way. Members of one sync group change together, so that nothing is said of them.',
        symptoms: ['address-on-nobody', 'flapping'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_restore_interface, keepalived/vrrp/vrrp_ipaddress.c:netlink_iplist',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete) return;
            const groups = syncGroups(bound, target);
            const met = new Map<string, Met>();
            for (const instance of vrrpInstances(bound, target)) {
                const group = groupOf(instance, groups);
                for (const address of instance.addresses) {
                    const { role, against, key, word } = address;
                    const device = deviceOf(address, instance);
                    if ((role !== 'virtual' && role !== 'excluded') || against !== undefined) continue;
                    if (device === undefined) continue;
                    const place = `${key} ${device}`;
                    const first = met.get(place);
                    if (first === undefined) met.set(place, { address, instance });
                    else if (first.instance !== instance) {
                        if (group !== undefined && group === groupOf(first.instance, groups)) continue;
                        report({
                            message: messages.again(word.text, device, first.instance.name),
                            span: word.span,
                            related: [{ span: first.address.word.span, message: messages.first() }],
                        });
                    }
                }
            }
        },
    }),
};
