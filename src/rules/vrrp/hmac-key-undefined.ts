import { wordsSpan } from '../../schema/bind.ts';
import { signingOf } from '../../model/vrrp-decisions.ts';
import { quote } from '../words.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    unset: () => '"auth_hmac" needs an "active_key"; keepalived signs nothing',
    undefined: (number: string) =>
        `there is no key with the number ${quote(number)}; keepalived signs nothing`,
    block: () => 'the keys are here',
};

/** Signed adverts without a key to sign them with. */
export const hmacKeyUndefined = instanceRule(
    {
        name: 'hmac-key-undefined',
        title: 'signed adverts without a key',
        why: 'Adverts are signed by the key that "active_key" names; others may be listed, as they have to be while the machines change from one key to the next. Where it names none of the keys, or is not there, keepalived gives up "auth_hmac" and sends and accepts adverts that are not signed.',
        symptoms: ['both-master', 'password-ignored'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['is not defined, disabling extension'],
    },
    messages,
    function* ({ statements }, { target }) {
        const signing = signingOf(statements, target);
        if (signing === undefined) return;
        const { block, key, active } = signing;
        if (key === 'unset') yield { message: messages.unset(), span: wordsSpan(block) };
        if (key === 'undefined' && active !== undefined)
            yield {
                message: messages.undefined(active.text),
                span: active.span,
                related: seeAlso(block, messages.block()),
            };
    },
);
