import { wordsSpan } from '../../schema/bind.ts';
import { hasIt } from '../words.ts';
import { instanceRule } from './whole-rule.ts';

const messages = {
    excess: (count: number) =>
        `this instance has ${count} virtual addresses, and an advert lists at most ${MOST}; keepalived leaves the others out of it`,
};

/** The greatest number that the one byte for it in an advert holds (RFC 5798 section 5.2.5). */
const MOST = 255;

/** First release that counts. */
const COUNTED_SINCE = '1.2.20';

/** More addresses than an advert has room for. */
export const tooManyAddresses = instanceRule(
    {
        name: 'too-many-addresses',
        title: 'more addresses than an advert lists',
        why: 'An advert has one byte for the number of its addresses, and it has to fit into one packet. keepalived treats the addresses that are too many as if they stood in "virtual_ipaddress_excluded", and its config test fails. How many fit into a packet depends on the interface: with the usual 1500 bytes some 90 of IPv6. Write the addresses that are too many in "virtual_ipaddress_excluded".',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['exceeds maximum/space available in packet'],
    },
    messages,
    function* ({ addresses }, { target }) {
        const listed = addresses.filter(({ role, against }) => role === 'virtual' && against === undefined);
        const list = listed[MOST]?.bound.parent;
        if (list === undefined || !hasIt(target.release, COUNTED_SINCE, undefined)) return;
        yield { message: messages.excess(listed.length), span: wordsSpan(list) };
    },
);
