import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

const REAL = 'real_server 10.0.0.2 80 {\n}\n';

function virtualServer(head: string, lines = ''): string {
    return `virtual_server ${head} {\n${lines}\n${REAL}}\n`;
}

describe('what a virtual server is called', () => {
    it.each([
        ['10.0.0.1 80', []],
        ['10.0.0.1', []],
        ['10.0.0.1 00', []],
        // One address is taken, whatever follows.
        ['10.0.0.1-5 80', ['invalid-address: 10.0.0.1-5 (silent)']],
        ['2001:db8::1/64 80', []],
        ['fwmark 4294967295', []],
        ['group web', []],
        ['fwmark 5 inet6', ['surplus-word: inet6 (silent)']],
        ['fwmark 5 web', []],
        ['10.0.0.1 http', ['invalid-number: http']],
        ['10.0.0.1 65536', ['out-of-range: 65536']],
        ['10.0.0.1:80', ['invalid-address: 10.0.0.1:80']],
        ['[2001:db8::1] 80', ['invalid-address: [2001:db8::1]']],
        ['web 80', ['invalid-address: web']],
        ['10.0.0.1-::5 80', ['invalid-address: 10.0.0.1-::5']],
        ['fwmark 3x', ['invalid-number: 3x']],
        ['fwmark -1', ['out-of-range: -1']],
        ['fwmark', ['missing-value: fwmark (silent)']],
        ['group', ['missing-value: group (silent)']],
        ['fwmrk 3', ['unknown-word: fwmrk']],
    ])('%s', (head, expected) => {
        expect(valueFindings(virtualServer(head))).toEqual(expected);
    });

    it('is missing at all', () => {
        expect(valueFindings(virtualServer(''))).toEqual(['missing-value: virtual_server']);
    });
});

describe('the settings of a virtual server', () => {
    it.each([
        ['lb_algo mh', []],
        ['lb_algo RR', ['unknown-word: RR']],
        ['lb_kind DR', []],
        ['lb_kind nat', ['unknown-word: nat']],
        ['persistence_timeout', []],
        ['persistence_timeout 2678400', []],
        ['persistence_timeout 2678401', ['out-of-range: 2678401']],
        ['persistence_engine 1234567890123456', []],
        ['persistence_engine 12345678901234567', ['too-long: 12345678901234567']],
        ['persistence_granularity 255.255.255', []],
        ['persistence_granularity 255.255.255.0.1', ['invalid-text: 255.255.255.0.1']],
        ['persistence_granularity /24', ['invalid-text: /24']],
        ['persistence_granularity 0xffffff00', []],
        ['protocol sctp', []],
        ['protocol icmp', ['unknown-word: icmp']],
        ['delay_loop 0', ['out-of-range: 0']],
        ['delay_loop 5s', ['invalid-number: 5s']],
        ['delay_before_retry 0', []],
        ['connect_timeout 4294.967295', []],
        ['connect_timeout 4294.967296', ['out-of-range: 4294.967296']],
        ['retry 0', ['out-of-range: 0']],
        ['quorum 0', ['out-of-range: 0']],
        ['hysteresis 0', []],
        ['weight 0', ['out-of-range: 0']],
        ['alpha off', ['surplus-word: off (silent)']],
        ['smtp_alert maybe', ['invalid-boolean: maybe']],
        ['virtualhost', ['missing-value: virtualhost']],
        ['virtualhost a\nvirtualhost b', ['repeated: virtualhost b']],
        ['snmp_name a b', ['surplus-word: b']],
        ['quorum_up "/bin/a"\nquorum_up "/bin/b"', ['repeated: quorum_up "/bin/b"']],
        ['sorry_server 10.0.0.9 00', []],
        ['sorry_server 10.0.0.9 99999', ['out-of-range: 99999']],
        ['sorry_server sorry 80', ['invalid-address: sorry']],
    ])('%s', (lines, expected) => {
        expect(valueFindings(virtualServer('10.0.0.1 80', lines))).toEqual(expected);
    });
});

describe('forwarding methods', () => {
    it.each([
        ['TUN', []],
        ['TUN type gue port 5555 remcsum', []],
        ['TUN type gre csum', []],
        ['TUN type ipip nocsum', []],
        ['DR type gue port 5', []],
        ['TUN type', ['missing-value: type']],
        ['TUN type foo port x', ['unknown-word: foo']],
        ['TUN type GRE', ['unknown-word: GRE']],
        ['TUN type gue port', ['missing-value: port']],
        ['TUN type gue port 0', ['out-of-range: 0']],
        ['TUN type gue', ['missing-value: gue']],
        ['TUN port 5', ['contradiction: 5']],
        ['NAT csum', ['contradiction: csum']],
        ['TUN type gre remcsum', ['contradiction: remcsum']],
        ['TUN type gre port 5 remcsum', ['contradiction: 5']],
        ['NAT foo', ['unknown-word: foo']],
        ['DR type gue port 5 csum type ipip', ['contradiction: 5']],
    ])('%s', (method, expected) => {
        expect(valueFindings(virtualServer('10.0.0.1 80', `lvs_method ${method}`))).toEqual(expected);
    });

    it('had no options before 2.0.18', () => {
        const text = virtualServer('10.0.0.1 80', 'lvs_method TUN type gre');
        expect(valueFindings(text, '2.0.10')).toContain('surplus-word: type gre (silent)');
    });
});

describe('real servers', () => {
    const inReal = (line: string): string =>
        `virtual_server 10.0.0.1 80 {\nreal_server 10.0.0.2 80 {\n${line}\n}\n}\n`;

    it.each([
        ['weight 0', []],
        ['weight -1', ['out-of-range: -1']],
        ['weight 5x', ['invalid-number: 5x']],
        ['uthreshold 4294967296', ['out-of-range: 4294967296']],
        ['inhibit_on_failure', []],
        ['inhibit_on_failure maybe', ['invalid-boolean: maybe']],
        ['notify_up /bin/a\nnotify_up /bin/b', ['repeated: notify_up /bin/b']],
        ['delay_loop 1.5', []],
    ])('%s', (line, expected) => {
        expect(valueFindings(inReal(line))).toEqual(expected);
    });

    it('needed a port up to 2.0.14, and a weight up to 2.0.15', () => {
        const text = 'virtual_server 10.0.0.1 80 {\nreal_server 10.0.0.2 {\nweight 0\n}\n}\n';
        expect(valueFindings(text)).toEqual([]);
        expect(valueFindings(text, '2.0.10')).toEqual(['missing-value: 10.0.0.2', 'out-of-range: 0']);
    });

    it('are what a virtual server is for', () => {
        expect(valueFindings('virtual_server 10.0.0.1 80 {\n}\n')).toEqual([
            'missing-keyword: virtual_server',
        ]);
    });
});

describe('the TLS client', () => {
    it.each([
        ['password a\npassword b', ['repeated: password b']],
        ['ca', ['missing-value: ca']],
        ['key ""', []],
    ])('%s', (lines, expected) => {
        expect(valueFindings(`SSL {\n${lines}\n}\n`)).toEqual(expected);
    });

    it('is given once', () => {
        expect(valueFindings('SSL {\n}\nSSL {\n}\n')).toEqual(['repeated: SSL']);
    });
});
