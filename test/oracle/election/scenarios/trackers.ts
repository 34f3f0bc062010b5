/** Checks and numbers in files: with weights, without, with too small ones. */
import type { Action, LabNode, Scenario } from '../scenario.ts';
import {
    QUIET,
    act,
    afterFailedCheck,
    afterFarewell,
    afterSilence,
    configuration,
    inner,
    on,
    router,
    script,
    trackFile,
} from '../texts.ts';

const fails = (node: string): Action => ({ do: 'scriptFails', node, script: 'chk' });
const works = (node: string): Action => ({ do: 'scriptWorks', node, script: 'chk' });
const number = (node: string, value: number): Action => ({ do: 'file', node, file: 'num', value });

/** A node whose router tracks the check `chk`. */
function checked(
    name: string,
    priority: number,
    ofScript: readonly string[] = [],
    ofRouter: readonly string[] = [],
): LabNode {
    const lines = [...ofRouter, ...inner('track_script', ['chk'])];
    return { name, text: configuration([script('chk', ofScript), router({ priority, lines })]) };
}

/** A node whose router tracks the file `num`. */
function numbered(name: string, priority: number, weight: string): LabNode {
    const lines = inner('track_file', [`num ${weight}`]);
    return { name, text: configuration([trackFile('num'), router({ priority, lines })]) };
}

const plain = (name: string, priority: number, ...lines: readonly string[]): LabNode => ({
    name,
    text: configuration([router({ priority, lines })]),
});

const checks: readonly Scenario[] = [
    {
        title: 'a check without weight',
        nodes: [checked('a', 150), checked('b', 100)],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [fails('a')],
                holders: on('b'),
                takes: afterFailedCheck(100),
                why: 'a goes to FAULT and says farewell',
            },
            { actions: [fails('b')], holders: on() },
            { actions: [works('a')], holders: on('a') },
            { actions: [works('b')], holders: on('a') },
        ],
    },
    {
        title: 'a check without weight, nopreempt on both',
        nodes: [checked('a', 150, [], ['nopreempt']), checked('b', 100, [], ['nopreempt'])],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [fails('a')], holders: on('b'), takes: afterFailedCheck(100) },
            { actions: [works('a')], holders: on('b') },
        ],
    },
    {
        title: 'a check whose weight is smaller than the gap',
        nodes: [checked('a', 150, ['weight -20']), checked('b', 100, ['weight -20'])],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [fails('a')], holders: on('a'), why: '130 against 100' },
        ],
    },
    {
        title: 'a check whose weight is larger than the gap',
        nodes: [checked('a', 150, ['weight -60']), checked('b', 100, ['weight -60'])],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [fails('a')], holders: on('b'), why: '90 against 100' },
            { actions: [fails('b')], holders: on('a'), why: '90 against 40' },
            { actions: [works('b')], holders: on('b') },
            { actions: [works('a')], holders: on('a') },
        ],
    },
    {
        title: 'a check whose weight makes the priorities equal',
        nodes: [checked('a', 150, ['weight -50']), plain('b', 100)],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [fails('a')], holders: on('a'), why: 'a backup heeds adverts of its own priority' },
        ],
    },
    {
        title: 'a check with a positive weight',
        nodes: [checked('a', 90, ['weight 60']), checked('b', 70, ['weight 60'])],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a'), why: '150 against 130' },
            { actions: [fails('a')], holders: on('b'), why: '90 against 130' },
            { actions: [fails('b')], holders: on('a'), why: '90 against 70' },
        ],
    },
    {
        title: 'a check whose weight is larger than the gap, and a backup with nopreempt',
        nodes: [checked('a', 150, ['weight -60']), plain('b', 100, 'nopreempt')],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [fails('a')], holders: on('a'), why: 'with nopreempt b heeds lower priorities too' },
            { actions: [act('crash', 'a')], holders: on('b') },
        ],
    },
    {
        title: 'a check whose weight takes all of the priority',
        nodes: [checked('a', 100, ['weight -200']), plain('b', 1)],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [fails('a')], holders: on('a'), why: 'no priority falls below 1: they are equal' },
        ],
    },
    {
        title: 'a check with fall and rise',
        nodes: [checked('a', 150, ['fall 3', 'rise 2']), checked('b', 100)],
        quiet: 6_000,
        steps: [
            { actions: [], holders: on('a'), why: 'at the start one success is enough' },
            { actions: [fails('a')], holders: on('b'), takes: [2_000, 4_500] },
            { actions: [works('a')], holders: on('a'), takes: [1_000 + 1_365, 2_000 + 1_365 + 1_500] },
        ],
    },
    {
        title: 'a check that fails at the start',
        nodes: [{ ...checked('a', 150, ['fall 3', 'rise 2']), isLate: true }, checked('b', 100)],
        quiet: 6_000,
        steps: [
            { actions: [], holders: on('b') },
            {
                actions: [fails('a'), act('start', 'a')],
                holders: on('b'),
                why: 'no success yet, so it never gets out of its first state',
            },
            { actions: [works('a')], holders: on('a') },
        ],
    },
    {
        title: 'a check with a weight that is reversed',
        nodes: [plain('b', 100), checked('a', 150, ['weight 60 reverse'])],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('b'), why: '90 against 100: success costs the weight' },
            { actions: [fails('a')], holders: on('a') },
            { actions: [works('a')], holders: on('b') },
        ],
    },
    {
        title: 'a check with weight 0 that is reversed',
        nodes: [checked('a', 150, ['weight 0 reverse']), plain('b', 100)],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('b'), why: 'success is FAULT' },
            { actions: [fails('a')], holders: on('a') },
            { actions: [works('a')], holders: on('b') },
        ],
    },
    {
        title: 'a check of priority 255',
        nodes: [checked('a', 255), plain('b', 100)],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [fails('a')], holders: on('b') },
            { actions: [works('a')], holders: on('a') },
        ],
    },
    {
        title: 'a check with weight of priority 255',
        nodes: [checked('a', 255, ['weight -200']), plain('b', 100)],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [fails('a')], holders: on('a'), why: 'the priority of an owner never changes' },
        ],
    },
];

