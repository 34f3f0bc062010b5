import { wordsSpan } from '../../schema/bind.ts';
import { type AuthenticationLoss, authenticationLoss, lastOf } from '../../model/vrrp-decisions.ts';
import type { VrrpInstance } from '../../model/vrrp-instance.ts';
import type { Finding } from '../rule.ts';
import { hasIt, quote } from '../words.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    clash: (type: string, other: string) =>
        `${quote(`auth_type ${type}`)} does not go with ${other}; keepalived ignores the authentication`,
    noPassword: (type: string) =>
        `${quote(`auth_type ${type}`)} needs a password ("auth_pass"); keepalived ignores the authentication`,
    strict: () => 'this makes it strict',
    version: () => 'this makes it version 3',
    ipv6: () => 'this makes it IPv6',
    hmac: () => 'this signs the adverts',
};

/** First release that speaks of an authentication that it does not use. */
const SAID_SINCE = '1.2.20';

/** What decides that an instance speaks version 3. */
function versionSource({ versions, family, globals }: VrrpInstance): NonNullable<Finding['related']> {
    const own = versions.findLast(({ against }) => against === undefined);
    if (own !== undefined) return seeAlso(own.bound, messages.version());
    if (family?.family === 'inet6') return [{ span: family.word.span, message: messages.version() }];
    return seeAlso(lastOf(globals, 'vrrp_version'), messages.version());
}

/** What is said of each reason, with the place that it comes from. */
function clashOf(
    loss: Exclude<AuthenticationLoss, 'password'>,
    instance: VrrpInstance,
): { readonly other: string; readonly related: NonNullable<Finding['related']> } {
    const { strictBy, family } = instance;
    switch (loss) {
        case 'strict':
            return { other: 'strict mode', related: seeAlso(strictBy, messages.strict()) };
        case 'version':
            return { other: 'VRRP version 3', related: versionSource(instance) };
        case 'family':
            return {
                other: 'IPv6',
                related: family === undefined ? [] : [{ span: family.word.span, message: messages.ipv6() }],
            };
    }
}

/** Authentication that an instance cannot have. */
export const authenticationIgnored = instanceRule(
    {
        name: 'authentication-ignored',
        title: 'authentication that is not used',
        why: 'Authentication is of VRRP version 2 alone: version 3 and strict mode have none, headers (AH) exist for IPv4 only, and "auth_hmac" of 2.4 takes its place. keepalived says that it ignores it and sends adverts without; the config test fails. An "auth_type" without a password is ignored as well.',
        symptoms: ['password-ignored'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: [
            'Strict mode does not support authentication',
            'VRRP version 3 does not support authentication',
            'Authentication specified but no password given',
            'Cannot use AH authentication with',
            'auth_hmac cannot be combined with authentication',
        ],
    },
    messages,
    function* (instance, { target }) {
        const { facts, statements } = instance;
        const { authentication } = facts;
        if (authentication === undefined || !hasIt(target.release, SAID_SINCE, undefined)) return;
        const { type, from, isDoubtful } = authentication;
        const span = wordsSpan(from);
        const loss = authenticationLoss(facts);
        if (loss === 'password') {
            if (!isDoubtful) yield { message: messages.noPassword(type), span };
            return;
        }
        const hmac = lastOf(statements, 'auth_hmac');
        if (loss !== undefined) {
            const { other, related } = clashOf(loss, instance);
            yield { message: messages.clash(type, other), span, related };
        } else if (hmac !== undefined) {
            const related = seeAlso(hmac, messages.hmac());
            yield { message: messages.clash(type, quote('auth_hmac')), span, related };
        }
    },
);
