/** Several that want to be master at once: equal priorities, states, three nodes, a network that is cut in two. */
import type { Scenario } from '../scenario.ts';
import { QUIET, act, afterFarewell, afterSilence, alone, on } from '../texts.ts';

/** Who wins when several want to be master. */
export const elections: readonly Scenario[] = [
    {
        title: 'state MASTER on both',
        nodes: [
            { name: 'a', text: alone({ priority: 150, state: 'MASTER' }) },
            { name: 'b', text: alone({ priority: 100, state: 'MASTER' }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('crash', 'a')], holders: on('b') },
            { actions: [act('start', 'a')], holders: on('a') },
        ],
    },
    {
        title: 'state MASTER on the node with the lower priority',
        nodes: [
            { name: 'a', text: alone({ priority: 150, state: 'BACKUP' }) },
            { name: 'b', text: alone({ priority: 100, state: 'MASTER' }), isLate: true },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('start', 'b')], holders: on('a') },
            { actions: [act('stop', 'a')], holders: on('b') },
            { actions: [act('start', 'a')], holders: on('a') },
        ],
    },
    {
        title: 'equal priorities',
        nodes: [
            { name: 'a', text: alone({ priority: 100 }) },
            { name: 'b', text: alone({ priority: 100 }), isLate: true },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [act('start', 'b')],
                holders: on('a'),
                why: 'a backup heeds an equal priority, whatever the address',
            },
            { actions: [act('crash', 'a')], holders: on('b') },
            { actions: [act('start', 'a')], holders: on('b') },
            { actions: [{ do: 'partition', nodes: ['a'] }], holders: on('a', 'b') },
            { actions: [{ do: 'heal' }], holders: on('b'), why: 'of two masters the higher address stays' },
        ],
    },
    {
        title: 'three nodes',
        nodes: [
            { name: 'a', text: alone({ priority: 150 }) },
            { name: 'b', text: alone({ priority: 100 }) },
            { name: 'c', text: alone({ priority: 50 }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('stop', 'a')], holders: on('b'), takes: afterFarewell(100) },
            { actions: [act('crash', 'b')], holders: on('c'), takes: afterSilence(50) },
            { actions: [act('start', 'b')], holders: on('b') },
            { actions: [act('start', 'a')], holders: on('a') },
            { actions: [{ do: 'partition', nodes: ['b', 'c'] }], holders: on('a', 'b') },
            { actions: [{ do: 'heal' }], holders: on('a') },
            { actions: [act('crash', 'a'), act('crash', 'b')], holders: on('c') },
        ],
    },
    {
        title: 'cut in two and joined again, nopreempt on both',
        nodes: [
            { name: 'a', text: alone({ priority: 150, lines: ['nopreempt'] }) },
            { name: 'b', text: alone({ priority: 100, lines: ['nopreempt'] }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [{ do: 'partition', nodes: ['a'] }],
                holders: on('a', 'b'),
                takes: afterSilence(100),
            },
            { actions: [{ do: 'heal' }], holders: on('a'), why: 'between masters nopreempt is nothing' },
        ],
    },
    {
        title: 'priority 255 on both',
        nodes: [
            { name: 'a', text: alone({ priority: 255 }) },
            { name: 'b', text: alone({ priority: 255 }) },
        ],
        quiet: 5_000,
        steps: [{ actions: [], holders: on('b'), why: 'the higher address stays' }],
    },
];
