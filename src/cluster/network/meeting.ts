/** What comes of virtual routers with one number in a network that several clusters share. */
import { addressKeys, groupHeld, hears, isUnicast, namesPeer } from '../adverts.ts';
import type { Member, VirtualRouter } from '../router.ts';
import { shareLink } from './link.ts';

/** Virtual routers of different clusters with the same number, and what comes of that. */
export interface Meeting {
    readonly outcome:
        /** They have an address in common, and elect one master among all of their nodes. */
        | 'one'
        /** The nodes of one take adverts of the other for those of their master, and give their addresses up. */
        | 'silenced'
        /** They send from the same MAC address. */
        | 'same-mac'
        /** The nodes get adverts that they refuse. */
        | 'refused';
    readonly member: Member;
    readonly other: Member;
}

/** Whether adverts of one member get to another one. */
function gets(member: Member, sender: Member): boolean {
    if (isUnicast(member) !== isUnicast(sender)) return false;
    if (isUnicast(sender)) return namesPeer(sender, member) === true;
    return groupHeld(member).key === groupHeld(sender).key && shareLink(member, sender);
}

/** Whether a member takes adverts of another one that is as strong as itself, or stronger. */
function yields(member: Member, sender: Member): boolean {
    const { effectivePriority } = sender.instance;
    return (
        gets(member, sender) &&
        hears(member, sender) &&
        effectivePriority >= member.instance.effectivePriority
    );
}

/**
 * Whether a member sends from the MAC address that its number gives it
 * (`keepalived/vrrp/vrrp_vmac.c:netlink_link_add_vmac`).
 */
function hasVirtualMac({ instance }: Member): boolean {
    return instance.links.some(
        ({ spec, words }) => spec?.name === 'use_vmac' && !words.some(({ text }) => text.includes(':')),
    );
}

function haveAddressInCommon(member: Member, other: Member): boolean {
    const own = new Set(addressKeys(member));
    return addressKeys(other).some((key) => own.has(key));
}

function outcomeOf(member: Member, other: Member): Meeting['outcome'] | undefined {
    const heard = gets(member, other) || gets(other, member);
    if (yields(member, other) || yields(other, member))
        return haveAddressInCommon(member, other) ? 'one' : 'silenced';
    if (hasVirtualMac(member) && hasVirtualMac(other) && shareLink(member, other)) return 'same-mac';
    return heard ? 'refused' : undefined;
}

/** What comes of two virtual routers, by the first members that it shows in; undefined where they do not meet. */
export function meetingOf(router: VirtualRouter, earlier: VirtualRouter): Meeting | undefined {
    for (const member of router.members) {
        for (const other of earlier.members) {
            const isAlike =
                member.routerId !== undefined &&
                member.routerId === other.routerId &&
                member.instance.facts.family === other.instance.facts.family;
            const outcome = isAlike ? outcomeOf(member, other) : undefined;
            if (outcome !== undefined) return { outcome, member, other };
        }
    }
    return undefined;
}
