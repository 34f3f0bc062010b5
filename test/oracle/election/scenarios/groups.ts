/** Sync groups: two instances, one on each network, that are to be on the same node. */
import type { Action, LabNode, Scenario } from '../scenario.ts';
import { ADVERT, VIP2, act, both, configuration, group, inner, router, script, trackFile } from '../texts.ts';

/** A member that cannot become master alone waits once more: twice the longest wait, and a check. */
const QUIET = 2 * 4 * ADVERT * 1000 + 1_500;

const NAMES = ['V1', 'V2'];

interface Two {
    readonly priorities: readonly [number, number];
    /** Lines of the second instance. */
    readonly second?: readonly string[];
    readonly lines?: readonly string[];
    /** Lines of the group; absent for no group. */
    readonly ofGroup?: readonly string[];
    readonly blocks?: readonly string[];
}

function two(name: string, { priorities, second = [], lines = [], ofGroup, blocks = [] }: Two): LabNode {
    return {
        name,
        text: configuration([
            ...blocks,
            ...(ofGroup === undefined ? [] : [group(NAMES, ofGroup)]),
            router({ name: 'V1', priority: priorities[0], lines }),
            router({
                name: 'V2',
                port: 'eth1',
                vrid: 52,
                priority: priorities[1],
                vips: [VIP2],
                lines: [...lines, ...second],
            }),
        ]),
    };
}

const A = [150, 150] as const;
const B = [100, 100] as const;
const fails = (node: string): Action => ({ do: 'scriptFails', node, script: 'chk' });
const works = (node: string): Action => ({ do: 'scriptWorks', node, script: 'chk' });
const onA = both(['a'], ['a']);
const onB = both(['b'], ['b']);
const track = inner('track_script', ['chk']);

