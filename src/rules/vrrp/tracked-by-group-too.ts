import { type SyncGroup, membersOf, syncGroups } from '../../model/sync-groups.ts';
import { type Tracker, trackerFinder } from '../../model/trackers.ts';
import type { VrrpInstance } from '../../model/vrrp-instance.ts';
import { trackedNoun } from '../../schema/lines/tracked.ts';
import { deleteStatement } from '../edits.ts';
import type { Finding, Rule } from '../rule.ts';
import { hasIt, quote } from '../words.ts';

const messages = {
    both: (noun: string, name: string, group: string) =>
        `the ${noun} ${quote(name)} is tracked by the sync group ${quote(group)}, and so by this member anyway; keepalived tracks it once`,
    weight: (noun: string, name: string, group: string, weight: number) =>
        `the ${noun} ${quote(name)} is tracked by the sync group ${quote(group)}, and so by this member anyway; keepalived takes the weight ${weight} from there`,
    group: () => 'it is tracked for the whole group',
    remove: () => 'remove it from the instance',
};

/** First release in which a sync group tracks these. */
const SINCE = '2.0.0';

/** What is said of something that a member tracks and its group does, too. */
function findingOf(
    own: Tracker,
    shared: Tracker,
    group: string,
): Pick<Finding, 'message' | 'span' | 'related'> {
    const words = [trackedNoun(own.kind), own.name.text, group] as const;
    const isReplaced = own.weight !== 0 && own.weight !== shared.weight;
    return {
        message: isReplaced ? messages.weight(...words, shared.weight) : messages.both(...words),
        span: own.name.span,
        related: [{ span: shared.name.span, message: messages.group() }],
    };
}

/** Whether the weight cannot be used, so that keepalived drops or changes the line; that is said of it. */
function isLost({ kind, weight }: Tracker, { facts }: VrrpInstance, { weighted }: SyncGroup): boolean {
    return weight !== 0 && kind !== 'tracked-process' && (!weighted || facts.isOwner);
}

function wordsOf({ line }: Tracker): string {
    return line.words.map(({ text }) => text).join(' ');
}

/** A script, process, file or session that a sync group tracks, as one of its members does. */
export const trackedByGroupToo: Rule = {
    meta: {
        id: 'vrrp/tracked-by-group-too',
        area: 'vrrp',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'safe',
        title: 'tracked by an instance and by its sync group',
        why: 'What a sync group tracks, each of its members tracks. A member that tracks it as well has it once all the same: with the weight that the group gives, unless its own line has none. The daemon asks to remove the line of the instance, the config test says nothing.',
        symptoms: ['config-test-silent'],
        source: 'keepalived/vrrp/vrrp.c:add_vrrp_to_track_script, keepalived/trackers/track_file.c:add_obj_to_track_file',
    },
    messages,
    create: ({ file, bound, target, report }) => ({
        end() {
            if (bound.config.incomplete || !hasIt(target.release, SINCE, undefined)) return;
            const trackersOf = trackerFinder(bound, target);
            for (const group of syncGroups(bound, target)) {
                const shared = trackersOf(group.block).filter(({ kind }) => kind !== 'tracked-interface');
                const find = ({ kind, name }: Tracker): Tracker | undefined =>
                    shared.find((each) => each.kind === kind && each.name.text === name.text);
                if (shared.length === 0) continue;
                for (const member of membersOf(group)) {
                    const seen = new Set<string>();
                    for (const own of trackersOf(member.block)) {
                        const other = find(own);
                        const key = `${own.kind} ${own.name.text}`;
                        // That a line stands there twice is said of the second.
                        if (other === undefined || seen.size === seen.add(key).size) continue;
                        if (isLost(own, member, group)) continue;
                        const isSame = wordsOf(own) === wordsOf(other);
                        const { node } = own.line.statement;
                        report({
                            ...findingOf(own, other, group.name),
                            fixes: [deleteStatement(messages.remove(), isSame, file, node)],
                        });
                    }
                }
            }
        },
    }),
};
