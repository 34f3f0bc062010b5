/** What the rules about virtual routers and sync groups find across lines, beyond their examples. */
import { describe, expect, it } from 'vitest';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { fixFile } from '../../src/service/fix.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

function settingsFor(name: string): Parameters<typeof checkFile>[1] {
    return { targets: [findTarget(name) ?? newestTarget()], preset: 'recommended' };
}

/** Rules about what is lacking, which is much in the instances and groups of these tests. */
const ABOUT_LACKS = new Set([
    'vrrp/missing-interface',
    'vrrp/missing-router-id',
    'vrrp/no-address',
    'vrrp/address-without-interface',
    'vrrp/unicast-without-peers',
    'vrrp/unicast-without-source',
    'vrrp/ipvlan-without-address',
    'vrrp/sync-group-member-unknown',
    'vrrp/sync-group-single-member',
]);

/** `rule: text` for each other finding of the area, without the area. */
function findings(text: string, target = newestTarget().name): string[] {
    return checkFile(createSourceFile('test.conf', text), settingsFor(target))
        .diagnostics.filter(({ rule }) => rule.startsWith('vrrp/') && !ABOUT_LACKS.has(rule))
        .map(({ rule, span }) => `${rule.slice('vrrp/'.length)}: ${text.slice(span.start, span.end)}`);
}

function instance(lines: string, name = 'web'): string {
    return `vrrp_instance ${name} {\n${lines}\n}\n`;
}

const virtual = (...lines: readonly string[]): string => `virtual_ipaddress {\n${lines.join('\n')}\n}`;
const excluded = (...lines: readonly string[]): string =>
    `virtual_ipaddress_excluded {\n${lines.join('\n')}\n}`;

describe('the address family', () => {
    it.each([
        ['is fixed by a source', `mcast_src_ip 192.0.2.1\n${virtual('::1')}`, ['::1']],
        [
            'is fixed by a multicast group, even a wrong one',
            `mcast_dst_ip 192.0.2.1\n${virtual('::1')}`,
            ['::1'],
        ],
        ['is fixed by the address of an ipvlan', `use_ipvlan 192.0.2.1\n${virtual('::1')}`, ['::1']],
        ['is fixed by native_ipv6', `native_ipv6\n${virtual('192.0.2.1')}`, ['192.0.2.1']],
        ['is fixed by a peer', `unicast_peer {\n192.0.2.1\n::2\n}`, ['::2']],
        ['is not fixed by what is no address', `mcast_src_ip 192.0.2\n${virtual('::1')}`, []],
        ['is not fixed by a line that is dropped', virtual('192.0.2.1 dev eth0 dev eth1', '::1'), []],
        ['is not fixed by an excluded address', `${excluded('192.0.2.1')}\n${virtual('::1')}`, []],
        ['is not that of excluded addresses', `${virtual('::1')}\n${excluded('192.0.2.1')}`, []],
        ['is not asked of a second ipvlan', `use_ipvlan ::1\nuse_ipvlan 192.0.2.1\n${virtual('::2')}`, []],
    ])('%s', (_, lines, expected) => {
        expect(findings(instance(lines))).toEqual(expected.map((each) => `mixed-address-family: ${each}`));
    });

    it('is not fixed by a keyword that the release does not know', () => {
        const text = instance(`mcast_dst_ip ff02::12\n${virtual('192.0.2.1')}`);
        expect(findings(text, '2.2.4')).toEqual([]);
        expect(findings(text)).toEqual(['mixed-address-family: 192.0.2.1']);
    });
});

describe('the version', () => {
    it.each([
        ['version 3\nversion 2\nversion 2', ['2', '2']],
        ['native_ipv6\nversion 2', ['2']],
        ['version 2\nnative_ipv6\nversion 3', []],
        ['mcast_src_ip ::1\nversion 3\nversion 2', ['2']],
        ['mcast_src_ip 192.0.2.1\nnative_ipv6\nversion 2', []],
        ['version 4\nversion 2', []],
    ])('%s', (lines, expected) => {
        const found = findings(instance(lines)).filter((each) => each.startsWith('version-conflict'));
        expect(found).toEqual(expected.map((each) => `version-conflict: ${each}`));
    });
});

