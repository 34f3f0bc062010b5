import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/service/check.ts';
import { newestTarget } from '../../src/schema/targets.ts';
import { createSourceFile, positionAt } from '../../src/text/source-file.ts';
import { valueFindings } from '../support/value-findings.ts';

describe('vrrp_script', () => {
    it.each([
        ['interval 0.5', []],
        ['interval 0', ['out-of-range: 0']],
        ['interval 0.0001', ['out-of-range: 0.0001']],
        ['interval 4295', ['out-of-range: 4295']],
        ['weight -253', []],
        ['weight 254 reverse', ['out-of-range: 254']],
        ['weight 5 foo', ['unknown-word: foo']],
        ['rise 0', ['out-of-range: 0']],
        ['user', ['missing-value: user']],
        ['init_fail no', ['surplus-word: no (silent)']],
    ])('%s', (line, expected) => {
        expect(valueFindings(`vrrp_script s {\nscript /bin/check\n${line}\n}\n`)).toEqual(expected);
    });

    it('took whole seconds up to 2.3.1', () => {
        const text = 'vrrp_script s {\nscript /bin/check\ninterval 1.5\n}\n';
        expect(valueFindings(text, '2.2.7')).toEqual(['invalid-number: 1.5']);
    });
});

describe('track_file', () => {
    it('lacks nothing beside what may be meant for it', () => {
        expect(valueFindings('track_file a {\npath /b\n}\n')).toEqual([]);
        expect(valueFindings('track_file a {\nweight 3\n}\n')).toEqual(['missing-keyword: track_file']);
    });

    it.each([
        ['file /b', ['repeated: file /b']],
        ['weight', ['missing-value: weight']],
        ['weight 1\nweight 3\nweight 4', ['repeated: weight 4']],
        ['weight 300\nweight 4', ['out-of-range: 300']],
        ['init_file 5x', ['invalid-number: 5x']],
        ['init_file 300 overwrite', ['out-of-range: 300']],
        ['init_file -3 " 4" +5', ['unknown-word: +5']],
    ])('%s', (lines, expected) => {
        expect(valueFindings(`track_file f {\nfile /a/b\n${lines}\n}\n`)).toEqual(expected);
    });
});

describe('vrrp_track_process', () => {
    it.each([
        ['process b', ['repeated: process b']],
        ['weight 0\nweight 3\nweight 4', ['repeated: weight 4']],
        ['weight 300\nweight 4', ['out-of-range: 300']],
        ['param_match exact', ['unknown-word: exact']],
        ['quorum 0\nquorum_max 70000', ['out-of-range: 0', 'out-of-range: 70000']],
        ['terminate_delay 1s\ndelay 4000', ['invalid-number: 1s', 'out-of-range: 4000']],
    ])('%s', (lines, expected) => {
        expect(valueFindings(`vrrp_track_process p {\nprocess a b c\n${lines}\n}\n`)).toEqual(expected);
    });
});

describe('bfd_instance', () => {
    it.each([
        ['min_rx 1.5', []],
        ['min_rx 0.5', ['out-of-range: 0.5']],
        ['idle_tx 10', ['out-of-range: 10']],
        ['max_hops -1', []],
        ['hoplimit x', ['invalid-number: x']],
        ['multihop maybe', ['invalid-boolean: maybe']],
        ['weight 5 foo', ['unknown-word: foo']],
        ['neighbour_ip 192.0.2.2/24', []],
        ['source_ip x', ['invalid-address: x']],
        ['neighbor_ip', ['missing-value: neighbor_ip (silent)']],
    ])('%s', (line, expected) => {
        expect(valueFindings(`bfd_instance b {\nneighbor_ip 192.0.2.1\n${line}\n}\n`)).toEqual(expected);
    });

    it('took whole milliseconds up to 2.1.5', () => {
        const text = 'bfd_instance b {\nneighbor_ip 192.0.2.1\nmin_rx 1.5\n}\n';
        expect(valueFindings(text, '2.1.5')).toEqual(['invalid-number: 1.5']);
    });
});

