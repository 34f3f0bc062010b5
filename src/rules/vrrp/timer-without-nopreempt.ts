import { wordsSpan } from '../../schema/bind.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { instanceRule } from './whole-rule.ts';

const messages = {
    reset: () => '"timer_expired_backup" is for an instance with "nopreempt"; keepalived resets it',
};

/** `timer_expired_backup` without `nopreempt`. */
export const timerWithoutNopreempt = instanceRule(
    {
        name: 'timer-without-nopreempt',
        title: 'timer_expired_backup without nopreempt',
        why: 'The option is about routers that leave a working master alone: when one of them has missed its own timer, it stays backup for another round. A router that preempts would take the addresses back at once.',
        symptoms: ['unwanted-fail-back'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
        says: ['requires nopreempt'],
    },
    messages,
    function* ({ statements, nopreempt }) {
        const timer = lastOf(statements, 'timer_expired_backup');
        // Where "nopreempt" is lost, that is said of it.
        if (timer === undefined || nopreempt !== undefined) return;
        yield { message: messages.reset(), span: wordsSpan(timer) };
    },
);
