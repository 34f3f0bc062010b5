/** What the other node of a pair has in place of what a node has. */
import { globalSettings } from '../globals.ts';
import type { ClusterNode } from '../node.ts';
import { membersOn } from '../router.ts';
import { addressChanges, addressProblem, otherAddressChanges, swapOf, takenPeer } from './addresses.ts';
import { type Change, change } from './change.ts';
import { roleChanges } from './instance.ts';
import { peerName } from './name.ts';

/** What makes the configuration of the other node out of that of a node. */
export interface Peer {
    /** In no order; of two that concern the same word the text is the same. */
    readonly changes: readonly Change[];
    /** The one of several unicast peers that the other node is. */
    readonly taken?: string;
}

/** Whether a node is meant to be the master of something. */
export function isPreferred(node: ClusterNode): boolean {
    return membersOn(node).some(({ instance }) => instance.startsAsMaster);
}

/** What changes on the other node of a pair, or why it cannot be told. */
export function peerOf(node: ClusterNode): Peer | { readonly problem: string } {
    const members = membersOn(node);
    const swap = swapOf(members);
    for (const member of members) {
        const problem = addressProblem(member, swap);
        if (problem !== undefined) return { problem };
    }
    const roles: Change[] = [];
    for (const member of members) {
        const own = roleChanges(member, members);
        if (typeof own === 'string') return { problem: own };
        roles.push(...own, ...addressChanges(member, swap));
    }
    const taken = takenPeer(members, swap);
    return {
        changes: [...roles, ...otherAddressChanges(node, swap), ...nameChanges(node)],
        ...(taken === undefined ? {} : { taken }),
    };
}

/** Keywords of mails whose words may hold the name of the node. */
const NAMED = ['notification_email_from', 'smtp_helo_name'];

/** The name of the node, and the words for mails that have it. */
function nameChanges(node: ClusterNode): Change[] {
    const globals = globalSettings(node);
    const given = globals.word('router_id');
    if (typeof given?.value !== 'string' || given.value === '') return [];
    const { value: name } = given;
    const other = peerName(name);
    const label = /^[^.]*/.exec(name)?.[0] ?? '';
    const renamed = (text: string): string =>
        text
            .split(/([^\w-]+)/)
            .map((part) => (part === label ? peerName(label) : part))
            .join('');
    return [
        ...globals.all('router_id').flatMap((each) => change(each, each.words[1], other, false)),
        ...NAMED.flatMap((keyword) => globals.all(keyword)).flatMap((each) =>
            each.words.slice(1).flatMap((word) => change(each, word, renamed(word.text), false)),
        ),
    ];
}