describe('a second address', () => {
    it.each([
        ['counts on another device', virtual('192.0.2.1 dev eth0', '192.0.2.1 dev eth1'), ['192.0.2.1']],
        ['is read with its prefix length apart', virtual('192.0.2.1/24', '192.0.2.1/32'), ['192.0.2.1/32']],
        ['is looked for in both lists', `${excluded('192.0.2.1')}\n${virtual('192.0.2.1')}`, ['192.0.2.1']],
        ['may be excluded elsewhere', `${virtual('192.0.2.1')}\n${excluded('192.0.2.1 dev eth1')}`, []],
        ['is none where the first is dropped', virtual('192.0.2.1 label', '192.0.2.1'), []],
        ['is found in a second block', `${virtual('192.0.2.1')}\n${virtual('192.0.2.1')}`, ['192.0.2.1']],
    ])('%s', (_, lines, expected) => {
        expect(findings(instance(lines))).toEqual(expected.map((each) => `duplicate-address: ${each}`));
    });
});

describe('a state', () => {
    it.each([
        ['state MASTER\nstate BACKUP\nstate BACKUP', 2],
        ['state MASTER\nstate backup\nstate BACKUP', 0],
        ['state BACKUP\nstate MASTER', 0],
    ])('%s', (lines, count) => {
        const found = findings(instance(lines)).filter((each) => each.startsWith('backup-after-master'));
        expect(found).toHaveLength(count);
    });
});

describe('a name', () => {
    const script = 'vrrp_script a {\nscript /bin/check\n}\n';
    const tracking = (name: string): string => instance(`track_script {\n${name}\n}`);

    it('counts where its block lacks something, which is said of the block', () => {
        expect(findings(`vrrp_script a {\ninterval 2\n}\n${tracking('a')}`)).toEqual([]);
    });

    it('may be given by the old keyword for files', () => {
        const text = 'vrrp_track_file a {\nfile /var/tmp/a\n}\n';
        expect(findings(`${text}${instance('track_file {\na\n}')}`)).toEqual([]);
    });

    it('is not asked for while an included file is missing', () => {
        expect(findings(`include scripts.conf\n${tracking('a')}`)).toEqual([]);
        expect(findings(tracking('a'))).toEqual(['undefined-name: a']);
    });

    it('crashes the config test since 2.1.0 where other files are tracked', () => {
        const file = (name: string): string => `track_file ${name} {\nfile /var/tmp/${name}\n}\n`;
        const said = (text: string, target: string): string[] =>
            checkFile(createSourceFile('test.conf', text), settingsFor(target))
                .diagnostics.filter(({ rule }) => /^vrrp.(undefined-name|name-defined-later)$/.test(rule))
                .map(({ message }) => message.replace(/.*; keepalived/s, ''));
        const use = instance('track_file {\nb\n}');
        expect(said(file('a') + use, '2.4.3')[0]).toContain('crashes');
        expect(said(file('a') + use + file('b'), '2.4.3')[0]).toContain('crashes');
        expect(said(use + file('b'), '2.4.3')[0]).not.toContain('crashes');
        expect(said(file('a') + use, '2.0.20')[0]).not.toContain('crashes');
    });

    it('is not asked for in an instance that is read past', () => {
        expect(findings(instance('') + tracking('a'))).toEqual([]);
    });

    it('is not called a duplicate where it does not exist', () => {
        expect(findings(tracking('a\na'))).toEqual(['undefined-name: a', 'undefined-name: a']);
    });

    it('is free again after a line that was refused', () => {
        expect(findings(script + tracking('a wait 5\na'))).toEqual([]);
        expect(findings(script + tracking('a wait 5\na'), '2.0.10')).toEqual(['duplicate-tracker: a']);
    });

    it.each([
        ['the block shares a line', `${tracking('a')}vrrp_script a { script /bin/check\n}\n`, 1],
        ['a comment follows its end', `${tracking('a')}vrrp_script a {\nscript /bin/check\n} # a\n`, 1],
        [
            'something follows its end',
            `${tracking('a')}vrrp_script a {\nscript /bin/check\n} bfd_instance b {\n}\n`,
            0,
        ],
        ['something precedes the use', `bfd_instance b {\n} ${tracking('a')}${script}`, 0],
    ])('is moved up only where whole lines can be: %s', (_, text, applied) => {
        const { file, applied: done } = fixFile(
            createSourceFile('test.conf', text),
            settingsFor('2.4.3'),
            true,
        );
        expect(done).toBe(applied);
        expect(findings(file.text)).toHaveLength(1 - applied);
    });
});