/** What happens to the instances of a sync group. */
export const groups: readonly Scenario[] = [
    {
        title: 'a group: the cable of one member',
        nodes: [two('a', { priorities: A, ofGroup: [] }), two('b', { priorities: B, ofGroup: [] })],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            { actions: [act('linkDown', 'a', 'eth1')], holders: onB },
            { actions: [act('linkUp', 'a', 'eth1')], holders: onA },
            { actions: [act('crash', 'a')], holders: onB },
            { actions: [act('start', 'a')], holders: onA },
            { actions: [act('stop', 'a')], holders: onB },
        ],
    },
    {
        title: 'no group: the cable of one instance',
        nodes: [two('a', { priorities: A }), two('b', { priorities: B })],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            { actions: [act('linkDown', 'a', 'eth1')], holders: both(['a'], ['b']) },
        ],
    },
    {
        title: 'a group on one node only',
        nodes: [two('a', { priorities: A, ofGroup: [] }), two('b', { priorities: B })],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            { actions: [act('linkDown', 'a', 'eth1')], holders: onB },
            { actions: [act('linkUp', 'a', 'eth1')], holders: onA },
            {
                actions: [act('linkDown', 'b', 'eth1')],
                holders: onA,
            },
        ],
    },
    {
        title: 'a group: a check of one member',
        nodes: [
            two('a', { priorities: A, ofGroup: [], second: track, blocks: [script('chk')] }),
            two('b', { priorities: B, ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            { actions: [fails('a')], holders: onB },
            { actions: [works('a')], holders: onA },
        ],
    },
    {
        title: 'a group: a check with weight of one member',
        nodes: [
            two('a', { priorities: A, ofGroup: [], second: track, blocks: [script('chk', ['weight -60'])] }),
            two('b', { priorities: B, ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            {
                actions: [fails('a')],
                holders: onA,
                why: 'in a group the checks of a member that have a weight are dropped',
            },
        ],
    },
    {
        title: 'a group with sync_group_tracking_weight: a check with weight of all members',
        nodes: [
            two('a', {
                priorities: A,
                ofGroup: ['sync_group_tracking_weight'],
                lines: track,
                blocks: [script('chk', ['weight -60'])],
            }),
            two('b', { priorities: B, ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            { actions: [fails('a')], holders: onB },
            { actions: [works('a')], holders: onA },
        ],
    },
    {
        title: 'a group with sync_group_tracking_weight: a check with weight of one member',
        nodes: [
            two('a', {
                priorities: A,
                ofGroup: ['sync_group_tracking_weight'],
                second: track,
                blocks: [script('chk', ['weight -60'])],
            }),
            two('b', { priorities: B, ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            {
                actions: [fails('a')],
                holders: onA,
                why: 'b hears 150 in V1 and 90 in V2; V2 cannot become master alone',
            },
        ],
    },
    {
        title: 'a group that tracks a check with weight',
        nodes: [
            two('a', { priorities: A, ofGroup: track, blocks: [script('chk', ['weight -60'])] }),
            two('b', { priorities: B, ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            { actions: [fails('a')], holders: onB, why: 'the priority of every member falls' },
            { actions: [works('a')], holders: onA },
        ],
    },
    {
        title: 'a group: an interface with weight of one member',
        nodes: [
            two('a', {
                priorities: A,
                ofGroup: [],
                second: inner('track_interface', ['eth0 weight -10']),
            }),
            two('b', { priorities: B, ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            { actions: [act('linkDown', 'a')], holders: onB },
        ],
    },
    {
        title: 'a group whose members have crossed priorities',
        nodes: [
            two('b', { priorities: [100, 100], ofGroup: [] }),
            two('a', { priorities: [150, 50], ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            {
                actions: [],
                holders: onB,
                why: 'V1 of a waits for V2; on b both members time out, and V2 of a heeds them',
            },
            { actions: [act('crash', 'b')], holders: onA },
            {
                actions: [act('start', 'b')],
                holders: onA,
                why: 'V2 of b wants to take over, V1 heeds the master: none goes alone',
            },
        ],
    },
    {
        title: 'a group with nopreempt',
        nodes: [
            two('a', { priorities: A, ofGroup: [], lines: ['nopreempt'] }),
            two('b', { priorities: B, ofGroup: [], lines: ['nopreempt'] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            { actions: [act('linkDown', 'a', 'eth1')], holders: onB },
            { actions: [act('linkUp', 'a', 'eth1')], holders: onB },
        ],
    },
    {
        title: 'a group with nopreempt on one member',
        nodes: [
            two('a', { priorities: A, ofGroup: [], second: ['nopreempt'] }),
            two('b', { priorities: B, ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            { actions: [act('crash', 'a')], holders: onB },
            {
                actions: [act('start', 'a')],
                holders: onB,
                why: 'V1 wants to take over, V2 heeds the master: none goes alone',
            },
        ],
    },
    {
        title: 'a group that tracks an interface',
        nodes: [
            two('a', { priorities: A, ofGroup: inner('track_interface', ['eth1']) }),
            two('b', { priorities: B, ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            { actions: [act('linkDown', 'a', 'eth1')], holders: onB },
            { actions: [act('linkUp', 'a', 'eth1')], holders: onA },
        ],
    },
    {
        title: 'a group: a file with weight 1 of one member',
        nodes: [
            two('a', {
                priorities: A,
                ofGroup: [],
                second: inner('track_file', ['num']),
                blocks: [trackFile('num')],
            }),
            two('b', { priorities: B, ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            {
                actions: [{ do: 'file', node: 'a', file: 'num', value: 10 }],
                holders: onB,
                why: 'the weight becomes 0, and then any number but 0 is FAULT',
            },
            { actions: [{ do: 'file', node: 'a', file: 'num', value: 0 }], holders: onA },
        ],
    },
    {
        title: 'a group: a file with another weight of one member',
        nodes: [
            two('a', {
                priorities: A,
                ofGroup: [],
                second: inner('track_file', ['num weight 2']),
                blocks: [trackFile('num')],
            }),
            two('b', { priorities: B, ofGroup: [] }),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            {
                actions: [{ do: 'file', node: 'a', file: 'num', value: -200 }],
                holders: onA,
                why: 'it is dropped',
            },
        ],
    },
    {
        title: 'a group: one network is cut in two',
        nodes: [two('a', { priorities: A, ofGroup: [] }), two('b', { priorities: B, ofGroup: [] })],
        quiet: QUIET,
        steps: [
            { actions: [], holders: onA },
            {
                actions: [{ do: 'partition', nodes: ['b'] }],
                holders: onA,
                why: 'V1 of b hears nothing, but V2 still hears the master',
            },
            { actions: [{ do: 'heal' }], holders: onA },
        ],
    },
];
