import type { Bound, BoundConfig } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import { isRead } from '../../schema/values/judge.ts';
import { nearestOf } from '../../schema/values/near.ts';
import { instanceOfSync } from '../../schema/values/sync-daemon.ts';
import { skippedBlocks } from '../../model/names.ts';
import type { Word } from '../../syntax/tree.ts';
import { type Rule, fixOf } from '../rule.ts';
import { quote } from '../words.ts';

const messages = {
    member: (name: string) => `there is no vrrp_instance ${quote(name)}; keepalived ignores the name`,
    only: (name: string) =>
        `there is no vrrp_instance ${quote(name)}; keepalived removes the track_group, which has no other member`,
    sync: (name: string) =>
        `there is no vrrp_instance ${quote(name)}; keepalived runs without the IPVS sync daemon`,
    write: (name: string) => `write ${quote(name)}`,
};

/** A name that is to be that of an instance, and what is said where it is not. */
interface Use {
    readonly word: Word;
    readonly say: (name: string) => string;
}

/** The names in the groups that static addresses, routes and rules follow. */
function* membersIn(
    { statements }: BoundConfig,
    isKnown: (word: Word) => boolean,
    target: Target,
): Generator<Use> {
    const skipped = skippedBlocks(statements);
    for (const group of statements) {
        if (group.spec?.name !== 'track_group' || skipped.has(group) || !isRead(group, target)) continue;
        const words = group.children
            .filter(({ spec }) => spec?.name === 'group')
            .flatMap(({ children }) => children)
            .flatMap((line) => line.words);
        const say = words.some(isKnown) ? messages.member : messages.only;
        for (const word of words) yield { word, say };
    }
}

/** The name behind the first `lvs_sync_daemon`, the only one that counts. */
function* syncedIn({ statements }: BoundConfig, target: Target): Generator<Use> {
    const isSync = (each: Bound): boolean =>
        each.spec?.name === 'lvs_sync_daemon' && each.words[1] !== undefined && isRead(each, target);
    const daemon = statements
        .filter(({ spec }) => spec?.name === 'global_defs')
        .flatMap(({ children }) => children)
        .find(isSync);
    const word = daemon && instanceOfSync(daemon.words.slice(1), target.release);
    if (word !== undefined) yield { word, say: messages.sync };
}

/** An instance that is named where only the daemon looks for it, and is not there. */
export const unknownInstance: Rule = {
    meta: {
        id: 'vrrp/unknown-instance',
        area: 'vrrp',
        severity: 'error',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        fixable: 'unsafe',
        title: 'name that no instance has',
        why: 'The sync daemon of IPVS follows the state of a "vrrp_instance", and a "track_group" ties static addresses, routes and rules to some. An instance of that name may stand anywhere in the configuration. Where there is none, the daemon logs a line when it starts and runs without the sync daemon or the tie. The config test says nothing.',
        symptoms: ['clients-hang', 'config-test-silent'],
        source: 'keepalived/vrrp/vrrp.c:vrrp_complete_init, keepalived/vrrp/vrrp_static_track.c:static_track_group_set',
    },
    messages,
    create: ({ bound, target, report }) => ({
        end() {
            // The instance may be defined in a file that could not be had.
            if (bound.config.incomplete) return;
            const names = bound.statements
                .filter(({ spec }) => spec?.name === 'vrrp_instance')
                .flatMap(({ words }) => words.slice(1).map(({ text }) => text));
            // Without any instance this is a part of something.
            if (names.length === 0) return;
            const known = new Set(names);
            const isKnown = ({ text }: Word): boolean => known.has(text);
            for (const { word, say } of [...membersIn(bound, isKnown, target), ...syncedIn(bound, target)]) {
                if (isKnown(word)) continue;
                const near = nearestOf(word.text, names);
                report({
                    message: say(word.text),
                    span: word.span,
                    fixes: near === undefined ? [] : [fixOf(messages.write(near), false, word.span, near)],
                });
            }
        },
    }),
};
