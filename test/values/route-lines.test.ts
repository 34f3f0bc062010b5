import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

function virtual(line: string, target?: string): string[] {
    return valueFindings(`vrrp_instance VI_1 {\nvirtual_routes {\n${line}\n}\n}\n`, target);
}

function fixed(line: string): string[] {
    return valueFindings(`static_routes {\n${line}\n}\n`);
}

/** The same in both releases. */
function both(line: string): string[] {
    const findings = virtual(line);
    expect(virtual(line, '2.2.7')).toEqual(findings);
    return findings;
}

describe('the destination of a route', () => {
    it.each([
        ['10.0.0.0/8 via 10.0.0.1 dev eth0', []],
        ['blackhole 10.0.0.0/8 dev eth0', []],
        ['5 10.0.0.0/8 dev eth0', []],
        ['any dev eth0', []],
        ['dev eth0', ['missing-keyword: dev eth0']],
        ['blackhole', ['missing-value: blackhole']],
        ['to blackhole 10.0.0.0/8 dev eth0', ['invalid-address: blackhole']],
        ['10.0.0.300/8 dev eth0', ['invalid-address: 10.0.0.300/8']],
        ['10.0.0.0/33 dev eth0', ['out-of-range: 33']],
        ['default dev eth0 300', ['unknown-word: 300']],
        ['default dev eth0 foo', ['unknown-word: foo']],
        ['default vai 10.0.0.1 dev eth0', ['unknown-word: vai']],
        ['defualt via 10.0.0.1 dev eth0', ['unknown-word: defualt']],
        ['default dev eth0 track_group G', ['unknown-word: track_group']],
        ['10.0.0.0/8 10.1.0.1 dev eth0', ['repeated: 10.1.0.1 (silent)']],
        ['default6 dev eth0', ['deprecated-form: default6 (silent)']],
    ])('%s', (line, expected) => {
        expect(both(line)).toEqual(expected);
    });
});

describe('the family of a route', () => {
    it.each([
        ['default src fe80::1 via 10.0.0.1 dev eth0', ['invalid-address: 10.0.0.1']],
        ['via 10.0.0.1 default dev eth0', ['contradiction: default']],
        ['default via inet 10.0.0.1 dev eth0', []],
        ['10.0.0.0/8 via inet6 fe80::1 dev eth0', ['contradiction: inet6']],
        ['default from fe80::1 dev eth0', []],
        ['default from 10.0.0.1 dev eth0', ['invalid-address: 10.0.0.1']],
        ['default from default dev eth0', ['invalid-address: default']],
        ['10.0.0.0/8 expires 5 dev eth0', ['contradiction: expires']],
        ['10.0.0.0/8 pref low dev eth0', ['contradiction: pref']],
        ['fe80::/64 realms 5 dev eth0', ['contradiction: realms']],
        ['default dev eth0 inet6', []],
        ['10.0.0.0/8 dev eth0 inet6', ['contradiction: inet6']],
        ['inet6 default via fe80::1 dev eth0', ['surplus-word: default']],
        ['inet6 via fe80::1 dev eth0', ['surplus-word: via (silent)']],
        ['10.0.0.0/8 inet6 dev eth0', ['contradiction: inet6']],
    ])('%s', (line, expected) => {
        expect(both(line)).toEqual(expected);
    });
});

