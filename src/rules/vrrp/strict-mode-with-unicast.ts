import { wordsSpan } from '../../schema/bind.ts';
import { hasIt, quote } from '../words.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    refused: (link: string) =>
        `unicast peers do not go with strict mode, unless ${quote(link)} is an interface without multicast; keepalived gives up all of VRRP`,
    strict: () => 'this makes it strict',
};

/** Releases that test for peers before they know that there are any, and so find none. */
const BLIND = { since: '2.2.5', until: '2.3.4' } as const;

/** First release with strict mode. */
const STRICT_SINCE = '1.2.20';

/** Peers in an instance in strict mode. */
export const strictModeWithUnicast = instanceRule(
    {
        name: 'strict-mode-with-unicast',
        title: 'unicast in strict mode',
        why: 'The VRRP standards know adverts to the multicast group alone. In strict mode an instance with unicast peers is refused where its interface is able to do multicast, as almost every one is, and then no instance runs at all. From 2.2.5 to 2.3.4 nothing is said and it runs; an update to 2.4.0 stops it.',
        symptoms: ['address-on-nobody', 'does-not-start', 'after-upgrade'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['Unicast peers are not supported in strict mode'],
    },
    messages,
    function* ({ strict, strictBy, peers, interface: link }, { target: { release } }) {
        const peer = peers[0]?.bound.parent;
        if (!strict || link === undefined || peer === undefined) return;
        if (!hasIt(release, STRICT_SINCE, undefined) || hasIt(release, BLIND.since, BLIND.until)) return;
        yield {
            message: messages.refused(link.name),
            span: wordsSpan(peer),
            related: seeAlso(strictBy, messages.strict()),
        };
    },
);
