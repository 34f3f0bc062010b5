import { wordsSpan } from '../../schema/bind.ts';
import { hasIt, quote } from '../words.ts';
import { linkLocal } from './link-local.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    source: () =>
        'this instance has neither "interface" nor "unicast_src_ip" to send from; keepalived gives up all of VRRP',
    linkLocal: (address: string) =>
        `${quote(address)} is link-local, and the instance has no "interface" that says on which link; keepalived gives up all of VRRP`,
    unicast: () => 'it works by unicast',
};

/** First release in which an instance by unicast can do without an interface. */
const INTERFACELESS_SINCE = '2.2.8';

/** An instance by unicast that has nothing to send from. */
export const unicastWithoutSource = instanceRule(
    {
        name: 'unicast-without-source',
        title: 'unicast without a source',
        why: 'Since 2.2.8 an instance that works by unicast needs no interface, but then it needs an address to send from, and one that means the same on every link. Without it keepalived runs no instance at all.',
        symptoms: ['address-on-nobody', 'does-not-start'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['Unicast instances must have unicast_src_ip', 'Non link-local address required'],
    },
    messages,
    function* ({ block, unicast, statements, addresses, ...instance }, { target }) {
        const [first] = unicast;
        if (first === undefined || instance.interface !== undefined) return;
        if (!hasIt(target.release, INTERFACELESS_SINCE, undefined)) return;
        const isSource = (name: string | undefined): boolean =>
            name === 'unicast_src_ip' || name === 'mcast_src_ip';
        if (!statements.some(({ spec }) => isSource(spec?.name))) {
            const related = seeAlso(first, messages.unicast());
            yield { message: messages.source(), span: wordsSpan(block), related };
            return;
        }
        const source = addresses.findLast(({ role, against }) => role === 'source' && against === undefined);
        if (source?.family === 'inet6' && linkLocal(source))
            yield { message: messages.linkLocal(source.word.text), span: source.word.span };
    },
);
