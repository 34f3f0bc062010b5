import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

function inInstance(lines: string): string {
    return `vrrp_instance web {\ninterface eth0\n${lines}\n}\n`;
}

describe('use_vmac', () => {
    it.each([
        ['use_vmac', []],
        ['use_vmac vrrp.17', []],
        ['use_vmac name vrrp.17 group 5 netlink_notify_msg', []],
        ['use_vmac 1234567890123456', ['too-long: 1234567890123456']],
        ['use_vmac a/b', ['invalid-text: a/b']],
        ['use_vmac ..', ['invalid-text: ..']],
        ['use_vmac a b', ['repeated: b']],
        // What is there already is ignored, and the next name counts.
        ['use_vmac eth0 b', []],
        ['use_vmac eth0\nuse_vmac a\nuse_vmac b', ['repeated: b']],
        ['use_vmac ../x b', ['invalid-text: ../x']],
        ['use_vmac a\nuse_vmac b', ['repeated: b']],
        ['use_ipvlan a\nuse_vmac b', ['repeated: b']],
        ['use_vmac a name', ['missing-value: name']],
        ['use_vmac group', ['missing-value: group']],
        ['use_vmac 02:00:00:00:00:01', []],
        ['use_vmac 2:0:0:0:5', []],
        ['use_vmac 2:0:0:0:5:', []],
        ['use_vmac 2:0:0:0:5:6:7', []],
        ['use_vmac 02:00:00:00', ['invalid-address: 02:00:00:00']],
        ['use_vmac 2:0:0:0::5', ['invalid-address: 2:0:0:0::5']],
        ['use_vmac 02:00:00:00:00:0g', ['invalid-address: 02:00:00:00:00:0g']],
        ['use_vmac 020:0:0:0:0:1', ['invalid-address: 020:0:0:0:0:1']],
        ['use_vmac 01:00:00:00:00:01', ['invalid-address: 01:00:00:00:00:01']],
        ['use_vmac 00:00:5e:00:01:05', ['invalid-address: 00:00:5e:00:01:05']],
        ['use_vmac 0:0:5e:0:3:5', []],
        ['use_vmac 2:0:0:0:5 2:0:0:0:6', ['repeated: 2:0:0:0:6']],
        ['use_vmac 3:0:0:0:5 2:0:0:0:6', ['invalid-address: 3:0:0:0:5']],
        ['use_vmac 2:0:0:0:5\nuse_vmac 2:0:0:0:6', ['repeated: 2:0:0:0:6']],
    ])('%s', (lines, expected) => {
        expect(valueFindings(inInstance(lines))).toEqual(expected);
    });

    it.each([
        ['use_vmac a name b', ['repeated: name']],
        ['use_vmac netlink_notify_msg', ['too-long: netlink_notify_msg']],
        ['use_vmac a 2:0:0:0:5 b', []],
    ])('has two words up to 2.2.8: %s', (lines, expected) => {
        expect(valueFindings(inInstance(lines), '2.2.7')).toEqual(expected);
    });

    it.each([
        ['use_vmac a b 1:2', []],
        ['use_vmac a:b', ['invalid-text: a:b']],
        ['use_vmac a\nuse_vmac b', []],
    ])('has a name only up to 2.2.4: %s', (lines, expected) => {
        expect(valueFindings(inInstance(lines), '2.2.4')).toEqual(expected);
    });

    it('is only looked at for its length up to 2.0.20', () => {
        expect(valueFindings(inInstance('use_vmac a/b'), '2.0.20')).toEqual(['invalid-text: a/b (silent)']);
    });
});

describe('use_ipvlan', () => {
    it.each([
        ['use_ipvlan', []],
        ['use_ipvlan ipv1 192.0.2.9/24 bridge', []],
        ['use_ipvlan bridge private', ['repeated: private']],
        ['use_ipvlan a b', ['repeated: b']],
        ['use_ipvlan a name b', ['repeated: b']],
        ['use_vmac a\nuse_ipvlan b', ['repeated: b']],
        ['use_ipvlan 192.0.2.9 192.0.2.10', ['repeated: 192.0.2.10']],
        ['use_ipvlan 1234567890123456', ['too-long: 1234567890123456']],
        ['use_ipvlan 192.0.2.9/33', ['invalid-text: 192.0.2.9/33 (silent)']],
        ['use_ipvlan 192.0.2.9/33 a', ['invalid-text: 192.0.2.9/33 (silent)', 'repeated: a']],
        ['use_ipvlan group', ['missing-value: group']],
        ['use_ipvlan a\nuse_ipvlan b c', ['repeated: use_ipvlan b c']],
    ])('%s', (lines, expected) => {
        expect(valueFindings(inInstance(lines))).toEqual(expected);
    });
});
