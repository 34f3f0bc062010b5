import { groupOf, syncGroups } from '../../model/sync-groups.ts';
import { movers, trackerFinder } from '../../model/trackers.ts';
import { vrrpInstances } from '../../model/vrrp-instance.ts';
import { trackedNoun } from '../../schema/lines/tracked.ts';
import { wordsSpan } from '../../schema/bind.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    waits: (noun: string, name: string) =>
        `with "nopreempt" keepalived takes the addresses from no working master, so that a weight, like that of the ${noun} ${quote(name)}, moves them to a router without "nopreempt" only`,
    weight: () => 'this has a weight',
};

/** `nopreempt` in an instance whose trackers have weights. */
export const nopreemptWithWeights: Rule = {
    meta: {
        id: 'vrrp/nopreempt-with-weights',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'nopreempt where tracking has weights',
        why: 'A weight lowers the priority of a master whose check fails, so that another router has the higher one and takes over. One with "nopreempt" does not: it leaves a working master alone, whatever its priority. Where all routers have it, a failed check changes nothing. Without a weight the failure means FAULT, in which a master sends no adverts, and then the others take over.',
        symptoms: ['no-failover'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_state_backup',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete) return;
            const trackersOf = trackerFinder(bound, target);
            const groups = syncGroups(bound, target);
            for (const instance of vrrpInstances(bound, target)) {
                const { nopreempt, initialState, facts } = instance;
                // Where it is cleared, that is said of it.
                if (nopreempt === undefined || initialState === 'MASTER' || facts.isOwner) continue;
                const trackers = movers(instance, groupOf(instance, groups), trackersOf);
                const weighted = trackers.find(({ weight }) => weight !== 0);
                if (weighted === undefined) continue;
                const { kind, name, line } = weighted;
                report({
                    message: messages.waits(trackedNoun(kind), name.text),
                    span: wordsSpan(nopreempt),
                    related: [{ span: wordsSpan(line), message: messages.weight() }],
                });
            }
        },
    }),
};
