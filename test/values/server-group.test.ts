import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

/** The line in a group that has another entry too. */
function group(line: string): string {
    return `virtual_server_group g {\n192.0.2.1 80\n${line}\n}\n`;
}

describe('entries of a virtual server group', () => {
    it.each([
        ['10.0.0.1', []],
        ['10.0.0.1 00', []],
        ['10.0.0.1 ""', []],
        ['10.0.0.1 80 junk', []],
        ['10.0.0.1 00x', ['invalid-number: 00x']],
        ['10.0.0.1 65536', ['out-of-range: 65536']],
        ['10.0.0.1:80', ['invalid-address: 10.0.0.1:80']],
        ['[2001:db8::1] 80', ['invalid-address: [2001:db8::1]']],
        ['web 80', ['invalid-address: web']],
        ['fwmark 5 inet foo', []],
        ['fwmark 0x10', ['invalid-number: 0x10']],
        ['fwmark 4294967296', ['out-of-range: 4294967296']],
        ['fwmark 5 ipv6', ['unknown-word: ipv6']],
        ['fwmark', ['missing-value: fwmark']],
    ])('%s', (line, expected) => {
        expect(valueFindings(group(line))).toEqual(expected);
    });
});

describe('ranges of addresses', () => {
    it.each([
        ['10.0.0.1-5', []],
        ['10.0.0.1-10.0.0.1', []],
        ['fe80::1-ffff', []],
        ['10.0.0.1-1', ['out-of-range: 10.0.0.1-1']],
        ['10.0.0.1-', ['out-of-range: 10.0.0.1-']],
        ['10.0.0.1-300', ['out-of-range: 10.0.0.1-300']],
        ['10.0.0.1-x', ['invalid-number: 10.0.0.1-x']],
        ['10.0.0.9-10.0.0.1', ['out-of-range: 10.0.0.9-10.0.0.1']],
        ['10.0.0.1-10.0.0.x', ['invalid-address: 10.0.0.1-10.0.0.x']],
        ['10.0.0.1-::5', ['invalid-address: 10.0.0.1-::5']],
        ['fe80::5-3', ['out-of-range: fe80::5-3']],
        ['fe80::1-1ffff', ['out-of-range: fe80::1-1ffff']],
        ['fe80::5-10.0.0.1', ['invalid-number: fe80::5-10.0.0.1']],
    ])('%s', (line, expected) => {
        expect(valueFindings(group(line))).toEqual(expected);
    });

    it('end in a whole address since 2.2.2', () => {
        const found = ['invalid-number: 10.0.0.1-10.0.0.9'];
        expect(valueFindings(group('10.0.0.1-10.0.0.9'), '2.0.20')).toEqual(found);
    });
});

describe('networks', () => {
    it.each([
        ['10.0.0.0/24', []],
        ['10.0.0.1/32', []],
        ['10.0.0.0/+24', []],
        ['10.0.0.0-5/24', []],
        ['2001:db8::/32', []],
        ['10.0.0.1/24', ['invalid-address: 10.0.0.1/24']],
        ['10.0.0.1-5/24', ['invalid-address: 10.0.0.1-5/24']],
        ['2001:db8::1/32', ['invalid-address: 2001:db8::1/32']],
        ['10.0.0.0/0', ['out-of-range: 10.0.0.0/0']],
        ['10.0.0.0/33', ['out-of-range: 10.0.0.0/33']],
        ['10.0.0.0/', ['out-of-range: 10.0.0.0/']],
        ['2001:db8::/129', ['out-of-range: 2001:db8::/129']],
        ['10.0.0.0/24-5', ['invalid-address: 10.0.0.0/24-5']],
    ])('%s', (line, expected) => {
        expect(valueFindings(group(line))).toEqual(expected);
    });

    it('are read since 2.2.2', () => {
        const found = ['invalid-address: 10.0.0.0/24 (silent)'];
        expect(valueFindings(group('10.0.0.0/24'), '2.0.20')).toEqual(found);
    });
});

describe('the head of a group', () => {
    it.each([
        ['g extra', ['surplus-word: extra']],
        ['', ['missing-value: virtual_server_group']],
    ])('%s', (head, expected) => {
        expect(valueFindings(`virtual_server_group ${head} {\n10.0.0.1 80\n}\n`)).toEqual(expected);
    });
});
