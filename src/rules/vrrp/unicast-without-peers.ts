import { lastOf } from '../../model/vrrp-decisions.ts';
import { wordsSpan } from '../../schema/bind.ts';
import { quote } from '../words.ts';
import { instanceRule } from './whole-rule.ts';

const messages = {
    multicast: (keyword: string) =>
        `${quote(keyword)} is about unicast, but no peer stands in "unicast_peer"; keepalived sends to a multicast group`,
    fault: () =>
        `"unicast_fault_no_peer" is given, and no peer stands in "unicast_peer"; keepalived keeps this instance in FAULT state`,
};

/** Unicast keywords in an instance that has no peer. */
export const unicastWithoutPeers = instanceRule(
    {
        name: 'unicast-without-peers',
        title: 'unicast without peers',
        why: 'Adverts go to the addresses in "unicast_peer". Without any, keepalived sends them to a multicast group, as if unicast had not been named; in networks that pass on no multicast both machines become master. With "unicast_fault_no_peer" the instance is in FAULT state instead, whatever else is well, and only the daemon says so. Up to 2.2.4 nothing is said.',
        symptoms: ['both-master'],
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
        // Whatever is wrong with a peer is said of its line.
        if (unicast.some(({ children }) => children.length > 0)) return;
        // So is one that stands in the line of the keyword, where the block is to begin.
        if (unicast.some(({ spec, words }) => spec?.name === 'unicast_peer' && words.length > 1)) return;
        const fault = lastOf(statements, 'unicast_fault_no_peer');
        if (fault !== undefined)
            yield {
                message: messages.fault(),
                span: wordsSpan(fault),
                severity: 'warning',
                origin: 'kalint',
            };
        else yield { message: messages.multicast(first.words[0]?.text ?? ''), span: wordsSpan(first) };
    },
);
