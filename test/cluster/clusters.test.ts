/** Which files are nodes of one cluster, and what they are called. */
import { describe, expect, it } from 'vitest';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { type ClusterRequest, clustersOf } from '../../src/service/cluster.ts';
import { nodeNames } from '../../src/service/nodes.ts';
import type { SettingsFor } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

function instance(id: number, address: string, priority: number, more = ''): string {
    return `vrrp_instance VI {\ninterface eth0\nvirtual_router_id ${id}\npriority ${priority}\n${more}virtual_ipaddress {\n${address}\n}\n}\n`;
}

/** The names of the nodes of each cluster, and the targets that they are read for. */
function clusters(
    texts: Readonly<Record<string, string>>,
    request?: ClusterRequest,
    targetsOf: (uri: string) => readonly string[] = () => [],
): string[] {
    const files = Object.entries(texts).map(([name, text]) => createSourceFile(name, text));
    const settings: SettingsFor = ({ uri }) => {
        const targets = targetsOf(uri).flatMap((name) => findTarget(name) ?? []);
        return { targets: targets.length === 0 ? [newestTarget()] : targets, preset: 'recommended' };
    };
    const others = { named: [], others: files.map(({ uri }) => ({ uri })) };
    return clustersOf(files, settings, request ?? others).map(({ nodes }) =>
        nodes
            .map(({ name, target }) => (targetsOf(name).length === 0 ? name : `${name} ${target.name}`))
            .join(', '),
    );
}

describe('files of which nothing is said', () => {
    it('belong together when number, family and an address are the same', () => {
        const [one, two] = [instance(7, '10.0.0.5', 100), instance(7, '10.0.0.5/24', 90)];
        expect(clusters({ 'a.conf': one, 'b.conf': two })).toEqual(['a, b']);
        expect(clusters({ 'a.conf': one, 'b.conf': instance(7, '10.0.0.6', 90) })).toEqual([]);
        expect(clusters({ 'a.conf': one, 'b.conf': instance(8, '10.0.0.5', 90) })).toEqual([]);
    });

    it('are as many clusters as there are', () => {
        const texts = {
            'x/lb1.conf': instance(7, '10.0.0.5', 100),
            'y/lb1.conf': instance(7, '10.9.0.5', 100),
            'x/lb2.conf': instance(7, '10.0.0.5', 90),
            'y/lb2.conf': instance(7, '10.9.0.5', 90),
            'z.conf': instance(7, '10.7.0.5', 90),
        };
        expect(clusters(texts)).toEqual(['x/lb1, x/lb2', 'y/lb1, y/lb2']);
    });

    it('are no cluster when there are more than anybody has', () => {
        const nodes = (count: number): Record<string, string> =>
            Object.fromEntries(
                Array.from({ length: count }, (_, index) => [
                    `${index}.conf`,
                    instance(7, '10.0.0.5', 100 + index),
                ]),
            );
        expect(clusters(nodes(16))).toHaveLength(1);
        expect(clusters(nodes(17))).toEqual([]);
    });

    it('belong together by way of a third', () => {
        const texts = {
            'a.conf': instance(7, '10.0.0.5', 100),
            'b.conf': instance(8, '10.0.0.6', 100),
            'c.conf': instance(7, '10.0.0.5', 90) + instance(8, '10.0.0.6', 90).replace('VI', 'VI_2'),
        };
        expect(clusters(texts)).toEqual(['a, b, c']);
    });

    it('are nodes for each configuration id in them', () => {
        const text = instance(7, '10.0.0.5', 100).replace(
            /priority 100/,
            '@lb1 priority 100\n@lb2 priority 90',
        );
        expect(clusters({ 'k.conf': text })).toEqual(['k (-i lb1), k (-i lb2)']);
    });

    it('are read for each target that two of them share', () => {
        const texts = { 'a.conf': instance(7, '10.0.0.5', 100), 'b.conf': instance(7, '10.0.0.5', 90) };
        const both = clusters(texts, undefined, () => ['2.2.7', '2.3.3']);
        expect(both).toEqual(['a 2.2.7, b 2.2.7', 'a 2.3.3, b 2.3.3']);
        const apart = clusters(texts, undefined, (uri) =>
            uri === 'a.conf' ? ['2.2.7'] : ['2.3.3', '2.0.20'],
        );
        expect(apart).toEqual(['a 2.2.7, b 2.3.3']);
    });
});

describe('nodes that are named', () => {
    it('are one cluster whatever is in them, by the ids for which they read a file', () => {
        const text = instance(7, '10.0.0.5', 100).replace(
            /priority 100/,
            '@one priority 100\n@two priority 90',
        );
        const request = {
            named: [
                [
                    { uri: 'k.conf', name: 'lb1', configId: 'one' },
                    { uri: 'k.conf', name: 'lb2', configId: 'two' },
                    { uri: 'l.conf', name: 'lb3' },
                ],
            ],
            others: [],
        };
        expect(clusters({ 'k.conf': text, 'l.conf': '' }, request)).toEqual(['lb1, lb2, lb3']);
    });

    it('are none when there is one only', () => {
        const request = { named: [[{ uri: 'k.conf' }]], others: [] };
        expect(clusters({ 'k.conf': instance(7, '10.0.0.5', 100) }, request)).toEqual([]);
    });
});

describe('names of nodes', () => {
    it.each([
        [['lb1.conf'], ['lb1']],
        [
            ['etc/lb1.conf', 'etc/lb2.conf'],
            ['lb1', 'lb2'],
        ],
        [
            ['a/keepalived.conf', 'b/keepalived.conf'],
            ['a', 'b'],
        ],
        [
            ['a/etc/k.conf', 'b/etc/k.conf'],
            ['a', 'b'],
        ],
        [
            ['a/x.conf', 'b/y.conf'],
            ['a/x', 'b/y'],
        ],
        [['k', 'k'], ['k']],
        [
            ['.conf', 'b.conf'],
            ['.conf', 'b'],
        ],
    ])('of %j are %j', (uris, expected) => {
        expect([...nodeNames(uris).values()]).toEqual(expected);
    });
});
