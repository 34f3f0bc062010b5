import { wordsSpan } from '../../schema/bind.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { isOn } from '../../model/vrrp-instance.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    notOwner: () =>
        '"owner_ignore_adverts" is for the owner of the addresses, which has priority 255; keepalived ignores it',
    owner: () => '"owner_ignore_adverts" cannot be turned off with priority 255; keepalived turns it on',
    priority: () => 'the priority',
};

/** `owner_ignore_adverts` against what the priority says. */
export const ownerIgnoreAdvertsMismatch = instanceRule(
    {
        name: 'owner-ignore-adverts-mismatch',
        title: 'owner_ignore_adverts against the priority',
        why: 'The owner of the addresses is master whatever others say, so it may pass over their adverts. Any other router has to listen. Where the line says the opposite of what the priority asks for, keepalived goes by the priority; an owner without the line goes by the global setting.',
        symptoms: ['flapping'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['ignoring owner_ignore_adverts', 'requires owner_ignore_adverts'],
    },
    messages,
    function* ({ statements, facts, priority }) {
        const setting = lastOf(statements, 'owner_ignore_adverts');
        if (setting === undefined || isOn(setting) === facts.isOwner) return;
        yield {
            message: facts.isOwner ? messages.owner() : messages.notOwner(),
            span: wordsSpan(setting),
            related: seeAlso(priority, messages.priority()),
        };
    },
);
