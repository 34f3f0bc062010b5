import type { VrrpInstance } from '../../model/vrrp-instance.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { instanceRule, seeAlso } from './whole-rule.ts';

const messages = {
    master: () =>
        '"preempt_delay" does nothing in an instance that starts as MASTER; keepalived clears it, and the instance takes over at once',
    strict: () => '"preempt_delay" does not go with strict mode; keepalived resets it to 0',
    nopreempt: () => '"preempt_delay" does not go with "nopreempt"; keepalived resets it to 0',
    cause: () => 'because of this',
};

/** Why a delay does nothing, and the statement that is the cause. */
function reasonOf(instance: VrrpInstance): readonly [string, Bound | undefined] | undefined {
    const { initialState, state, priority, strict, strictBy, nopreempt } = instance;
    if (initialState === 'MASTER') return [messages.master(), state ?? priority];
    if (strict) return [messages.strict(), strictBy];
    if (nopreempt !== undefined) return [messages.nopreempt(), nopreempt];
    return undefined;
}

/** `preempt_delay` where nothing is taken over from another. */
export const preemptDelayWithoutEffect = instanceRule(
    {
        name: 'preempt-delay-without-effect',
        title: 'preempt_delay without effect',
        why: 'The delay is the time that a router of higher priority waits before it takes the addresses from a working master. One that starts as MASTER does not wait, one with "nopreempt" does not take over, and the standard that strict mode follows knows no delay.',
        symptoms: ['unwanted-fail-back'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['preempt delay will not work with initial state MASTER', 'preempt_delay is incompatible with'],
    },
    messages,
    function* (instance) {
        const delay = lastOf(instance.statements, 'preempt_delay');
        if (delay === undefined || !(Number(delay.words[1]?.text) > 0)) return;
        const reason = reasonOf(instance);
        if (reason === undefined) return;
        const [message, cause] = reason;
        yield { message, span: wordsSpan(delay), related: seeAlso(cause, messages.cause()) };
    },
);
