import { describe, expect, it } from 'vitest';
import { priorityRange } from '../../src/model/show/priority.ts';
import { advertInterval, masterDownInterval, skewTime } from '../../src/model/timers.ts';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { showFile } from '../../src/service/show.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { folderFiles } from '../support/shown.ts';
import { includesIn } from '../support/expand.ts';

/** The values of the first thing of a kind in a text. */
function valuesOf(text: string, list: string, target = '2.4.3', files = {}): Record<string, unknown> {
    const found = findTarget(target);
    if (found === undefined) throw new Error(`kalint knows no target ${target}`);
    const settings = { target: found, includes: includesIn(files) };
    const { lists } = showFile(createSourceFile('keepalived.conf', text), settings);
    const [item] = lists.find(({ name }) => name === list)?.items ?? [];
    return Object.fromEntries((item?.facts ?? []).map(({ name, value }) => [name, value]));
}

const router = (inside: string, before = '', target = '2.4.3'): Record<string, unknown> =>
    valuesOf(`${before}\nvrrp_instance A {\ninterface eth0\n${inside}\n}\n`, 'virtualRouters', target);

describe('timers', () => {
    it.each([
        [1.4, 2, 1],
        [1.5, 2, 2],
        [0.01, 2, 1],
        [300, 2, 255],
        [0.505, 3, 0.51],
        [50, 3, 40.95],
    ] as const)('send %d s by version %d as %d s', (asked, version, sent) => {
        expect(advertInterval(asked, version)).toBe(sent);
    });

    it('let the lower priority wait longer', () => {
        // RFC 3768: (256 - 100) / 256 s; RFC 9568: that part of the interval.
        expect(skewTime(100, 5, 2)).toBe(0.609375);
        expect(skewTime(100, 5, 3)).toBe(3.046875);
        expect(masterDownInterval(3, 5, skewTime(100, 5, 2))).toBe(15.609375);
    });
});

describe('a prefix length', () => {
    it.each([
        ['/24', 24],
        ['', 32],
        ['/24;', 24],
        ['/x', 0],
        ['/33', 32],
    ])('%j of a virtual address counts as keepalived takes it', (behind, prefix) => {
        const text = `vrrp_instance A {\nvirtual_ipaddress {\n192.0.2.1${behind}\n}\n}\n`;
        const file = createSourceFile('keepalived.conf', text);
        const { lists } = showFile(file, { target: newestTarget(), includes: includesIn({}) });
        const [instance] = lists.find(({ name }) => name === 'virtualRouters')?.items ?? [];
        const facts = instance?.lists.flatMap(({ items }) => items).flatMap((each) => each.facts) ?? [];
        expect(facts.find(({ name }) => name === 'prefix')?.value).toBe(prefix);
    });
});

describe('priorities', () => {
    const tracker = (weight: number, kind = 'tracked-script') =>
        ({ kind, weight }) as Parameters<typeof priorityRange>[1][number];

    it.each([
        [100, [10, -20], 80, 110],
        [250, [10, 0], 250, 254],
        [5, [-10], 1, 5],
        [255, [-10], 255, 255],
    ])('of %d with weights %j', (priority, weights, lowest, highest) => {
        const range = priorityRange(
            priority,
            weights.map((weight) => tracker(weight)),
        );
        expect(range).toEqual({ lowest, highest });
    });

    it('follow a file anywhere', () => {
        expect(priorityRange(100, [tracker(1, 'tracked-file')])).toEqual({ lowest: 1, highest: 254 });
    });
});

describe('virtual routers', () => {
    it('take settings of global_defs, and of their own before them', () => {
        const before = 'global_defs {\nvrrp_garp_master_repeat 2\nvrrp_version 3\n}';
        expect(router('', before)).toMatchObject({ garpMasterRepeat: 2, garpLowerPrioRepeat: 2, version: 3 });
        expect(router('garp_master_repeat 7', before)).toMatchObject({ garpMasterRepeat: 7 });
    });

    it('start as MASTER and as owner without a priority', () => {
        expect(router('state MASTER\nnopreempt\npreempt_delay 5')).toMatchObject({
            state: 'MASTER',
            priority: 255,
            preempt: true,
            preemptDelay: 0,
        });
    });

    it('keep what a refused value leaves', () => {
        expect(router('priority 300\nadvert_int x\nvirtual_router_id 0')).toMatchObject({
            priority: 100,
            advertInterval: 1,
        });
    });

    it('have the priorities that their group allows', () => {
        const group = 'vrrp_sync_group G {\ngroup {\nA\n}\ntrack_script {\nc weight -3\n}\n}';
        const before = `vrrp_script c {\nscript /usr/bin/true\n}\n${group}`;
        const tracking = (line: string): string => `track_script {\n${line}\n}`;
        expect(router('', before)).toMatchObject({ priorityRange: [97, 100] });
        // 2.2.7 drops a weight of a member's own, but keeps a tracker without one in place of the group's.
        expect(router(tracking('c weight 10'), before)).toMatchObject({ priorityRange: [97, 100] });
        expect(router(tracking('c'), before)).not.toHaveProperty('priorityRange');
    });

    it('have no authentication in version 3', () => {
        const text = 'version 3\nauthentication {\nauth_type PASS\nauth_pass x\n}';
        expect(router(text)).toMatchObject({ authentication: 'none' });
    });

    it('are shown with what they include', () => {
        const values = valuesOf('vrrp_instance A {\ninclude a.conf\n}\n', 'virtualRouters', '2.2.7', {
            'a.conf': 'priority 70\n',
        });
        expect(values).toMatchObject({ priority: 70 });
    });
});

describe('every fixture', () => {
    it.each(folderFiles())('is shown: %s', (_, text) => {
        for (const name of ['2.4.3', '1.2.13']) {
            const target = findTarget(name);
            if (target === undefined) throw new Error(`kalint knows no target ${name}`);
            const { lists } = showFile(createSourceFile('a.conf', text), { target });
            expect(lists[0]?.name).toBe('global');
        }
    });
});
