import { groupOf, syncGroups } from '../../model/sync-groups.ts';
import { type Tracker, movers, trackerFinder } from '../../model/trackers.ts';
import { OWNER_PRIORITY, vrrpInstances } from '../../model/vrrp-instance.ts';
import { trackedNoun } from '../../schema/lines/tracked.ts';
import { wordsSpan } from '../../schema/bind.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../words.ts';
import { seeAlso } from './whole-rule.ts';

const messages = {
    lost: (noun: string, name: string, priority: number) =>
        `the priority is ${priority} already, and no weight brings it above ${HIGHEST}; keepalived runs the ${noun} ${quote(name)} to no effect`,
    high: (noun: string, name: string, priority: number) =>
        `with the weight of the ${noun} ${quote(name)} the priority comes to ${priority}; keepalived uses ${HIGHEST} at most`,
    low: (noun: string, name: string, priority: number) =>
        `a failure of the ${noun} ${quote(name)} brings the priority to ${priority}; keepalived uses 1, with which the instance stays master as long as it hears of no other router`,
    priority: () => 'the priority without it',
    weight: () => 'the weight is from here',
};

/** The highest priority of a router that does not own its addresses. */
const HIGHEST = OWNER_PRIORITY - 1;

/** What is said of one weight, where `sum` is the priority with those before it in the same direction. */
function saidOf({ kind, name, weight }: Tracker, priority: number, sum: number): string | undefined {
    const words = [trackedNoun(kind), name.text] as const;
    if (weight > 0 && sum + weight > HIGHEST)
        return priority >= HIGHEST
            ? messages.lost(...words, priority)
            : messages.high(...words, sum + weight);
    return weight < 0 && priority + weight < 1 ? messages.low(...words, priority + weight) : undefined;
}

/** Weights that take a priority out of its range. */
export const weightsBeyondLimits: Rule = {
    meta: {
        id: 'vrrp/weights-beyond-limits',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'strict',
        scope: 'configuration',
        speed: 'fast',
        title: 'weight that takes the priority out of its range',
        why: 'Whatever the weights add up to, the priority stays between 1 and 254. A router that gets to 254 is no longer told from another that gets there, too. Nor does a weight make a router give up: with priority 1 it still takes over, and stays master, if it hears of no other. Without a weight, or with 0, a failure means FAULT.',
        symptoms: ['no-failover'],
        source: 'keepalived/vrrp/vrrp_track.c:vrrp_set_effective_priority',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            if (bound.config.incomplete) return;
            const trackersOf = trackerFinder(bound, target);
            const groups = syncGroups(bound, target);
            const said = new Set<Tracker['line']>();
            for (const instance of vrrpInstances(bound, target)) {
                const { effectivePriority, facts, priority: from } = instance;
                if (facts.isOwner) continue;
                const group = groupOf(instance, groups);
                let sum = effectivePriority;
                for (const tracker of movers(instance, group, trackersOf)) {
                    const { kind, weight, line, weightFrom } = tracker;
                    // What a file holds decides how far it goes, and "reverse" turns a weight round.
                    if (kind === 'tracked-file' || line.words.length > 3) continue;
                    // That a member of a group has no weights of its own is said there.
                    if (group?.weighted === false && line.parent?.parent === instance.block) continue;
                    const message = saidOf(tracker, effectivePriority, sum);
                    sum += Math.max(weight, 0);
                    if (message === undefined || said.size === said.add(line).size) continue;
                    report({
                        message,
                        span: wordsSpan(line),
                        related: [
                            ...seeAlso(weightFrom, messages.weight()),
                            ...seeAlso(from, messages.priority()),
                        ],
                    });
                }
            }
        },
    }),
};
