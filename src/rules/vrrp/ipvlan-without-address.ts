import { wordsSpan } from '../../schema/bind.ts';
import { linkWords } from '../../schema/values/link-words.ts';
import { instanceRule } from './whole-rule.ts';

const messages = {
    fault: () =>
        '"use_ipvlan" needs an address of its own in an IPv4 instance; keepalived puts the instance in FAULT state',
};

/** `use_ipvlan` without an address, for IPv4. */
export const ipvlanWithoutAddress = instanceRule(
    {
        name: 'ipvlan-without-address',
        title: 'ipvlan without an address',
        why: 'An ipvlan interface shares the MAC address of the one below it, and the kernel tells the two apart by their addresses. So adverts by IPv4 need an address of the ipvlan interface to come from; for IPv6 the link-local one does.',
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['IPv4 ipvlan requires a source ip address'],
    },
    messages,
    function* ({ links, facts, ...instance }, { target }) {
        const link = links.find(({ spec }) => spec?.name === 'use_ipvlan');
        if (link === undefined || facts.family !== 'inet' || instance.interface === undefined) return;
        const words = linkWords(link.words, 'use_ipvlan', target.release);
        if (words.some(({ kind }) => kind === 'address')) return;
        yield { message: messages.fault(), span: wordsSpan(link) };
    },
);
