import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

function virtual(line: string, target?: string): string[] {
    return valueFindings(`vrrp_instance VI_1 {\nvirtual_ipaddress_excluded {\n${line}\n}\n}\n`, target);
}

function fixed(line: string, target?: string): string[] {
    return valueFindings(`static_ipaddress {\n${line}\n}\n`, target);
}

describe('the address of a line', () => {
    it.each([
        ['10.0.0.1', []],
        ['10.0.0.1/24', []],
        ['10.0.0.1/+24', []],
        ['fe80::1/64', []],
        ['::ffff:10.0.0.1/0', []],
        ['10.0.0.300', ['invalid-address: 10.0.0.300']],
        ['010.0.0.1', ['invalid-address: 010.0.0.1']],
        ['fe80::1%eth0/64', ['invalid-address: fe80::1%eth0/64']],
        ['"" dev eth0', ['invalid-address: ""']],
        ['eth0 10.0.0.1 foo', ['invalid-address: eth0']],
        ['10.0.0.1/33', ['out-of-range: 33']],
        ['fe80::1/129', ['out-of-range: 129']],
        ['fe80::1/-1', ['out-of-range: -1']],
        ['10.0.0.1/24x', ['invalid-number: 24x']],
        ['10.0.0.1/24/5', ['invalid-number: 24/5']],
        ['10.0.0.1/255.255.255.0', ['invalid-number: 255.255.255.0']],
        ['10.0.0.1/', ['invalid-number: 10.0.0.1/ (silent)']],
        ['10.0.0.1 /24', ['surplus-word: 10.0.0.1 /24']],
        ['10.0.0.1/ 24 dev eth0', ['surplus-word: 10.0.0.1/ 24']],
        ['10.0.0.1 10.0.0.2 10.0.0.3 dev eth0', ['surplus-word: 10.0.0.2 10.0.0.3']],
    ])('%s', (line, expected) => {
        expect(virtual(line)).toEqual(expected);
        expect(virtual(line, '2.2.7')).toEqual(expected);
    });

    it('takes any prefix length without a word before 2.0.7', () => {
        expect(virtual('10.0.0.1/33', '2.0.6')).toEqual(['out-of-range: 33 (silent)']);
        expect(virtual('10.0.0.1/33', '2.0.7')).toEqual(['out-of-range: 33']);
    });
});

describe('options of an address', () => {
    it.each([
        ['fe80::1/64 -nodad home mngtmpaddr noprefixroute autojoin use_vmac no_track', []],
        ['10.0.0.1/24 dev eth0 scope link brd + label eth0:1', []],
        ['10.0.0.1 foo bar dev eth0', ['unknown-word: foo']],
        ['10.0.0.1 netmask 24', ['unknown-word: netmask']],
        ['10.0.0.1 lable eth0:1 dev eth0', ['unknown-word: lable']],
        ['10.0.0.1 no-track', ['unknown-word: no-track']],
        ['10.0.0.1 track_group G', ['unknown-word: track_group']],
        ['10.0.0.1 dev', ['missing-value: dev']],
        ['10.0.0.1 noprefixroute scope', ['missing-value: scope']],
        ['10.0.0.1 dev eth0 dev eth1', ['repeated: dev']],
        ['10.0.0.1 scope site-local', []],
        ['10.0.0.1 scope 256', ['out-of-range: 256']],
        ['10.0.0.1 scope -1', ['out-of-range: -1']],
        ['fe80::1 scope global', []],
        ['fe80::1 scope 0', []],
        ['fe80::1 scope link', ['contradiction: scope']],
        ['10.0.0.1 label 123456789012345', []],
        ['10.0.0.1 label 1234567890123456', ['too-long: 1234567890123456']],
        ['fe80::1 label 1234567890123456', ['contradiction: label']],
        ['10.0.0.1 preferred_lft forever', []],
        ['10.0.0.1 preferred_lft forevr', ['unknown-word: forevr']],
        ['10.0.0.1 preferred_lft 5s', ['invalid-number: 5s']],
        ['fe80::1 preferred_lft 4294967296', ['out-of-range: 4294967296']],
    ])('%s', (line, expected) => {
        expect(virtual(line)).toEqual(expected);
        expect(virtual(line, '2.2.7')).toEqual(expected);
    });

    it.each([
        ['fe80::1 brd -', ['contradiction: brd']],
        ['fe80::1 brd', ['missing-value: brd']],
        ['10.0.0.1/30 brd -', []],
        ['10.0.0.1/31 brd -', ['contradiction: -']],
        ['10.0.0.1 broadcast 10.0.0.255', []],
        ['10.0.0.1 broadcast 10.0.0.300', ['invalid-address: 10.0.0.300']],
        ['10.0.0.1 broadcast dev eth0', ['invalid-address: dev']],
        ['10.0.0.1/32 peer 10.0.0.2', []],
        ['10.0.0.1/24 peer 10.0.0.2', ['contradiction: 10.0.0.1/24']],
        ['10.0.0.1/24 brd + peer 10.0.0.2', ['contradiction: 10.0.0.1/24', 'contradiction: brd']],
        ['10.0.0.1 peer 10.0.0.2 peer 10.0.0.3', ['repeated: peer']],
        ['10.0.0.1 peer 10.0.0.2/24', ['invalid-address: 10.0.0.2/24']],
        ['10.0.0.1 peer fe80::1', ['invalid-address: fe80::1']],
    ])('%s', (line, expected) => {
        expect(virtual(line)).toEqual(expected);
        expect(virtual(line, '2.2.7')).toEqual(expected);
    });

    it.each([
        ['10.0.0.1 label 1234567890123456', '2.2.2', ['too-long: 1234567890123456 (silent)']],
        ['10.0.0.1 use_vmac', '2.1.5', ['unknown-word: use_vmac']],
        ['10.0.0.1 no-track', '2.0.2', []],
        ['10.0.0.1 peer 10.0.0.2/24', '2.0.7', []],
    ])('%s in %s', (line, target, expected) => {
        expect(virtual(line, target)).toEqual(expected);
    });

    it.each([
        ['10.0.0.1 track_group G', []],
        ['10.0.0.1 track_group', ['missing-value: track_group']],
        ['10.0.0.1 track_group G track_group G', ['repeated: track_group']],
        ['10.0.0.1 use_vmac', ['unknown-word: use_vmac']],
    ])('static: %s', (line, expected) => {
        expect(fixed(line)).toEqual(expected);
    });
});
