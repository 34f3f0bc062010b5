import { type ScriptTimers, scriptTimers } from '../../model/timers.ts';
import { lastOf } from '../../model/vrrp-decisions.ts';
import { isRead } from '../../schema/values/judge.ts';
import { wordsSpan } from '../../schema/bind.ts';
import type { Rule } from '../rule.ts';

const messages = {
    late: ({ failsAfter, interval, fall }: ScriptTimers) =>
        `a failure counts after ${fall === 1 ? 'one run' : `${fall} runs`} at an interval of ${interval} s; keepalived notices it after up to ${failsAfter} s`,
};

/** Seconds that may pass. */
const LIMIT = 60;

/** A script whose failure counts after more than a minute. */
export const noticedLate: Rule = {
    meta: {
        id: 'script/noticed-late',
        area: 'script',
        severity: 'info',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'failure that is noticed after more than a minute',
        why: 'A backup takes over some seconds after the last advert of a master. A failed check that counts after minutes only makes the rest of it slow. A large "interval" is often meant in milliseconds, as in other programs; here it is in seconds.',
        symptoms: ['slow-failover'],
        source: 'keepalived/vrrp/vrrp_scheduler.c:vrrp_script_child_thread',
    },
    messages,
    create: ({ target, report }) => ({
        leave(block) {
            if (block.spec?.name !== 'vrrp_script' || !isRead(block, target)) return;
            const timers = scriptTimers(block, target);
            const from = lastOf(block.children, 'interval') ?? lastOf(block.children, 'fall');
            if (from === undefined || timers.failsAfter <= LIMIT) return;
            report({ message: messages.late(timers), span: wordsSpan(from) });
        },
    }),
};
