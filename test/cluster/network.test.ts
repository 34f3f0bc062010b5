/** Which virtual routers and addresses of clusters that share a network get into each other's way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { type NetworkRequest, checkTogether } from '../../src/service/cluster.ts';
import { createSourceFile, positionAt } from '../../src/text/source-file.ts';
import { expectedOf } from '../oracle/election/judge.ts';
import { networks } from '../oracle/election/scenarios/networks.ts';

interface Instance {
    readonly id?: number;
    readonly priority?: number;
    readonly link?: string;
    /** Lines of `virtual_ipaddress`. */
    readonly addresses?: string;
    /** Further statements. */
    readonly more?: string;
}

let count = 0;

/** An instance with addresses of its own where none are given. */
function instance({ id = 7, priority = 100, link = 'eth0', addresses, more = '' }: Instance = {}): string {
    count = (count + 1) % 250;
    const lines = addresses ?? `10.0.0.${count + 1}/24`;
    return `vrrp_instance VI_${id} {\n${more}interface ${link}\nvirtual_router_id ${id}\npriority ${priority}\nvirtual_ipaddress {\n${lines}\n}\n}\n`;
}

/** What is found in a network, for parties of texts: `PARTY.NODE:LINE severity rule < PARTY.NODE`, counting from 1. */
function found(parties: readonly (readonly string[])[], target = newestTarget().name): string[] {
    const files = parties.flatMap((texts, party) =>
        texts.map((text, node) => createSourceFile(`${party + 1}.${node + 1}`, text)),
    );
    const network: NetworkRequest = parties.map((texts, party) =>
        texts.map((_, node) => ({ uri: `${party + 1}.${node + 1}` })),
    );
    const settings = { targets: [findTarget(target) ?? newestTarget()], preset: 'recommended' } as const;
    return checkTogether(files, settings, { named: [], others: [], networks: [network] }).flatMap(
        ({ file, diagnostics }) =>
            diagnostics
                .filter(({ rule }) => rule.startsWith('network/'))
                .map(({ rule, severity, span, related }) => {
                    const line = positionAt(file, span.start).line + 1;
                    const to = related.map(({ uri }) => uri).join(', ');
                    return `${file.uri}:${line} ${severity} ${rule.slice('network/'.length)} < ${to}`;
                }),
    );
}

/** Whether the number that two nodes have in common is reported. */
function isReported(one: Instance, other: Instance, target?: string): boolean {
    return found([[instance(one)], [instance(other)]], target).some((line) =>
        line.includes('same-router-id'),
    );
}

