/** Cables and interfaces: the own one, and tracked ones. */
import type { Scenario } from '../scenario.ts';
import { QUIET, act, afterFarewell, afterSilence, afterStart, alone, inner, on } from '../texts.ts';

/** An address that IPv6 instances announce; it must be one of the link. */
const VIP6 = 'fe80::100';

const tracked = (...what: readonly string[]): string[] => inner('track_interface', what);

/** What happens when cables are drawn. */
export const links: readonly Scenario[] = [
    {
        title: 'the cable of the master',
        nodes: [
            { name: 'a', text: alone({ priority: 150 }) },
            { name: 'b', text: alone({ priority: 100 }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [act('linkDown', 'a')],
                holders: on('b'),
                takes: afterSilence(100),
                why: 'its farewell cannot leave',
            },
            { actions: [act('linkUp', 'a')], holders: on('a'), takes: afterStart(150) },
            { actions: [act('linkDown', 'b')], holders: on('a') },
            { actions: [act('interfaceOff', 'a')], holders: on() },
            { actions: [act('linkUp', 'b')], holders: on('b'), takes: afterStart(100) },
            { actions: [act('interfaceOn', 'a')], holders: on('a'), takes: afterStart(150) },
        ],
    },
    {
        title: 'the cable of the master, nopreempt on both',
        nodes: [
            { name: 'a', text: alone({ priority: 150, lines: ['nopreempt'] }) },
            { name: 'b', text: alone({ priority: 100, lines: ['nopreempt'] }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('linkDown', 'a')], holders: on('b') },
            { actions: [act('linkUp', 'a')], holders: on('b') },
        ],
    },
    {
        title: 'dont_track_primary and the cable of the master',
        nodes: [
            { name: 'a', text: alone({ priority: 150, lines: ['dont_track_primary'] }) },
            { name: 'b', text: alone({ priority: 100 }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [act('linkDown', 'a')],
                holders: on('a', 'b'),
                takes: afterSilence(100),
                why: 'it does not look at its link and stays master',
            },
            { actions: [act('linkUp', 'a')], holders: on('a') },
        ],
    },
    {
        title: 'a tracked interface',
        nodes: [
            { name: 'a', text: alone({ priority: 150, lines: tracked('eth1') }) },
            { name: 'b', text: alone({ priority: 100, lines: tracked('eth1') }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [act('linkDown', 'a', 'eth1')],
                holders: on('b'),
                takes: afterFarewell(100),
                why: 'its own link works: it says farewell',
            },
            { actions: [act('linkDown', 'b', 'eth1')], holders: on() },
            { actions: [act('linkUp', 'a', 'eth1')], holders: on('a'), takes: afterStart(150) },
        ],
    },
    {
        title: 'a tracked interface with weights',
        nodes: [
            { name: 'a', text: alone({ priority: 150, lines: tracked('eth1 weight -60') }) },
            { name: 'b', text: alone({ priority: 100, lines: tracked('eth1 weight 20') }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a'), why: '150 against 100 + 20' },
            {
                actions: [act('linkDown', 'a', 'eth1')],
                holders: on('b'),
                takes: afterSilence(120),
                why: '90 against 120; until then the master goes on with the lower priority',
            },
            { actions: [act('linkDown', 'b', 'eth1')], holders: on('b'), why: '90 against 100' },
            { actions: [act('linkUp', 'a', 'eth1')], holders: on('a'), why: '150 against 100' },
        ],
    },
    {
        title: 'a tracked interface with a weight that is too small',
        nodes: [
            { name: 'a', text: alone({ priority: 150, lines: tracked('eth1 weight -20') }) },
            { name: 'b', text: alone({ priority: 100 }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('linkDown', 'a', 'eth1')], holders: on('a'), why: '130 against 100' },
        ],
    },
    {
        title: 'a tracked interface that is down at the start',
        nodes: [
            { name: 'a', text: alone({ priority: 150, lines: tracked('eth1') }), isLate: true },
            { name: 'b', text: alone({ priority: 100 }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('b') },
            { actions: [act('linkDown', 'a', 'eth1'), act('start', 'a')], holders: on('b') },
            { actions: [act('linkUp', 'a', 'eth1')], holders: on('a'), takes: afterStart(150) },
        ],
    },
    {
        title: 'two interfaces down and one of them back',
        nodes: [
            { name: 'a', text: alone({ priority: 150, lines: tracked('eth1') }) },
            { name: 'b', text: alone({ priority: 100 }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('linkDown', 'a'), act('linkDown', 'a', 'eth1')], holders: on('b') },
            {
                actions: [act('linkUp', 'a', 'eth1')],
                holders: on('b'),
                from: {
                    release: '2.3.3',
                    holders: on('a', 'b'),
                    why: 'one mark stands for all interfaces: with the first that is back the fault is gone',
                },
            },
            { actions: [act('linkUp', 'a')], holders: on('a') },
        ],
    },
    {
        title: 'IPv6',
        nodes: [
            { name: 'a', text: alone({ priority: 150, vips: [VIP6] }) },
            { name: 'b', text: alone({ priority: 100, vips: [VIP6] }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: { [VIP6]: ['a'] }, takes: afterStart(150) },
            { actions: [act('crash', 'a')], holders: { [VIP6]: ['b'] }, takes: afterSilence(100) },
            { actions: [act('start', 'a')], holders: { [VIP6]: ['a'] }, takes: afterStart(150) },
            {
                actions: [act('interfaceOff', 'a')],
                holders: { [VIP6]: ['b'] },
                why: 'the interface has lost its link-local address too',
            },
            { actions: [act('interfaceOn', 'a')], holders: { [VIP6]: ['a'] }, takes: afterStart(150) },
        ],
    },
    {
        title: 'IPv6, dont_track_primary',
        nodes: [
            { name: 'a', text: alone({ priority: 150, vips: [VIP6], lines: ['dont_track_primary'] }) },
            { name: 'b', text: alone({ priority: 100, vips: [VIP6] }) },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: { [VIP6]: ['a'] } },
            {
                actions: [act('linkDown', 'a')],
                holders: { [VIP6]: ['a', 'b'] },
                why: 'without a cable the interface keeps its link-local address',
            },
            { actions: [act('linkUp', 'a')], holders: { [VIP6]: ['a'] } },
            {
                actions: [act('interfaceOff', 'a')],
                holders: { [VIP6]: ['b'] },
                why: 'without the address to send from it is in FAULT, whatever it tracks',
            },
            { actions: [act('interfaceOn', 'a')], holders: { [VIP6]: ['a'] } },
        ],
    },
    {
        title: 'IPv6, equal priorities',
        nodes: [
            { name: 'a', text: alone({ priority: 100, vips: [VIP6] }) },
            { name: 'b', text: alone({ priority: 100, vips: [VIP6] }), isLate: true },
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: { [VIP6]: ['a'] } },
            { actions: [act('start', 'b')], holders: { [VIP6]: ['a'] } },
            { actions: [{ do: 'partition', nodes: ['b'] }], holders: { [VIP6]: ['a', 'b'] } },
            {
                actions: [{ do: 'heal' }],
                holders: { [VIP6]: ['b'] },
                why: 'its link-local address is the higher',
            },
        ],
    },
];
