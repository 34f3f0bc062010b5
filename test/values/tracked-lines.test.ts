import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

/** An instance that tracks the things that the line names, all of which exist. */
function tracking(kind: string, line: string): string {
    return `vrrp_script a {
script "</etc/hostname"
}
vrrp_track_process a {
process a
}
track_file a {
file /var/tmp/a
}
bfd_instance a {
neighbor_ip 192.0.2.1
}
vrrp_instance web {
interface eth0
${kind} {
${line}
}
}
`;
}

describe.each(['track_interface', 'track_script', 'track_process', 'track_file', 'track_bfd'])(
    '%s',
    (kind) => {
        it.each([
            ['a', []],
            ['a weight 10', []],
            ['a weight -253 reverse', []],
            ['a weight', ['missing-value: weight']],
            ['a -10', ['unknown-word: -10']],
            ['a wieght 10', ['unknown-word: wieght']],
            ['a weight 10s', ['invalid-number: 10s']],
            ['a weight 300', ['out-of-range: 300']],
            ['a weight 10 backwards', ['unknown-word: backwards']],
            ['a weight 10 reverse more', []],
        ])('%s', (line, expected) => {
            expect(valueFindings(tracking(kind, line))).toEqual(expected);
        });

        it.each([`${kind} a`, `${kind} a weight 10`])('has one thing wrong in: %s', (line) => {
            expect(valueFindings(tracking(kind, line))).toEqual([`unknown-word: ${kind}`]);
        });
    },
);

describe('the weight', () => {
    it.each([
        ['track_interface', 'a weight 254', ['out-of-range: 254']],
        ['track_script', 'a weight -254', ['out-of-range: -254']],
        ['track_process', 'a weight 254', []],
        ['track_file', 'a weight -254', []],
        ['track_bfd', 'a weight 254', ['out-of-range: 254']],
        ['track_interface', 'a weight 10 noreverse', ['unknown-word: noreverse']],
        ['track_script', 'a weight 10 noreverse', []],
    ])('in %s: %s', (kind, line, expected) => {
        expect(valueFindings(tracking(kind, line))).toEqual(expected);
    });
});

describe('up to 2.0.17', () => {
    it.each([
        ['track_interface', 'a wait 10', ['unknown-word: wait (silent)']],
        ['track_script', 'a weight', ['missing-value: weight (silent)']],
        ['track_bfd', 'a wait 10', ['unknown-word: wait']],
        ['track_interface', 'a weight 10 reverse', ['unknown-word: reverse (silent)']],
    ])('%s: %s', (kind, line, expected) => {
        expect(valueFindings(tracking(kind, line), '2.0.10')).toEqual(expected);
    });
});

describe('unicast_peer', () => {
    const peer = (line: string): string =>
        `vrrp_instance web {\ninterface eth0\nunicast_peer {\n${line}\n}\n}\n`;

    it.each([
        ['192.0.2.3', []],
        ['192.0.2.3/24', []],
        ['192.0.2.3-9 min_ttl 1 max_ttl 255', ['invalid-address: 192.0.2.3-9 (silent)']],
        ['192.0.2', ['invalid-address: 192.0.2']],
        ['192.0.2.3 min_ttl', ['missing-value: min_ttl']],
        ['192.0.2.3 192.0.2.4', ['unknown-word: 192.0.2.4']],
        ['192.0.2.3 hops 3 max_ttl 999', ['unknown-word: hops']],
        ['192.0.2.3 hops 300', ['unknown-word: hops']],
        ['192.0.2.3 min_ttl 256', ['out-of-range: 256']],
        ['192.0.2.3 min_ttl -1 max_ttl', ['out-of-range: -1', 'missing-value: max_ttl']],
        ['192.0.2.3 min_ttl 9 max_ttl 2', ['contradiction: 9 max_ttl 2']],
        ['192.0.2.3 max_ttl 2 min_ttl 9 foo', ['unknown-word: foo', 'contradiction: 2 min_ttl 9']],
    ])('%s', (line, expected) => {
        expect(valueFindings(peer(line)).sort()).toEqual([...expected].sort());
    });

    it('has no options up to 2.0.20', () => {
        expect(valueFindings(peer('192.0.2.3 min_ttl 5'), '2.0.20')).toEqual([
            'surplus-word: min_ttl 5 (silent)',
        ]);
    });
});
