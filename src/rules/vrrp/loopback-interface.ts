import { LOOPBACK } from '../../schema/values/link.ts';
import { hasIt, quote } from '../words.ts';
import { instanceRule } from './whole-rule.ts';

const messages = {
    refused: (name: string) =>
        `${quote(name)} is the loopback interface, which leads to no other machine; keepalived ignores the line`,
};

/** First release that refuses it. */
const REFUSED_SINCE = '1.3.6';

/** An instance on the loopback interface. */
export const loopbackInterface = instanceRule(
    {
        name: 'loopback-interface',
        byBlock: true,
        title: 'instance on the loopback interface',
        why: 'Adverts have to reach the other machines, and nothing leaves the machine by the loopback interface. keepalived goes on as if there were no "interface", and an instance that works by multicast cannot do without: then no instance runs at all. Addresses may be put on it: "192.0.2.10 dev lo". Nor is it a VRF, since 2.2.5.',
        symptoms: ['address-on-nobody', 'does-not-start'],
        source: 'keepalived/vrrp/vrrp_parser.c:vrrp_int_handler',
        says: ['cannot use a loopback interface'],
    },
    messages,
    function* ({ statements, interface: link }, { target }) {
        if (!hasIt(target.release, REFUSED_SINCE, undefined)) return;
        for (const { spec, words } of statements) {
            const [, name] = words;
            if (name?.text !== LOOPBACK) continue;
            // What keeps "vrf" from being looked at is said of it elsewhere.
            if (spec?.name === 'interface' || (spec?.name === 'vrf' && link === undefined))
                yield { message: messages.refused(name.text), span: name.span };
        }
    },
);