describe('options of a route', () => {
    it.each([
        ['default dev', ['missing-value: dev']],
        ['default dev eth0 mtu lock', ['missing-value: mtu lock']],
        ['default dev eth0 mtu lock 1500 congctl lock cubic features ecn append', []],
        ['default mtu dev eth0', ['invalid-number: dev']],
        ['default via dev eth0', ['invalid-address: dev']],
        ['default via 10.0.0.1/24 dev eth0', ['invalid-address: 10.0.0.1/24']],
        ['default gw 10.0.0.1 dev eth0', ['deprecated-form: gw']],
        ['default dev eth0 metric 0x10', ['invalid-number: 0x10']],
        ['default dev eth0 hoplimit 256', ['out-of-range: 256']],
        ['default dev eth0 quickack 2', ['out-of-range: 2']],
        ['default dev eth0 features foo', ['unknown-word: foo']],
        ['default dev eth0 ttl-propagate yes', ['unknown-word: yes']],
        ['default dev eth0 pref foo', ['unknown-word: foo']],
        ['default dev eth0 pref 7', []],
        ['default dev eth0 scope 256', ['out-of-range: 256']],
        ['default dev eth0 table 99999999999', []],
        ['default dev eth0 table nobody-knows', []],
        ['default dev eth0 realms 5/', ['invalid-text: 5/']],
        ['default dev eth0 protocol static', ['contradiction: static']],
        ['default dev eth0 protocol static no_track', []],
        ['default dev eth0 protocol 300 no_track', ['out-of-range: 300']],
        ['default dev eth0 as to 5', ['surplus-word: as to 5']],
        ['default via 10.0.0.1 or 10.0.0.2 dev eth0', ['deprecated-form: or']],
        ['default or 10.0.0.2 or 10.0.0.3 dev eth0', ['deprecated-form: or', 'repeated: or']],
    ])('%s', (line, expected) => {
        expect(both(line)).toEqual(expected);
    });

    it.each([
        ['default dev eth0 rtt 5S rttvar 800 rto_min lock 500msec', []],
        ['default dev eth0 rtt 960001', ['out-of-range: 960001']],
        ['default dev eth0 rtt 961s', ['out-of-range: 961s']],
        ['default dev eth0 rtt 5min', ['invalid-number: 5min']],
        ['default dev eth0 rtt 1e3', ['invalid-number: 1e3']],
        ['default dev eth0 rtt -5', ['invalid-number: -5']],
        ['default dev eth0 rtt 1.5555s', ['invalid-number: 1.5555s']],
        ['default dev eth0 rtt 1.5', ['invalid-number: 1.5']],
    ])('%s', (line, expected) => {
        expect(both(line)).toEqual(expected);
    });

    it.each([
        ['default dev eth0 rtt 1599', '2.4.3', ['out-of-range: 1599']],
        ['default dev eth0 rtt 1599', '2.2.7', ['out-of-range: 1599 (silent)']],
        ['default dev eth0 rto_min 119999ms', '2.4.3', []],
        ['default dev eth0 rtt 121s', '2.2.7', ['out-of-range: 121s (silent)']],
        ['default dev eth0 rtt 1.e3', '2.2.2', []],
        ['default dev eth0 rtt 5min', '2.2.2', ['invalid-number: 5min']],
        ['default dev eth0 add', '2.2.4', ['unknown-word: add']],
        ['default6 dev eth0', '2.0.7', []],
        ['via 10.0.0.1 default dev eth0', '2.0.7', []],
    ])('%s in %s', (line, target, expected) => {
        expect(virtual(line, target)).toEqual(expected);
    });

    it('needs an interface or no_track up to 2.3.1', () => {
        const line = '10.0.0.0/8 via 10.0.0.1';
        expect(virtual(line)).toEqual([]);
        expect(virtual(line, '2.2.7')).toEqual([`missing-keyword: ${line}`]);
        expect(virtual(`${line} no_track`, '2.2.7')).toEqual([]);
    });

    it.each([
        ['default dev eth0 track_group G', []],
        ['default track_group G', ['contradiction: track_group']],
        ['default dev eth0 track_group G track_group G', ['repeated: track_group']],
    ])('static: %s', (line, expected) => {
        expect(fixed(line)).toEqual(expected);
    });
});

describe('next hops', () => {
    it.each([
        ['nexthop via inet6 fe80::1 weight 256 nexthop via fe80::2 dev eth0 onlink', []],
        ['nexthop via 10.0.0.1 weight 0', ['out-of-range: 0']],
        ['nexthop via 10.0.0.1 nexthop via fe80::1', ['invalid-address: fe80::1']],
        ['nexthop via inet6 10.0.0.1', ['invalid-address: 10.0.0.1']],
        ['nexthop via 10.0.0.1/24', ['invalid-address: 10.0.0.1/24']],
        ['nexthop via 10.0.0.1 metric 5', ['surplus-word: metric']],
        ['nexthop via 10.0.0.1 wieght 5', ['unknown-word: wieght']],
        ['nexthop via 10.0.0.1 as to 5', ['surplus-word: as']],
        ['nexthop via fe80::1 realms 5', ['contradiction: realms']],
        ['nexthop via', ['missing-value: via']],
        ['via 10.0.0.1 or 10.0.0.2 nexthop dev eth0', ['deprecated-form: or', 'contradiction: nexthop']],
    ])('%s', (hops, expected) => {
        expect(both(`default dev eth0 ${hops}`)).toEqual(expected);
    });
});

describe('encapsulation', () => {
    it.each([
        ['encap ip id 5 mtu 1500', []],
        ['encap ip6 dst fe80::1 hoplimit 64', []],
        ['encap', ['missing-value: encap']],
        ['encap gre id 5', ['unknown-word: gre']],
        ['encap ip src 10.0.0.1', ['missing-keyword: encap ip']],
        ['encap ip dst', ['missing-value: dst']],
        ['encap ip ttl 300 dst 10.0.0.1', ['out-of-range: 300']],
        ['encap ip dst 10.0.0.1 src fe80::1', ['invalid-address: fe80::1']],
        ['encap mpls 0x10/20', []],
        ['encap mpls 1/2/3', ['invalid-text: 1/2/3']],
        ['encap mpls 1048576', ['out-of-range: 1048576']],
        ['encap mpls', ['missing-value: mpls']],
        ['encap ila 1:2:3:4', []],
        ['encap ila 1:2:3', ['invalid-text: 1:2:3']],
    ])('%s', (words, expected) => {
        expect(both(`default dev eth0 ${words}`)).toEqual(expected);
    });

    it('may lack its address up to 2.0.16', () => {
        expect(virtual('default dev eth0 encap ip', '2.0.16')).toEqual([]);
    });
});
