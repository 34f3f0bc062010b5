/** Differences planted into a pair: each is found once, under the later file, and nothing else is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkTogether } from '../../src/service/cluster.ts';
import { checkFiles } from '../../src/service/files.ts';
import { type SourceFile, createSourceFile, positionAt } from '../../src/text/source-file.ts';
import { oneCluster } from '../support/cluster-examples.ts';
import { nodeText } from './pair-texts.ts';

const settings = { targets: [newestTarget()], preset: 'recommended' } as const;

/** What comparing files adds to what is found in each: `FILE:LINE rule`. */
function added(files: readonly SourceFile[]): string[] {
    const alone = checkFiles(files, settings).flatMap(({ diagnostics }) => diagnostics.length);
    const together = checkTogether(files, settings, oneCluster(files));
    expect(
        together.map(({ diagnostics }) => diagnostics.filter(({ rule }) => !isAboutNodes(rule)).length),
    ).toEqual(alone);
    return together.flatMap(({ file, diagnostics }) =>
        diagnostics
            .filter(({ rule }) => isAboutNodes(rule))
            .map(({ rule, span }) => `${file.uri}:${positionAt(file, span.start).line + 1} ${rule}`),
    );
}

function isAboutNodes(rule: string): boolean {
    return /^(?:pair|failover)\//.test(rule);
}

/** The pair with a replacement in the second node, or in the first. */
function mutated(from: string | RegExp, to: string, node: 'lb1' | 'lb2' = 'lb2'): readonly SourceFile[] {
    return (['lb1', 'lb2'] as const).map((name) => {
        const text = nodeText(name);
        const changed = name === node ? text.replace(from, to) : text;
        if (name === node && changed === text && from !== '') throw new Error(`nothing is ${String(from)}`);
        return createSourceFile(`${name}.conf`, changed);
    });
}

describe('a pair', () => {
    it('in which nothing is wrong is left alone', () => {
        expect(added(mutated('', ''))).toEqual([]);
    });

    it.each<[string, string | RegExp, string, string, ('lb1' | 'lb2')?]>([
        [
            'another number',
            'virtual_router_id 17',
            'virtual_router_id 19',
            'lb2.conf:27 pair/virtual-router-id-differs',
        ],
        ['another interval', 'advert_int 1', 'advert_int 2', 'lb2.conf:29 pair/advert-interval-differs'],
        ['another password', 'k4l1nt01', 'k4l1nt02', 'lb2.conf:32 pair/authentication-differs'],
        ['one address less', '        10.0.0.6/32\n', '', 'lb2.conf:38 pair/addresses-differ'],
        [
            'one address less on the first',
            '        10.0.0.6/32\n',
            '',
            'lb2.conf:40 pair/addresses-differ',
            'lb1',
        ],
        ['another address', '10.0.0.6/32', '10.0.0.7/32', 'lb2.conf:40 pair/addresses-differ'],
        ['another prefix length', '10.1.0.5/24', '10.1.0.5/16', 'lb2.conf:51 pair/setting-differs'],
        [
            'a stranger as the peer',
            '        10.0.0.1\n',
            '        10.0.0.9\n',
            'lb2.conf:36 pair/peer-not-named',
        ],
        [
            'another source',
            'unicast_src_ip 10.0.0.2',
            'unicast_src_ip 10.0.0.8',
            'lb2.conf:34 pair/peer-not-named',
        ],
        ['multicast', / {4}unicast_src_ip[^}]*}\n/, '', 'lb2.conf:24 pair/unicast-one-sided'],
        ['the same priority', 'priority 90', 'priority 100', 'lb2.conf:28 pair/priority-equal'],
        [
            'the MASTER with the lower priority',
            'state BACKUP',
            'state MASTER',
            'lb2.conf:25 pair/master-with-lower-priority',
        ],
        [
            'nopreempt on one side',
            'advert_int 1\n',
            'advert_int 1\n    nopreempt\n',
            'lb2.conf:30 pair/nopreempt-one-sided',
        ],
        ['another delay', 'preempt_delay 30', 'preempt_delay 300', 'lb2.conf:49 pair/setting-differs'],
        ['another weight', 'weight -20', 'weight -30', 'lb2.conf:11 pair/setting-differs'],
        [
            'a real server less',
            / {4}real_server 10.0.0.4[^]*?\n {4}}\n/,
            '',
            'lb2.conf:55 pair/virtual-server-differs',
        ],
        ['no virtual server', /virtual_server [^]*/, '', 'lb2.conf:44 pair/virtual-server-differs'],
        ['another timeout', 'connect_timeout 3', 'connect_timeout 9', 'lb2.conf:63 pair/setting-differs'],
        ['the same router_id', 'router_id lb2', 'router_id lb1', 'lb2.conf:2 pair/router-id-equal'],
        ['no virtual router inside', /vrrp_instance VI_IN[^]*?\n}\n/, '', 'lb2.conf:24 pair/router-missing'],
    ])('with %s has one finding', (_, from, to, expected, node) => {
        const found = added(mutated(from, to, node));
        // A group that lost a member is told of by itself, and so is a name that leads nowhere.
        expect(found.filter((each) => !each.includes('pair/sync-group-differs'))).toEqual([expected]);
    });

    it('that holds back on the stronger node only is left alone where checks have weights', () => {
        expect(added(mutated('advert_int 1\n', 'advert_int 1\n    nopreempt\n', 'lb1'))).toEqual([]);
    });

    it('that the article shows differs in the address for mails, and in what it means to', () => {
        const files = ['lb1.conf', 'lb2.conf'].map((name) => {
            const path = join(import.meta.dirname, '../../fixtures/seed', name);
            return createSourceFile(name, readFileSync(path, 'utf8'));
        });
        expect(added(files)).toEqual(['lb2.conf:4 pair/setting-differs']);
    });
});
