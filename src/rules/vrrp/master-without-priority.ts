import { OWNER_PRIORITY, vrrpInstances } from '../../model/vrrp-instance.ts';
import type { Rule } from '../rule.ts';
import { hasIt } from '../words.ts';

const messages = {
    unset: () =>
        `this instance starts as MASTER and gives no "priority"; keepalived takes ${OWNER_PRIORITY}, that of the owner of the addresses`,
};

/** An instance that starts as MASTER and says nothing of its priority. */
export const masterWithoutPriority: Rule = {
    meta: {
        id: 'vrrp/master-without-priority',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: 'MASTER without "priority"',
        why: 'The default priority is 100, but since 1.2.20 that of an instance with "state MASTER" is 255. Such an instance counts as the owner of the addresses: it never gives way, no weight of a script or an interface can lower its priority, and "nopreempt" does nothing.',
        symptoms: ['both-master', 'unwanted-fail-back', 'no-failover', 'after-upgrade'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_instance',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete || !hasIt(target.release, '1.2.20', undefined)) return;
            for (const { startsAsMaster, priority, state, nopreempt } of vrrpInstances(bound, target)) {
                // That "nopreempt" does nothing then is said of it, with the reason.
                if (!startsAsMaster || priority !== undefined || nopreempt !== undefined) continue;
                if (state === undefined) continue;
                report({ message: messages.unset(), span: state.statement.node.span });
            }
        },
    }),
};
