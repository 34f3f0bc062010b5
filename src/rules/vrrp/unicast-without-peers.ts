import { wordsSpan } from '../../schema/bind.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { quote } from '../words.ts';
import { instanceRule } from './whole-rule.ts';

const messages = {
    multicast: (keyword: string) =>
        `${quote(keyword)} is about unicast, but no peer stands in "unicast_peer"; keepalived sends to a multicast group`,
};

/** Unicast keywords in an instance that has no peer. */
export const unicastWithoutPeers = instanceRule(
    {
        name: 'unicast-without-peers',
        title: 'unicast without peers',
        why: 'Adverts go to the addresses in "unicast_peer". Without any, keepalived sends them to a multicast group, as if unicast had not been named; in networks that pass on no multicast both machines become master. "unicast_fault_no_peer" makes that a FAULT. Up to 2.2.4 nothing is said.',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: [
            'A unicast keyword has been specified without any unicast peers',
            'vrf can only be specified with unicast',
        ],
    },
    messages,
    function* ({ unicast, peers, statements }) {
        const [first] = unicast;
        if (first === undefined || peers.length > 0) return;
        if (lastOf(statements, 'unicast_fault_no_peer') !== undefined) return;
        // Whatever is wrong with a peer is said of its line.
        if (unicast.some(({ children }) => children.length > 0)) return;
        yield { message: messages.multicast(first.words[0]?.text ?? ''), span: wordsSpan(first) };
    },
);
