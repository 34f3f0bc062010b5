/** A master goes and comes back: crash, stop, preemption. */
import type { LabNode, Scenario } from '../scenario.ts';
import {
    QUIET,
    act,
    afterFarewell,
    afterSilence,
    afterStart,
    alone,
    configuration,
    on,
    router,
} from '../texts.ts';

/** Two nodes, `a` preferred, with further lines in their routers. */
function pair(ofA: readonly string[] = [], ofB: readonly string[] = []): readonly LabNode[] {
    return [
        { name: 'a', text: alone({ priority: 150, lines: ofA }) },
        { name: 'b', text: alone({ priority: 100, lines: ofB }) },
    ];
}

/** What happens when a master goes, and when it comes back. */
export const takeover: readonly Scenario[] = [
    {
        title: 'the master crashes and comes back',
        nodes: pair(),
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a'), takes: afterStart(150) },
            { actions: [act('crash', 'a')], holders: on('b'), takes: afterSilence(100) },
            {
                actions: [act('start', 'a')],
                holders: on('a'),
                takes: afterStart(150),
                why: 'it ignores the adverts of the lower priority, and its timer runs on',
            },
            { actions: [act('crash', 'b')], holders: on('a') },
        ],
    },
    {
        title: 'the master is stopped and started',
        nodes: pair(),
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [act('stop', 'a')],
                holders: on('b'),
                takes: afterFarewell(100),
                why: 'it says farewell with priority 0',
            },
            { actions: [act('start', 'a')], holders: on('a'), takes: afterStart(150) },
        ],
    },
    {
        title: 'only the daemon of the master is killed',
        nodes: pair(),
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [act('kill', 'a')],
                holders: on('a', 'b'),
                takes: afterSilence(100),
                why: 'nobody is left who takes the address away',
            },
            { actions: [act('start', 'a')], holders: on('a') },
        ],
    },
    {
        title: 'the daemon of the master is killed, nopreempt on both',
        nodes: pair(['nopreempt'], ['nopreempt']),
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('kill', 'a')], holders: on('a', 'b') },
            {
                actions: [act('start', 'a')],
                holders: on('b'),
                why: 'the start takes away what is left of the last run',
            },
        ],
    },
    {
        title: 'nopreempt on both',
        nodes: pair(['nopreempt'], ['nopreempt']),
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [act('crash', 'a')],
                holders: on('b'),
                takes: afterSilence(100),
                why: 'nopreempt delays nothing when the master is silent',
            },
            { actions: [act('start', 'a')], holders: on('b') },
            { actions: [act('stop', 'b')], holders: on('a'), takes: afterFarewell(150) },
            { actions: [act('start', 'b')], holders: on('a') },
        ],
    },
    {
        title: 'nopreempt on the preferred node only',
        nodes: pair(['nopreempt']),
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('crash', 'a')], holders: on('b') },
            { actions: [act('start', 'a')], holders: on('b') },
        ],
    },
    {
        title: 'nopreempt on the other node only',
        nodes: pair([], ['nopreempt']),
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('crash', 'a')], holders: on('b') },
            {
                actions: [act('start', 'a')],
                holders: on('a'),
                why: 'a master that hears a higher priority yields, whatever its nopreempt says',
            },
        ],
    },
    {
        title: 'nopreempt with state MASTER is nothing',
        nodes: [
            { name: 'a', text: alone({ priority: 150, state: 'MASTER', lines: ['nopreempt'] }) },
            { name: 'b', text: alone({ priority: 100, state: 'BACKUP', lines: ['nopreempt'] }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('crash', 'a')], holders: on('b') },
            { actions: [act('start', 'a')], holders: on('a'), why: 'keepalived clears it, and says so' },
        ],
    },
    {
        title: 'the last to come is the preferred one, nopreempt',
        nodes: [
            { name: 'a', text: alone({ priority: 150, lines: ['nopreempt'] }), isLate: true },
            { name: 'b', text: alone({ priority: 100 }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('b') },
            { actions: [act('start', 'a')], holders: on('b') },
        ],
    },
    {
        title: 'preempt_delay',
        nodes: pair(['preempt_delay 3']),
        quiet: 7_000,
        steps: [
            {
                actions: [],
                holders: on('a'),
                takes: afterStart(150),
                why: 'there is no master whom the delay would spare',
            },
            { actions: [act('crash', 'a')], holders: on('b') },
            {
                actions: [act('start', 'a')],
                holders: on('a'),
                // The delay, from the first advert heard, and then the time from the last one heeded.
                takes: [3_000 + 1_365 - 1_000, 3_000 + 1_365 + 400 + 1_000],
            },
            { actions: [act('linkDown', 'a')], holders: on('b') },
            {
                actions: [act('linkUp', 'a')],
                holders: on('a'),
                takes: [3_000 + 1_365 - 1_000, 3_000 + 1_365 + 400 + 1_000],
                why: 'out of FAULT the delay begins again',
            },
        ],
    },
    {
        title: 'preempt_delay, and the master crashes meanwhile',
        nodes: pair(['preempt_delay 60']),
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('crash', 'a')], holders: on('b') },
            { actions: [act('start', 'a')], holders: on('b') },
            {
                actions: [act('crash', 'b')],
                holders: on('a'),
                takes: afterSilence(150),
                why: 'the delay holds only while there is a master',
            },
        ],
    },
    {
        title: 'priority 255 comes back against nopreempt',
        nodes: [
            { name: 'a', text: alone({ priority: 255 }) },
            { name: 'b', text: alone({ priority: 100, lines: ['nopreempt'] }) },
        ],
        quiet: QUIET,
        steps: [
            {
                actions: [],
                holders: on('a'),
                takes: [0, 1_000],
                why: 'the owner of the address does not wait',
            },
            { actions: [act('crash', 'a')], holders: on('b') },
            { actions: [act('start', 'a')], holders: on('a'), takes: [0, 1_000] },
            { actions: [act('linkDown', 'a')], holders: on('b') },
            {
                actions: [act('linkUp', 'a')],
                holders: on('a'),
                takes: afterStart(255),
                why: 'out of FAULT the owner waits like any other',
            },
        ],
    },
    {
        title: 'priority 255 with state BACKUP waits',
        nodes: [
            { name: 'a', text: alone({ priority: 255, state: 'BACKUP' }) },
            { name: 'b', text: alone({ priority: 100 }) },
        ],
        quiet: QUIET,
        steps: [{ actions: [], holders: on('a'), takes: afterStart(255) }],
    },
    {
        title: 'the master is stopped, a long interval',
        nodes: [
            { name: 'a', text: alone({ priority: 150, advert: 2 }) },
            { name: 'b', text: alone({ priority: 100, advert: 2 }) },
        ],
        quiet: 9_000,
        steps: [
            { actions: [], holders: on('a'), takes: afterStart(150, 2) },
            {
                actions: [act('stop', 'a')],
                holders: on('b'),
                takes: afterFarewell(100, 2),
                why: 'after silence it would be 6 s more',
            },
        ],
    },
    {
        title: 'down_timer_adverts',
        nodes: pair([], ['down_timer_adverts 6']),
        quiet: 4_500,
        steps: [
            { actions: [], holders: on('a') },
            // Three intervals more than without.
            {
                actions: [act('crash', 'a')],
                holders: on('b'),
                takes: [afterSilence(100)[0] + 1_200, afterSilence(100)[1] + 1_200],
            },
        ],
    },
    {
        title: 'vrrp_startup_delay',
        nodes: [
            {
                name: 'a',
                text: configuration([router({ priority: 150 })], ['vrrp_startup_delay 2']),
                isLate: true,
            },
            { name: 'b', text: alone({ priority: 100 }) },
        ],
        quiet: 10_000,
        steps: [
            { actions: [], holders: on('b') },
            {
                actions: [act('start', 'a')],
                holders: on('a'),
                // 2 s and 1.4 s; each of the five adverts heard in the 2 s adds what is left of them, 4 s to 6 s in all.
                takes: [7_000, 10_500],
                why: 'until the delay is over, every advert that does not count prolongs the wait',
                from: {
                    release: '2.3.3',
                    holders: on('a'),
                    takes: [2_000 + 1_365 - 600, 2_000 + 1_365 + 1_000],
                    why: 'adverts are not looked at before',
                },
            },
        ],
    },
];