describe('a number', () => {
    it('is reported once for each later pair, at its first node and related to the first pair', () => {
        const pair = (): string[] => [instance({ priority: 110 }), instance({ priority: 90 })];
        expect(found([pair(), pair(), [instance({ id: 8 })], pair()])).toEqual([
            '2.1:3 error same-router-id < 1.1',
            '4.1:3 error same-router-id < 1.1',
        ]);
    });

    it('is no matter among the nodes of one pair', () => {
        expect(found([[instance(), instance(), instance()]])).toEqual([]);
    });

    it('is one virtual router where nodes of no pair have an address in common, too', () => {
        const shared = { addresses: '10.0.1.1/24' };
        const backup = { ...shared, priority: 90 };
        expect(found([[instance(shared)], [instance(backup)]])).toEqual([]);
        expect(found([[instance(shared)], [instance(backup)], [instance()]])).toEqual([]);
        expect(
            found([[instance(shared)], [instance(backup)], [instance({ addresses: '10.0.1.2/24' })]]),
        ).toEqual(['3.1:3 error same-router-id < 1.1']);
        // Of a pair that somebody named nothing else is thought.
        expect(found([[instance(shared), instance(backup)], [instance(backup)]])).toEqual([
            '2.1:3 warning same-router-id < 1.1',
        ]);
    });

    it.each<[string, Instance, Instance, boolean]>([
        ['the address families differ', {}, { addresses: 'fe80::1' }, false],
        ['one works by unicast', { more: 'unicast_peer {\n10.0.0.250\n}\n' }, {}, false],
        [
            'both work by unicast',
            { more: 'unicast_src_ip 10.0.0.251\nunicast_peer {\n10.0.0.252\n}\n' },
            { more: 'unicast_src_ip 10.0.0.253\nunicast_peer {\n10.0.0.254\n}\n' },
            false,
        ],
        [
            'they are peers by unicast',
            { more: 'unicast_src_ip 10.0.0.251\nunicast_peer {\n10.0.0.253\n}\n' },
            { more: 'unicast_src_ip 10.0.0.253\nunicast_peer {\n10.0.0.251\n}\n' },
            true,
        ],
        ['one has another multicast group', { more: 'mcast_dst_ip 224.0.0.99\n' }, {}, false],
        ['their addresses are of one network', { link: 'eth0' }, { link: 'ens3' }, true],
        ['their addresses are of two networks', {}, { addresses: '10.9.0.1/24' }, false],
        ['one network is in the other', {}, { addresses: '10.0.0.77/16' }, true],
        ['an address lies in the network of the other', {}, { addresses: '10.0.0.77', link: 'ens3' }, true],
        ['an address lies outside the network of the other', {}, { addresses: '10.9.0.1' }, false],
        [
            'the sources are in one network and further addresses are not',
            { more: 'mcast_src_ip 10.0.5.1\n', addresses: '10.8.0.1/24' },
            { more: 'mcast_src_ip 10.0.5.2\n', addresses: '10.0.5.9/24' },
            true,
        ],
        [
            'an address on another device is in the network of the other',
            {},
            { addresses: '10.9.0.1/24\n10.0.0.78/24 dev eth1' },
            false,
        ],
        ['nothing is known of networks', { addresses: '10.8.0.1' }, { addresses: '10.9.0.1' }, true],
        [
            'nothing is known, and each node has one interface',
            { addresses: '10.8.0.1' },
            { addresses: '10.9.0.1', link: 'ens3' },
            true,
        ],
        ['they are on two VLANs', { link: 'eth0.10' }, { link: 'bond0.20' }, false],
        ['they are on one VLAN', { link: 'eth0.10' }, { link: 'vlan10' }, true],
    ])('where %s', (_, one, other, expected) => {
        expect(isReported(one, other)).toBe(expected);
    });

    it('of nodes with several interfaces matters on those of one name, where no network is told', () => {
        const second = instance({ id: 9, link: 'eth1', addresses: '172.16.0.1' });
        const node = (link: string, address: string): string =>
            instance({ link, addresses: address }) +
            second.replace('172.16.0.1', address.replace('10', '172'));
        expect(
            found([[node('eth0', '10.8.0.1')], [node('ens3', '10.9.0.1').replace('id 9', 'id 10')]]),
        ).toEqual([]);
        expect(
            found([[node('eth0', '10.8.0.1')], [node('eth0', '10.9.0.1').replace('id 9', 'id 10')]]),
        ).toEqual(['2.1:3 error same-router-id < 1.1']);
    });

    it.each<[string, Instance, string, string]>([
        ['another version', { more: 'version 3\n' }, '2.4.3', 'warning'],
        ['another interval', { more: 'advert_int 3\n' }, '2.4.3', 'warning'],
        [
            'another password',
            { more: 'authentication {\nauth_type PASS\nauth_pass x\n}\n' },
            '2.4.3',
            'warning',
        ],
        ['other addresses', {}, '2.3.3', 'error'],
        ['other addresses', {}, '2.2.7', 'warning'],
    ])('with %s (%j, %s) is of severity %s', (_, other, target, severity) => {
        expect(found([[instance()], [instance(other)]], target)).toEqual([
            expect.stringContaining(` ${severity} same-router-id `),
        ]);
    });

    it('gives one MAC address to two masters unless they have MAC addresses of their own', () => {
        const vmac = { more: 'use_vmac\n' };
        const own = { more: 'use_vmac vrrp7 02:00:00:00:00:01\n' };
        expect(found([[instance(vmac)], [instance(vmac)]], '2.2.7')).toEqual([
            '2.1:4 error same-router-id < 1.1',
        ]);
        expect(found([[instance(vmac)], [instance(own)]], '2.2.7')).toEqual([
            '2.1:4 warning same-router-id < 1.1',
        ]);
    });
});

