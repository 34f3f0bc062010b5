import { type ScriptTimers, runsOverlap, scriptTimers } from '../../model/timers.ts';
import { type Bound, wordsSpan } from '../../schema/bind.ts';
import { isRead } from '../../schema/values/judge.ts';
import type { Rule } from '../rule.ts';
import { seeAlso } from '../vrrp/whole-rule.ts';

const messages = {
    leftOut: ({ timeout, interval, hangsAfter }: ScriptTimers) =>
        `a run may take ${timeout} s, longer than the interval of ${interval} s; keepalived leaves out the runs that are due meanwhile, and notices a script that hangs after up to ${hangsAfter} s`,
    overlaps: ({ timeout, interval }: ScriptTimers) =>
        `a run may take ${timeout} s, longer than the interval of ${interval} s; keepalived starts the script again while it is still running`,
    interval: () => 'the interval',
};

/** A script that may run longer than its interval. */
export const timeoutAboveInterval: Rule = {
    meta: {
        id: 'script/timeout-above-interval',
        area: 'script',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'script that may run longer than its interval',
        why: 'The next run is due after an interval, whether the last one has ended or not. Most releases leave it out then and log that; 1.3.9 and before, and 2.1.3 to 2.3.2, start a second one beside the first. Without "timeout" a run may take one interval.',
        symptoms: ['slow-failover', 'flapping', 'script-not-run'],
        source: 'keepalived/vrrp/vrrp_scheduler.c:vrrp_script_thread',
    },
    messages,
    create: ({ target, report }) => ({
        leave(block) {
            if (block.spec?.name !== 'vrrp_script' || !isRead(block, target)) return;
            const find = (keyword: string): Bound | undefined =>
                block.children.findLast((each) => each.spec?.name === keyword && isRead(each, target));
            const written = find('timeout');
            const timers = scriptTimers(block, target);
            if (written === undefined || timers.timeout <= timers.interval) return;
            report({
                message: runsOverlap(target) ? messages.overlaps(timers) : messages.leftOut(timers),
                span: wordsSpan(written),
                related: seeAlso(find('interval'), messages.interval()),
            });
        },
    }),
};
