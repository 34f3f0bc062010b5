/** Nodes that do not agree: who hears whom, and who counts whom as one of his own. */
import type { LabNode, Scenario } from '../scenario.ts';
import { QUIET, act, afterSilence, alone, configuration, inner, on, router } from '../texts.ts';

/** Version 2 counts in whole seconds. */
const QUIET_V2 = 5_500;

const node = (name: string, priority: number, lines: readonly string[] = []): LabNode => ({
    name,
    text: alone({ priority, lines }),
});

const v2 = (name: string, priority: number, advert: number, lines: readonly string[] = []): LabNode => ({
    name,
    text: alone({ priority, advert, lines: ['version 2', ...lines] }),
});

const password = (word: string): string[] => inner('authentication', ['auth_type PASS', `auth_pass ${word}`]);

const peers = (...hosts: readonly number[]): string[] =>
    inner(
        'unicast_peer',
        hosts.map((host) => `10.9.0.${host}`),
    );

/** Who hears whom, with unicast peers. */
export const unicast: readonly Scenario[] = [
    {
        title: 'a unicast pair',
        nodes: [node('a', 150, peers(2)), node('b', 100, peers(1))],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('crash', 'a')], holders: on('b'), takes: afterSilence(100) },
            { actions: [act('start', 'a')], holders: on('a') },
            { actions: [{ do: 'partition', nodes: ['b'] }], holders: on('a', 'b') },
            { actions: [{ do: 'heal' }], holders: on('a') },
        ],
    },
    {
        title: 'unicast: the lower does not name the higher',
        nodes: [node('a', 150, peers(2)), node('b', 100, peers(9))],
        quiet: QUIET,
        steps: [
            {
                actions: [],
                holders: on('a'),
                why: 'b hears a; who sends is not compared with the peers',
            },
            { actions: [act('stop', 'a')], holders: on('b') },
            { actions: [act('start', 'a')], holders: on('a') },
        ],
    },
    {
        title: 'unicast: the higher does not name the lower',
        nodes: [node('a', 150, peers(9)), node('b', 100, peers(1))],
        quiet: QUIET,
        steps: [{ actions: [], holders: on('a', 'b'), why: 'b hears nothing' }],
    },
    {
        title: 'unicast: the lower does not name the higher and checks who sends',
        nodes: [node('a', 150, peers(2)), node('b', 100, ['check_unicast_src', ...peers(9)])],
        quiet: QUIET,
        steps: [{ actions: [], holders: on('a', 'b') }],
    },
    {
        title: 'unicast: three nodes, of which two do not know each other',
        nodes: [node('a', 150, peers(2, 3)), node('b', 100, peers(1)), node('c', 50, peers(1))],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [act('crash', 'a')], holders: on('b', 'c') },
        ],
    },
    {
        title: 'unicast on one side, multicast on the other',
        nodes: [node('a', 150, peers(2)), node('b', 100)],
        quiet: QUIET,
        steps: [{ actions: [], holders: on('a', 'b') }],
    },
];

/** What comes of settings that differ. */
export const mismatches: readonly Scenario[] = [
    {
        title: 'different virtual_router_id',
        nodes: [
            { name: 'a', text: alone({ priority: 150, vrid: 51 }) },
            { name: 'b', text: alone({ priority: 100, vrid: 52 }) },
        ],
        quiet: QUIET,
        steps: [{ actions: [], holders: on('a', 'b') }],
    },
    {
        title: 'version 2, different passwords',
        nodes: [v2('a', 150, 1, password('one')), v2('b', 100, 1, password('two'))],
        quiet: QUIET_V2,
        steps: [{ actions: [], holders: on('a', 'b') }],
    },
    {
        title: 'version 2, a password on one side',
        nodes: [v2('a', 150, 1, password('one')), v2('b', 100, 1)],
        quiet: QUIET_V2,
        steps: [{ actions: [], holders: on('a', 'b') }],
    },
    {
        title: 'version 2, passwords that are the same in their first eight bytes',
        nodes: [v2('a', 150, 1, password('longword1')), v2('b', 100, 1, password('longword2'))],
        quiet: QUIET_V2,
        steps: [
            { actions: [], holders: on('a'), why: 'the rest is cut off' },
            {
                actions: [act('crash', 'a')],
                holders: on('b'),
                // Three seconds and (256 - 100) / 256 s, less what has passed since the last advert.
                takes: [2_609 - 50, 3_609 + 1_000],
            },
        ],
    },
    {
        title: 'version 2, different advert_int',
        nodes: [v2('a', 150, 1), v2('b', 100, 2)],
        quiet: 7_500,
        steps: [{ actions: [], holders: on('a', 'b') }],
    },
    {
        title: 'version 2, the skew does not grow with the interval',
        nodes: [v2('a', 150, 2), v2('b', 1, 2)],
        quiet: 7_500,
        steps: [
            { actions: [], holders: on('a') },
            // 6 s and 255 / 256 s.
            { actions: [act('crash', 'a')], holders: on('b'), takes: [4_996 - 50, 6_996 + 1_000] },
        ],
    },
    {
        title: 'version 3, different passwords',
        nodes: [node('a', 150, password('one')), node('b', 100, password('two'))],
        quiet: QUIET,
        steps: [{ actions: [], holders: on('a'), why: 'version 3 has none, and keepalived drops them' }],
    },
    {
        title: 'version 3, different advert_int',
        nodes: [
            { name: 'a', text: alone({ priority: 150, advert: 0.8 }) },
            { name: 'b', text: alone({ priority: 100, advert: 0.3 }) },
        ],
        quiet: 5_000,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [act('crash', 'a')],
                holders: on('b'),
                takes: afterSilence(100, 0.8),
                why: 'the interval of the master counts',
            },
            { actions: [act('start', 'a')], holders: on('a') },
        ],
    },
    {
        title: 'different versions',
        nodes: [v2('a', 150, 1), { name: 'b', text: alone({ priority: 100, advert: 1 }) }],
        quiet: QUIET_V2,
        steps: [{ actions: [], holders: on('a', 'b') }],
    },
    {
        title: 'different virtual addresses',
        nodes: [
            node('a', 150),
            {
                name: 'b',
                text: configuration([router({ priority: 100, vips: ['10.9.0.100', '10.9.0.101'] })]),
            },
        ],
        quiet: QUIET,
        steps: [
            {
                actions: [],
                holders: { ...on('a', 'b'), '10.9.0.101': ['b'] },
                from: {
                    release: '2.3.3',
                    holders: { ...on('a'), '10.9.0.101': [] },
                    why: 'the difference is logged, but the advert counts',
                },
            },
        ],
    },
    {
        title: 'different virtual addresses, skip_check_adv_addr',
        nodes: [
            node('a', 150, ['skip_check_adv_addr']),
            {
                name: 'b',
                text: alone({
                    priority: 100,
                    vips: ['10.9.0.100', '10.9.0.101'],
                    lines: ['skip_check_adv_addr'],
                }),
            },
        ],
        quiet: QUIET,
        steps: [
            {
                actions: [],
                holders: { ...on('a', 'b'), '10.9.0.101': ['b'] },
                why: 'the first advert of a sender is checked all the same, and so no other counts',
                from: {
                    release: '2.3.3',
                    holders: { ...on('a'), '10.9.0.101': [] },
                    why: 'the difference is logged, but the advert counts',
                },
            },
        ],
    },
];