describe('unicast', () => {
    const said = (lines: string): string[] => {
        const text = instance(`interface eth0\nvirtual_router_id 7\n${virtual('192.0.2.1')}\n${lines}`);
        return checkFile(createSourceFile('test.conf', text), settingsFor('2.4.3'))
            .diagnostics.filter(({ origin }) => origin === 'keepalived')
            .map(({ message }) => message);
    };
    const peers = (...lines: readonly string[]): string => `unicast_peer {\n${lines.join('\n')}\n}`;
    const LEFT = 'sends to a multicast group, since none is left';

    it.each([
        ['lb2', [LEFT]],
        ['::2', [LEFT]],
    ])('is none where the only peer, %s, is refused', (peer, [expected]) => {
        expect(said(peers(peer))).toEqual([expect.stringContaining(expected ?? '')]);
        for (const lines of [peers(peer, '192.0.2.9'), `unicast_fault_no_peer\n${peers(peer)}`])
            expect(said(lines)).toEqual([expect.stringMatching(/leaves the peer out$/)]);
    });

    it('without a peer is not reported of one that stands in the wrong place', () => {
        for (const lines of ['unicast_peer: 192.0.2.9', 'unicast_peer 192.0.2.9 {\n}'])
            expect(said(lines)).toHaveLength(1);
        expect(said('unicast_src_ip 192.0.2.8')).toHaveLength(1);
    });
});

describe('an interface of its own', () => {
    const named = (name: string, first: string, second: string): string =>
        instance(`interface eth0\n${first}`, 'one') + instance(`interface eth0\n${second}`, name);

    it.each([
        ['use_vmac a', 'use_ipvlan a', ['a']],
        ['use_vmac a/b', 'use_vmac a/b', []],
        ['use_vmac b\nuse_vmac a', 'use_vmac a', []],
        ['use_vmac a', 'use_vmac a b', ['a']],
        // A name that is there is ignored, and the next one counts.
        ['use_vmac eth0 a', 'use_vmac a', ['eth0', 'a']],
        ['use_vmac lo', 'use_vmac lo', ['lo', 'lo']],
        ['use_vmac name eth0 name a', 'use_ipvlan a', ['eth0', 'a']],
    ])('%s, %s', (first, second, expected) => {
        expect(findings(named('two', first, second))).toEqual(
            expected.map((each) => `vmac-name-in-use: ${each}`),
        );
    });

    it('is compared with what is there since 1.2.20, also in 2.1.5', () => {
        const text = named('two', 'use_vmac eth0', 'use_vmac');
        expect(findings(text, '2.1.5')).toEqual(['vmac-name-in-use: eth0']);
        expect(findings(text, '1.2.19')).toEqual([]);
    });

    it('is looked at since 2.2.0', () => {
        expect(findings(named('two', 'use_vmac a', 'use_vmac a'), '2.1.5')).toEqual([]);
    });

    it('makes unicast of any keyword for it since 2.2.5', () => {
        const text = instance('interface eth0\nuse_vmac\nunicast_src_ip 192.0.2.1');
        expect(findings(text)).toEqual(['vmac-with-unicast: use_vmac']);
        expect(findings(text, '2.2.4')).toEqual([]);
    });
});

describe('the sync daemon', () => {
    it('is found in global_defs, also below', () => {
        const daemon = 'global_defs {\nlvs_sync_daemon eth0 web\n}\n';
        const old = instance('lvs_sync_daemon_interface eth0');
        expect(findings(old)).toEqual([]);
        expect(findings(old + daemon)).toEqual(['second-sync-daemon: lvs_sync_daemon_interface eth0']);
    });
});

describe('a TTL for unicast', () => {
    it.each([
        ['unicast_ttl 300', 0],
        ['unicast_ttl 3\nunicast_peer {\n}', 1],
        ['unicast_ttl 3\nmcast_src_ip ::1\nunicast_peer {\n192.0.2.1\n}', 1],
        ['unicast_ttl 3\nunicast_peer {\n192.0.2.1\n}', 0],
    ])('%s', (lines, count) => {
        const found = findings(instance(lines)).filter((each) => each.startsWith('unicast-ttl'));
        expect(found).toHaveLength(count);
    });
});

describe('a second list of members', () => {
    it('counts after one that has members', () => {
        const group = (first: string): string =>
            `vrrp_sync_group a {\ngroup {\n${first}\n}\ngroup {\nweb\n}\n}\n`;
        expect(findings(group(''))).toEqual([]);
        expect(findings(group('web'))).toEqual(['second-group-list: group']);
    });
});
