import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

function virtual(line: string, target?: string): string[] {
    return valueFindings(`vrrp_instance VI_1 {\nvirtual_rules {\n${line}\n}\n}\n`, target);
}

function fixed(line: string): string[] {
    return valueFindings(`static_rules {\n${line}\n}\n`);
}

describe('what a rule selects', () => {
    it.each([
        ['not from 10.0.0.1 oif eth0 iif eth1 tunnel-id 5 nop preference 5', []],
        ['from 10.0.0.1 table priority 100', ['missing-value: table priority (silent)']],
        ['from 10.0.0.1 table local priority 100', []],
        ['from host table 5 preference 5', ['invalid-address: host']],
        ['from 10.0.0.1/40 table 5 preference 5', ['out-of-range: 40']],
        ['from fe80::1 to 10.0.0.0/8 table 5 preference 3', ['invalid-address: 10.0.0.0/8']],
        ['from default to 10.0.0.0/8 table 5 preference 3', []],
        ['from 10.0.0.0/8 to default table 5 preference 3', ['contradiction: default']],
        ['from default6 table 5 preference 5', ['deprecated-form: default6 (silent)']],
        ['realms 5 from fe80::1 table 5 preference 4', ['invalid-address: fe80::1']],
        ['from fe80::1 realms 5 table 5 preference 4', ['contradiction: realms']],
        ['realms 5/256 table 5 preference 4', ['out-of-range: 5/256']],
        ['fwmark 0x1/ table 5 preference 3', []],
        ['fwmark abc table 5 preference 3', ['invalid-number: abc']],
        ['fwmark 1/2/3 table 5 preference 3', ['invalid-number: 1/2/3']],
        ['fwmark 4294967296 table 5 preference 3', ['out-of-range: 4294967296']],
        ['tos 256 table 5 preference 3', ['out-of-range: 256']],
        ['uidrange 1-5 table 5 preference 3', []],
        ['uidrange 1 table 5 preference 3', ['invalid-text: 1']],
        ['sport 80 dport 80-80 table 5 preference 3', ['invalid-text: 80']],
        ['sport -1-80x table 5 preference 3', []],
        ['sport 70000-80000 table 5 preference 3', ['out-of-range: 70000-80000 (silent)']],
        ['sport 90-80 table 5 preference 3', ['out-of-range: 90-80 (silent)']],
        ['ipproto 127 table 5 preference 3', []],
        ['ipproto 132 table 5 preference 3', ['out-of-range: 132']],
        ['ipproto nobody-knows table 5 preference 3', []],
        ['tunnel-id 18446744073709551616 nop preference 3', ['out-of-range: 18446744073709551616']],
        ['track_group G table 5 preference 3', ['unknown-word: track_group']],
        ['table 5 foo', ['unknown-word: foo']],
        ['tabel 5 preference 5', ['unknown-word: tabel']],
        ['lookup main pref 5', ['unknown-word: pref']],
    ])('%s', (line, expected) => {
        expect(virtual(line)).toEqual(expected);
        expect(virtual(line, '2.2.7')).toEqual(expected);
    });
});

describe('what a rule does', () => {
    it.each([
        ['type blackhole preference 3', []],
        ['6 preference 3', []],
        ['9 preference 3', ['unknown-word: 9']],
        ['type unicast preference 3', ['unknown-word: unicast']],
        ['blakhole preference 3', ['unknown-word: blakhole']],
        ['l3mdev preference 3', []],
        ['from 10.0.0.1 preference 3', ['missing-keyword: from 10.0.0.1 preference 3']],
        ['table 5', ['missing-keyword: table 5']],
        ['table 5 table 6 preference 3', ['contradiction: table']],
        ['blackhole table 5 preference 3', ['contradiction: table']],
        ['table 5 l3mdev preference 3', ['contradiction: l3mdev']],
        ['table nobody-knows preference 3', []],
        ['table 0 preference 3', ['out-of-range: 0']],
        ['table 4294967296 preference 3', ['out-of-range: 4294967296']],
        ['table -1 preference 0x10', []],
        ['table 5 preference x', ['invalid-number: x']],
        ['table 5 preference', ['missing-value: preference']],
        ['goto 6 preference 5', []],
        ['goto 5 preference 5', ['contradiction: 5']],
        ['goto 3', ['missing-keyword: goto']],
        ['goto x preference 3', ['invalid-number: x']],
        ['goto', ['missing-value: goto']],
        ['realms 5 blackhole preference 4', ['contradiction: realms']],
        ['suppress_prefixlength 5 prohibit preference 4', ['contradiction: suppress_prefixlength']],
        ['protocol 5 table 5 preference 3', ['contradiction: 5']],
        ['protocol 18 table 5 preference 3', []],
        ['protocol 5 no_track table 5 preference 3', []],
        ['protocol static table 5 preference 3', ['invalid-number: static']],
    ])('%s', (line, expected) => {
        expect(virtual(line)).toEqual(expected);
        expect(virtual(line, '2.2.7')).toEqual(expected);
    });

    it.each([
        ['table 5 preference 3 track_group G', ['contradiction: track_group']],
        ['table 5 preference 3 dev eth0 track_group G', []],
        ['table 5 preference 3 dev eth0 track_group G track_group G', ['repeated: track_group']],
    ])('static: %s', (line, expected) => {
        expect(fixed(line)).toEqual(expected);
    });
});

describe('the word after inet and inet6', () => {
    it.each([
        ['table 5 preference 3 inet6', []],
        ['from 10.0.0.1 table 5 preference 3 inet6', ['contradiction: inet6']],
        ['inet from 10.0.0.0/8 table 5 preference 3', ['surplus-word: from']],
        ['inet6 table 5 preference 3', ['surplus-word: table']],
        ['inet6 not table 5 preference 3', ['surplus-word: not (silent)']],
    ])('%s', (line, expected) => {
        expect(virtual(line)).toEqual(expected);
    });

    it('is read before 2.0.8', () => {
        expect(virtual('inet from 10.0.0.0/8 table 5 preference 3', '2.0.7')).toEqual([]);
    });
});
