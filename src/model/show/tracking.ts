/** Sync groups, and what virtual routers track (`keepalived/vrrp/vrrp_data.c:alloc_vrrp_script` and its like). */
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import type { SyncGroup } from '../sync-groups.ts';
import { scriptTimers } from '../timers.ts';
import type { Tracker } from '../trackers.ts';
import { type Item, type ItemList, byDefault, derived, fact, lineItem, listOf, written } from './item.ts';
import { Settings, maybe, settled } from './settings.ts';
import { trackerLists } from './vrrp.ts';

/** A sync group with the routers that become its members. */
export function syncGroupItem(group: SyncGroup, trackers: readonly Tracker[]): Item {
    const { name, block, listed, weighted } = group;
    const members = listed.flatMap(({ word, instance, earlier }) =>
        instance === undefined || earlier !== undefined ? [] : [word.text],
    );
    const list = block.children.find(({ spec }) => spec?.name === 'group') ?? block;
    const weight = block.children.find(({ spec }) => spec?.name === 'sync_group_tracking_weight');
    return {
        name,
        from: block,
        facts: [
            fact('members', written(members, list)),
            fact(
                'membersHaveWeights',
                weighted && weight !== undefined ? written(true, weight) : byDefault(weighted),
            ),
        ],
        lists: trackerLists(trackers),
    };
}

function namedItem(block: Bound, facts: Item['facts']): Item {
    return { name: block.words[1]?.text ?? '', from: block, facts, lists: [] };
}

/** A script with its times, in seconds; without `timeout` it may run for an interval. */
function scriptItem(block: Bound, target: Target): Item {
    const own = new Settings(block.children, target);
    const { interval, timeout, failsAfter, hangsAfter, recoversAfter } = scriptTimers(block, target);
    return namedItem(block, [
        ...maybe('script', own.word('script')),
        settled('interval', own.number('interval', 'seconds'), interval, 'seconds'),
        fact('timeout', own.number('timeout', 'seconds') ?? derived(timeout, 'seconds')),
        settled('rise', own.number('rise'), 1),
        settled('fall', own.number('fall'), 1),
        settled('weight', own.number('weight'), 0),
        ...maybe('user', own.text('user')),
        settled('initFail', own.flag('init_fail'), false),
        fact('failsAfter', derived(failsAfter, 'seconds')),
        fact('hangsAfter', derived(hangsAfter, 'seconds')),
        fact('recoversAfter', derived(recoversAfter, 'seconds')),
    ]);
}

function fileItem(block: Bound, target: Target): Item {
    const own = new Settings(block.children, target);
    return namedItem(block, [...maybe('file', own.word('file')), settled('weight', own.number('weight'), 1)]);
}

function processItem(block: Bound, target: Target): Item {
    const own = new Settings(block.children, target);
    return namedItem(block, [
        ...maybe('process', own.text('process')),
        settled('weight', own.number('weight'), 0),
        settled('quorum', own.number('quorum'), 1),
        ...maybe('quorumMax', own.number('quorum_max')),
        ...maybe('delay', own.number('delay', 'seconds')),
        settled('fullCommand', own.flag('full_command'), false),
    ]);
}

/** What the top of the file defines to be tracked, and track groups. */
export function trackingLists(statements: readonly Bound[], target: Target): ItemList[] {
    const blocks = (...names: readonly string[]): readonly Bound[] =>
        statements.filter(({ spec }) => spec !== undefined && names.includes(spec.name));
    const group = (block: Bound): Item => {
        const words = block.children.flatMap(({ children }) => children.flatMap((each) => each.words));
        const names = words.map(({ text }) => text);
        return lineItem(block.words[1]?.text ?? '', block, [fact('members', written(names, block))]);
    };
    return [
        ...listOf(
            'scripts',
            blocks('vrrp_script').map((each) => scriptItem(each, target)),
        ),
        ...listOf(
            'trackFiles',
            blocks('track_file', 'vrrp_track_file').map((each) => fileItem(each, target)),
        ),
        ...listOf(
            'trackProcesses',
            blocks('vrrp_track_process').map((each) => processItem(each, target)),
        ),
        ...listOf('trackGroups', blocks('track_group').map(group)),
    ];
}
