/** Pairs that share a network: their numbers and addresses are to be their own. */
import type { LabNode, Scenario } from '../scenario.ts';
import { QUIET, VIP, act, alone } from '../texts.ts';

/** The address of the second pair. */
const OTHER = '10.9.0.200';

/** A node with one virtual router. */
const node = (name: string, priority: number, vrid: number, ...vips: readonly string[]): LabNode => ({
    name,
    text: alone({ priority, vrid, vips }),
});

/** What comes of two pairs in one network. */
export const networks: readonly Scenario[] = [
    {
        title: 'two pairs with a number and an address each',
        nodes: [
            node('a', 150, 51, VIP),
            node('b', 140, 51, VIP),
            node('c', 110, 52, OTHER),
            node('d', 100, 52, OTHER),
        ],
        quiet: QUIET,
        steps: [
            { actions: [], holders: { [VIP]: ['a'], [OTHER]: ['c'] } },
            { actions: [act('crash', 'c')], holders: { [VIP]: ['a'], [OTHER]: ['d'] } },
        ],
    },
    {
        title: 'two pairs with the same number',
        nodes: [
            node('a', 150, 51, VIP),
            node('b', 140, 51, VIP),
            node('c', 110, 51, OTHER),
            node('d', 100, 51, OTHER),
        ],
        quiet: QUIET,
        steps: [
            {
                actions: [],
                holders: { [VIP]: ['a'], [OTHER]: ['c'] },
                why: 'adverts with other addresses are refused',
                from: {
                    release: '2.3.3',
                    holders: { [VIP]: ['a'], [OTHER]: [] },
                    why: 'the difference is logged, but the advert counts, and the weaker pair has no master',
                },
            },
        ],
    },
    {
        title: 'two pairs with the same address',
        nodes: [
            node('a', 150, 51, VIP),
            node('b', 140, 51, VIP),
            node('c', 110, 52, OTHER, VIP),
            node('d', 100, 52, OTHER, VIP),
        ],
        quiet: QUIET,
        steps: [
            {
                actions: [],
                holders: { [VIP]: ['a', 'c'], [OTHER]: ['c'] },
                why: 'there is an election for each number',
            },
            { actions: [act('stop', 'a')], holders: { [VIP]: ['b', 'c'], [OTHER]: ['c'] } },
        ],
    },
];
