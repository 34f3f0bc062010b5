import { deleteStatement } from '../edits.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    ignored: () =>
        '"mcast_dst_ip" is for multicast, and this instance sends to its peers; keepalived ignores it',
    peers: () => 'a peer',
    remove: () => 'remove "mcast_dst_ip"',
};

/** `mcast_dst_ip` in an instance with peers. */
export const mcastDestinationWithUnicast = instanceRule(
    {
        name: 'mcast-destination-with-unicast',
        fixable: 'safe',
        title: 'multicast destination with unicast',
        why: 'An instance sends its adverts either to a multicast group or to each of its peers. With peers the group is not used.',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['multicast destination specified with unicast'],
    },
    messages,
    function* ({ addresses, peers }, { file }) {
        const [peer] = peers;
        const group = addresses.findLast(
            ({ role, against }) => role === 'destination' && against === undefined,
        );
        if (peer === undefined || group === undefined) return;
        yield {
            message: messages.ignored(),
            span: group.bound.statement.node.span,
            related: seeAlso(peer.bound, messages.peers()),
            fixes: [deleteStatement(messages.remove(), true, file, group.bound.statement.node)],
        };
    },
);