describe('heads of blocks', () => {
    it.each([
        ['vrrp_script {\nscript /bin/check\n}', ['missing-value: vrrp_script']],
        ['track_group a b {\ngroup {\nV\n}\n}', ['surplus-word: b']],
        [`bfd_instance ${'b'.repeat(31)} {\nneighbor_ip 192.0.2.1\n}`, []],
        [`bfd_instance ${'b'.repeat(32)} {\nneighbor_ip 192.0.2.1\n}`, [`too-long: ${'b'.repeat(32)}`]],
        ['bfd_instance {\nneighbor_ip 192.0.2.1\n}', ['missing-value: bfd_instance (silent)']],
    ])('%s', (text, expected) => {
        expect(valueFindings(`${text}\n`)).toEqual(expected);
    });
});

describe('blocks of the same name', () => {
    const group = (name: string, member: string): string =>
        `track_group ${name} {\ngroup {\n${member}\n}\n}\n`;
    const script = (interval: string): string => `vrrp_script s {\nscript /bin/x\ninterval ${interval}\n}\n`;

    it('are read past, with all that is in them', () => {
        expect(valueFindings(group('a', 'V') + group('a', ''))).toEqual(['repeated: track_group a']);
        expect(valueFindings(group('a', 'V') + group('b', 'V'))).toEqual([]);
    });

    it('count where the first was of no use', () => {
        expect(valueFindings(`track_group a {\n}\n${group('a', 'V')}`)).toEqual([
            'missing-keyword: track_group',
        ]);
    });

    it('are read, where only their name leads to the first', () => {
        expect(valueFindings(script('1') + script('x'))).toEqual([
            'repeated: vrrp_script s (silent)',
            'invalid-number: x',
        ]);
    });
});

describe('what a block lacks', () => {
    it.each([
        ['vrrp_script s {\n}', ['missing-keyword: vrrp_script']],
        ['track_file f {\n}', ['missing-keyword: track_file']],
        ['vrrp_track_process p {\n}', ['missing-keyword: vrrp_track_process']],
        ['bfd_instance b {\n}', ['missing-keyword: bfd_instance']],
        ['garp_group {\n}', ['missing-keyword: garp_group']],
        ['garp_group {\ngna_interval 0.5\n}', []],
    ])('%s', (text, expected) => {
        expect(valueFindings(`${text}\n`)).toEqual(expected);
    });

    it('is said of a track_group since 2.2.8', () => {
        expect(valueFindings('track_group a {\n}\n', '2.2.7')).toEqual([
            'missing-keyword: track_group (silent)',
        ]);
    });

    it.each([
        ['where it complains once more', 'track_file f {\nfile\n}\n', [2]],
        ['that it misreads', 'track_group a {\ngroup {\nV\n}\ngroup {\nW\n}\n}\n', [1, 7]],
    ])('shows the end of the block %s', (_what, text, expected) => {
        const file = createSourceFile('test.conf', text);
        const { diagnostics } = checkFile(file, { targets: [newestTarget()], preset: 'recommended' });
        const lines = diagnostics.flatMap(({ related }) =>
            related.map(({ span }) => positionAt(file, span.start).line),
        );
        expect(lines).toEqual(expected);
    });
});

describe('blocks of words and of lines', () => {
    it('are not read by a release that does not know them', () => {
        expect(valueFindings('interface_up_down_delays {\neth0 256\n}\n', '2.2.2')).toEqual([]);
    });

    it.each([
        ['track_group a {\ngroup {\n}\n}', ['missing-value: group']],
        ['track_group a {\ngroup {\nV\n}\ngroup {\nW\n}\n}', ['repeated: group']],
        ['track_group a {\ngroup {\n}\ngroup {\nV\n}\n}', ['missing-value: group']],
        ['global_defs {\nnotification_email {}\n}', ['missing-value: notification_email']],
        ['global_defs {\nnotification_email a@b {\nc@d e@f\n}\n}', ['surplus-word: a@b']],
        [
            'linkbeat_interfaces {\neth0\neth1 MII\neth2 mii\neth3 MII x\n}',
            ['unknown-word: mii', 'surplus-word: x'],
        ],
        [
            'interface_up_down_delays {\neth0 1 2\neth1\neth2 256\neth3 5s\neth4 1 2 3\n}',
            [
                'missing-value: eth1 (silent)',
                'out-of-range: 256',
                'invalid-number: 5s',
                'surplus-word: 3 (silent)',
            ],
        ],
    ])('%s', (text, expected) => {
        expect(valueFindings(`${text}\n`)).toEqual(expected);
    });
});