describe('an address', () => {
    const at = (id: number, addresses: string, more = ''): string => instance({ id, addresses, more });

    it.each<[string, string, string, string[]]>([
        ['however it is written', at(7, 'fd00::5/64'), at(8, 'fd00:0::5'), ['2.1:6 error']],
        [
            'where it is not in the adverts',
            at(7, '10.0.0.1/24\n}\nvirtual_ipaddress_excluded {\n10.0.0.9/24'),
            at(8, '10.0.0.9/24'),
            ['2.1:6 error'],
        ],
        [
            'each for itself',
            at(7, '10.0.0.1\n10.0.0.2'),
            at(8, '10.0.0.2\n10.0.0.1'),
            ['2.1:6 error', '2.1:7 error'],
        ],
        [
            'not where the number is the same too, as then one master is elected',
            at(7, '10.0.0.1\n10.0.0.2'),
            at(7, '10.0.0.1\n10.0.0.3'),
            [],
        ],
        ['that is link-local, on one link', at(7, 'fe80::1'), at(8, 'fe80::1'), ['2.1:6 error']],
        [
            'not where it is link-local, on two links',
            at(7, 'fe80::1\nfd00:1::1/64'),
            at(8, 'fe80::1\nfd00:2::1/64'),
            [],
        ],
        ['not on two VLANs', at(7, '10.0.0.1 dev eth0.10'), at(8, '10.0.0.1 dev eth0.20'), []],
        [
            'not where nodes have it for themselves',
            at(7, '10.0.0.1', 'mcast_src_ip 10.0.0.99\n'),
            at(8, '10.0.0.2', 'mcast_src_ip 10.0.0.99\n'),
            [],
        ],
    ])('is reported %s', (_, one, other, expected) => {
        const lines = found([[one], [other]]).filter((line) => line.includes('same-virtual-address'));
        expect(lines.map((line) => line.replace(/ same-virtual-address.*/, ''))).toEqual(expected);
    });
});

describe('a finding', () => {
    it('can be silenced where it stands', () => {
        const quiet = instance().replace(
            'virtual_router_id',
            '# kalint-disable-next-line network/same-router-id -- moves soon\nvirtual_router_id',
        );
        expect(found([[instance()], [quiet]])).toEqual([]);
    });

    it('is there for each router that has what an earlier one has, and for no other', () => {
        const values = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 });
        fc.assert(
            fc.property(values, (numbers) => {
                const sameIds = numbers.map((id, index) => [
                    instance({ id, addresses: `10.0.0.${index + 1}/24`, priority: 150 }),
                    instance({ id, addresses: `10.0.0.${index + 1}/24` }),
                ]);
                const sameAddresses = numbers.map((address, index) => [
                    instance({ id: index + 1, addresses: `10.0.0.${address}/24`, priority: 150 }),
                    instance({ id: index + 1, addresses: `10.0.0.${address}/24` }),
                ]);
                const repeated = numbers.flatMap((each, index) =>
                    numbers.indexOf(each) === index
                        ? []
                        : [`${index + 1}.1 < ${numbers.indexOf(each) + 1}.1`],
                );
                for (const parties of [sameIds, sameAddresses])
                    expect(found(parties).map((line) => line.replace(/:.*(?= <)/, ''))).toEqual(repeated);
            }),
            { numRuns: 25 },
        );
    });
});

// The scenarios are those that `test/oracle/election` plays with keepalived itself.
describe.each(['2.2.7', '2.3.3'] as const)('what daemons of %s do', (release) => {
    it.each(networks.map((scenario) => ({ title: scenario.title, scenario })))(
        'is an error where an address is not on one node: $title',
        ({ scenario: { nodes, steps } }) => {
            const [one, other, ...more] = nodes.map(({ text }) => text);
            const pairs = [[one ?? '', other ?? ''], more];
            const isWrong = steps.some((step) =>
                Object.values(expectedOf(step, release).holders).some(({ length }) => length !== 1),
            );
            expect(found(pairs, release).filter((line) => line.includes(' error '))).toHaveLength(
                isWrong ? 1 : 0,
            );
        },
    );
});