const files: readonly Scenario[] = [
    {
        title: 'a number in a file, weight 1',
        nodes: [numbered('a', 150, 'weight 1'), numbered('b', 100, 'weight 1')],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a'), why: 'no file is 0' },
            { actions: [number('a', -20)], holders: on('a') },
            { actions: [number('a', -60)], holders: on('b'), takes: afterSilence(100) },
            { actions: [number('a', 0)], holders: on('a') },
            { actions: [number('b', 60)], holders: on('b'), takes: afterSilence(160) },
            {
                actions: [number('b', -254)],
                holders: on('a'),
                takes: afterFarewell(150),
                why: '-254 is FAULT',
            },
            { actions: [number('b', 60)], holders: on('b') },
        ],
    },
    {
        title: 'a number in a file, a weight that multiplies it',
        nodes: [numbered('a', 150, 'weight -2'), plain('b', 100)],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            { actions: [number('a', 20)], holders: on('a'), why: '150 - 40 against 100' },
            { actions: [number('a', 30)], holders: on('b'), why: '150 - 60 against 100' },
            { actions: [number('a', 127)], holders: on('b'), why: '-254 is FAULT' },
            { actions: [number('a', -10)], holders: on('a') },
        ],
    },
    {
        title: 'a number in a file, weight 0',
        nodes: [numbered('a', 150, 'weight 0'), plain('b', 100)],
        quiet: QUIET,
        steps: [
            { actions: [], holders: on('a') },
            {
                actions: [number('a', 1)],
                holders: on('b'),
                takes: afterFarewell(100),
                why: 'anything but 0 is FAULT',
            },
            { actions: [number('a', 0)], holders: on('a') },
        ],
    },
];

/** What checks and numbers in files do to the election. */
export const trackers: readonly Scenario[] = [...checks, ...files];
