import type { Tracker } from '../../model/trackers.ts';
import { unusedNames } from '../../model/unused-names.ts';
import { wordsSpan } from '../../schema/bind.ts';
import { trackedNoun } from '../../schema/lines/tracked.ts';
import { quote } from '../../text/words.ts';
import { NOTHING } from '../agreement.ts';
import type { Member } from '../router.ts';
import { type ClusterRule, clusterMeta } from '../rule.ts';

const messages = {
    lacking: (noun: string, name: string, node: string) =>
        `the ${noun} ${quote(name)} is tracked on ${node}, and not here: this node keeps the addresses, or takes them, when it fails`,
    extra: (noun: string, name: string, node: string) =>
        `the ${noun} ${quote(name)} is tracked here, and not on ${node}, which keeps the addresses, or takes them, when it fails there`,
    tracked: () => 'tracked here',
    instance: () => 'not tracked here',
};

/** What a member tracks. Interfaces have the names that each machine gives them, so that only their number is compared. */
function comparable({ trackers }: Member): ReadonlyMap<string, Tracker> {
    const links = trackers.filter(({ kind }) => kind === 'tracked-interface');
    const others = trackers.filter(({ kind }) => kind !== 'tracked-interface');
    return new Map([
        ...others.map((tracker) => [`${tracker.kind} ${tracker.name.text}`, tracker] as const),
        ...links.map((tracker, index) => [`${tracker.kind} ${index}`, tracker] as const),
    ]);
}

/** Whether a member's node defines what it does not track, and nothing there tracks it: that is told of it. */
function isUnused({ kind, name }: Tracker, { node }: Member): boolean {
    return (
        kind === 'tracked-script' &&
        unusedNames(node.bound, node.target, 'vrrp_script').some((each) => each.word.text === name.text)
    );
}

/** Members of a virtual router that do not track the same things. */
export const trackingDiffers: ClusterRule = {
    meta: clusterMeta({
        id: 'pair/tracking-differs',
        area: 'pair',
        severity: 'warning',
        title: 'something that is tracked on one node only',
        why: 'What a node tracks decides when it gives the addresses up, and whether it may have them. A check that is on the first node only brings the addresses to the other one when the service fails, and leaves them there when the service fails on that.',
        symptoms: ['no-failover'],
        source: 'keepalived/vrrp/vrrp_track.c:down_instance',
    }),
    messages,
    compare: ({ routers }, report) => {
        for (const { members } of routers) {
            const [first, ...others] = members;
            if (first === undefined) continue;
            const known = comparable(first);
            for (const member of others) {
                const own = comparable(member);
                for (const key of new Set([...known.keys(), ...own.keys()])) {
                    const [there, here] = [known.get(key), own.get(key)];
                    const tracker = there ?? here;
                    if (tracker === undefined || (there !== undefined && here !== undefined)) continue;
                    const lacking = here === undefined ? member : first;
                    if (isUnused(tracker, lacking)) continue;
                    const tell = here === undefined ? messages.lacking : messages.extra;
                    const { text } = tracker.name;
                    report({
                        message: tell(trackedNoun(tracker.kind), text, first.node.name),
                        node: member.node,
                        span: wordsSpan(here?.line ?? member.instance.block),
                        related: [
                            {
                                node: first.node,
                                span: wordsSpan(there?.line ?? first.instance.block),
                                message: there === undefined ? messages.instance() : messages.tracked(),
                            },
                        ],
                        drift: {
                            setting: `${member.instance.name} tracks ${text}`,
                            values: members.map((each) => ({
                                node: each.node.name,
                                value: comparable(each).has(key) ? 'yes' : NOTHING,
                            })),
                        },
                    });
                }
            }
        }
    },
};
