import { hasIt, quote } from '../words.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    dropped: (address: string) =>
        `${quote(address)} names no "dev", and the instance has no "interface"; keepalived drops the address`,
    instance: () => 'the instance',
};

/** First release in which an instance can do without an interface. */
const INTERFACELESS_SINCE = '2.2.8';

/** A virtual address without an interface to be put on. */
export const addressWithoutInterface = instanceRule(
    {
        name: 'address-without-interface',
        title: 'virtual address without an interface',
        why: 'A virtual address is put on the "dev" of its line, or else on the interface of its instance. An instance that works by unicast may be without one, and then every address has to say where it goes.',
        symptoms: ['address-on-nobody'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['no interface for vip', 'no interface for evip'],
    },
    messages,
    function* ({ block, addresses, unicast, ...instance }, { target }) {
        if (instance.interface !== undefined || unicast.length === 0) return;
        if (!hasIt(target.release, INTERFACELESS_SINCE, undefined)) return;
        for (const { role, word, device, against } of addresses) {
            if (role !== 'virtual' && role !== 'excluded') continue;
            if (device !== undefined || against !== undefined) continue;
            yield {
                message: messages.dropped(word.text),
                span: word.span,
                related: seeAlso(block, messages.instance()),
            };
        }
    },
);
