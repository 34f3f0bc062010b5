/** What keepalived finds between instances and groups: numbers, interfaces, and blocks whose head it refuses. */
import { describe, expect, it } from 'vitest';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

function reported(text: string, target: string): ReturnType<typeof checkFile>['diagnostics'] {
    const targets = [findTarget(target) ?? newestTarget()];
    return checkFile(createSourceFile('test.conf', text), { targets, preset: 'recommended' }).diagnostics;
}

/** The text of each finding of a rule. */
function found(rule: string, text: string, target = newestTarget().name): string[] {
    return reported(text, target)
        .filter((each) => each.rule === rule)
        .map(({ span }) => text.slice(span.start, span.end));
}

/** An instance with the number 7; an address in the lines decides its family. */
function instance(name: string, lines: string, address = '192.0.2.1'): string {
    return `vrrp_instance ${name} {\nvirtual_router_id 7\n${lines}\nvirtual_ipaddress {\n${address}\n}\n}\n`;
}

describe('a virtual_router_id', () => {
    const ETH0 = 'interface eth0';
    const peers = (source: string, ...addresses: readonly string[]): string =>
        `${source}\nunicast_peer {\n${addresses.join('\n')}\n}`;
    const SOURCE = 'unicast_src_ip 192.0.2.9';
    const one = peers(SOURCE, '192.0.2.3', '192.0.2.4');

    it.each([
        ['on one interface', ETH0, ETH0, 1],
        ['on two interfaces', ETH0, 'interface eth1', 0],
        ['by multicast and by unicast', ETH0, `${ETH0}\n${one}`, 0],
        ['with two groups', ETH0, `${ETH0}\nmcast_dst_ip 224.0.0.99`, 0],
        ['with the default group written', ETH0, `${ETH0}\nmcast_dst_ip 224.0.0.18`, 1],
        ['with a peer in common', one, peers(SOURCE, '192.0.2.4'), 1],
        ['without', one, peers(SOURCE, '192.0.2.5'), 0],
        ['with two sources', one, peers('unicast_src_ip 192.0.2.8', '192.0.2.4'), 0],
        ['with a source that the machine decides', one, peers('', '192.0.2.4'), 0],
        ['with a peer in common on two interfaces', `${ETH0}\n${one}`, `interface eth1\n${one}`, 0],
        [
            'with a peer in common on an interface of its own',
            `${ETH0}\n${one}`,
            `${ETH0}\nuse_vmac\n${one}`,
            0,
        ],
    ])('%s', (_, first, second, count) => {
        const text = instance('web', first) + instance('mail', second);
        expect(found('vrrp/router-id-in-use', text)).toHaveLength(count);
    });

    it('is compared within an address family, where interfaces do not change', () => {
        const other = instance('web', ETH0) + instance('mail', ETH0, 'fe80::1');
        const same = instance('web', ETH0) + instance('mail', ETH0);
        const changing = 'global_defs {\ndynamic_interfaces allow_if_changes\n}\n';
        expect(found('vrrp/router-id-in-use', other)).toEqual([]);
        expect(found('vrrp/router-id-in-use', changing + same)).toEqual([]);
    });

    it('is compared since 1.2.20, up to 2.0.20 without regard to unicast', () => {
        const same = instance('web', ETH0) + instance('mail', ETH0);
        const mixed = instance('web', ETH0) + instance('mail', `${ETH0}\n${one}`);
        expect(found('vrrp/router-id-in-use', same, '1.2.19')).toEqual([]);
        expect(found('vrrp/router-id-in-use', same, '1.2.20')).toEqual(['7']);
        expect(found('vrrp/router-id-in-use', mixed, '2.0.20')).toEqual(['7']);
        expect(found('vrrp/router-id-in-use', mixed, '2.1.0')).toEqual([]);
    });
});

describe('an interface in a sync group', () => {
    const group = 'vrrp_sync_group all {\ngroup {\nweb\n}\ntrack_interface {\neth0\n}\n}\n';

    it.each([
        ['interface eth0', 1],
        ['interface eth0\ndont_track_primary', 0],
        ['interface eth1\ntrack_interface {\neth0\n}', 1],
        ['interface eth1\npriority 255\ntrack_interface {\neth0 weight 3\n}', 1],
        ['interface eth1', 0],
    ])('of an instance with %j', (lines, count) => {
        expect(found('vrrp/interface-tracked-twice', instance('web', lines) + group)).toHaveLength(count);
    });

    it('is only logged before 2.2.0', () => {
        const origins = (target: string): string[] =>
            reported(instance('web', 'interface eth0') + group, target)
                .filter(({ rule }) => rule === 'vrrp/interface-tracked-twice')
                .map(({ origin }) => origin);
        expect(origins('2.1.5')).toEqual(['kalint']);
        expect(origins('2.2.0')).toEqual(['keepalived']);
    });
});

describe('a block whose head is refused', () => {
    const web = instance('web', 'interface eth0');
    const group = (head: string): string => `vrrp_sync_group ${head} {\ngroup {\nweb\n}\n}\n`;

    it('has no members', () => {
        expect(found('vrrp/sync-group-single-member', web + group(''))).toEqual([]);
        expect(found('vrrp/sync-group-single-member', web + group('a b'))).toEqual([]);
        expect(found('vrrp/sync-group-single-member', web + group('a'))).toEqual(['web']);
        expect(found('vrrp/sync-group-member-twice', web + group('') + group('a'))).toEqual([]);
    });

    it('is no instance, and may be what a group means', () => {
        const refused = 'vrrp_instance web two {\ninterface eth0\n}\n';
        expect(found('vrrp/no-address', refused)).toEqual([]);
        expect(found('vrrp/missing-router-id', 'vrrp_instance {\n}\n')).toEqual([]);
        expect(found('vrrp/sync-group-member-unknown', refused + group('a'))).toEqual([]);
        expect(found('vrrp/sync-group-member-unknown', group('a'))).toEqual(['web']);
    });
});

describe('an interface in garp groups', () => {
    const group = (...lines: readonly string[]): string => `garp_group {\n${lines.join('\n')}\n}\n`;
    const first = group('garp_interval 1', 'interface eth0');

    it.each([
        [first + group('gna_interval 1', 'interface eth0'), ['eth0']],
        [first + group('gna_interval 1', 'interface eth1'), []],
        [group('garp_interval 1', 'interface eth0', 'interface eth0'), ['eth0']],
        [group('interface eth0') + first, []],
        [first + group('garp_interval 1', 'interfaces {\neth1 eth0\n}'), ['eth0']],
    ])('%j', (text, expected) => {
        expect(found('vrrp/garp-group-interface-twice', text)).toEqual(expected);
    });
});
