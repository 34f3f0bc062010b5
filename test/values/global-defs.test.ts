import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

function inGlobalDefs(line: string): string {
    return `global_defs {\n${line}\n}\n`;
}

describe('one word', () => {
    it.each([
        ['router_id', ['missing-value: router_id']],
        ['router_id lb1', []],
        ['process_name', ['missing-value: process_name']],
        ['process_name 123456789012345', []],
        ['process_name 1234567890123456', ['too-long: 1234567890123456']],
        ['notification_email_from a@b c@d', ['surplus-word: c@d']],
        ['smtp_connect_timeout 0', ['out-of-range: 0']],
        ['smtp_connect_timeout -1', ['out-of-range: -1']],
        ['smtp_connect_timeout 10s', ['invalid-number: 10s']],
        ['vrrp_rt_priority -7', ['out-of-range: -7']],
        ['vrrp_rt_priority 100', ['out-of-range: 100']],
        ['max_auto_priority', []],
        ['max_auto_priority -2', ['out-of-range: -2']],
        ['dynamic_interfaces all', ['unknown-word: all']],
        ['vrrp_strict maybe', ['invalid-boolean: maybe']],
        ['vrrp_strict no', []],
        ['lvs_flush no', ['surplus-word: no (silent)']],
        ['lvs_flush yes', []],
        ['vrrp_cpu_affinity 0 x', ['invalid-number: x']],
        ['vrrp_mcast_group4 224.0.0.18/24', []],
        ['vrrp_mcast_group4 10.0.0.1', ['invalid-address: 10.0.0.1']],
        ['vrrp_mcast_group6 ff05::18', ['invalid-address: ff05::18']],
        ['vrrp_startup_delay 0.0001', ['out-of-range: 0.0001']],
        ['vrrp_startup_delay 1.1234567', ['invalid-number: 1.1234567']],
        ['nftables ""', ['invalid-text: ""']],
        ['nftables_priority 99999999999', ['out-of-range: 99999999999']],
        ['state_dump_file a b', ['surplus-word: b']],
        ['smtp_server 192.0.2.1 25', []],
        ['smtp_server 192.0.2.1 smtp', ['invalid-number: smtp']],
        ['smtp_server 192.0.2.1:25', ['invalid-address: 192.0.2.1:25']],
        ['smtp_server 2001:db8::1', []],
    ])('%s', (line, expected) => {
        expect(valueFindings(inGlobalDefs(line))).toEqual(expected);
    });
});

describe('given twice', () => {
    it.each([
        ['vmac_prefix a\nvmac_prefix b', ['repeated: vmac_prefix b']],
        ['router_id a\nrouter_id b', []],
        // What is refused does not count.
        ['startup_script ""\nstartup_script /etc/start', ['invalid-text: ""']],
        ['lvs_sync_daemon\nlvs_sync_daemon eth1', ['missing-value: lvs_sync_daemon']],
        ['notify_fifo /a\n}\nglobal_defs {\nnotify_fifo /b', ['repeated: notify_fifo /b']],
    ])('%s', (lines, expected) => {
        expect(valueFindings(inGlobalDefs(lines))).toEqual(expected);
    });

    it('outside the blocks', () => {
        expect(valueFindings('instance a\ninstance b\n')).toEqual(['repeated: instance b']);
    });
});

describe('umask', () => {
    it.each([
        ['0x1ff', []],
        ['022 1', ['surplus-word: 1']],
        ['22', ['invalid-number: 22 (silent)']],
        ['8', []],
        ['0999', ['invalid-number: 0999']],
        ['01000', ['out-of-range: 01000']],
        ['IRUSR | IWUSR', []],
        ['IRUSR|IRWXO', []],
        ['IRUSR IWUSR', ['invalid-text: IWUSR']],
        ['IRUSR|', ['missing-value: IRUSR|']],
        ['|IRUSR', ['unknown-word: |IRUSR']],
        ['-5', ['unknown-word: -5']],
    ])('%s', (mask, expected) => {
        expect(valueFindings(inGlobalDefs(`umask ${mask}`))).toEqual(expected);
    });

    it('knows IRWXO since 2.2.8', () => {
        expect(valueFindings(inGlobalDefs('umask IRWXO'), '2.2.7')).toEqual(['unknown-word: IRWXO']);
    });
});

describe('lvs_sync_daemon', () => {
    it.each([
        ['eth0', []],
        ['abcdefghijklmnop', ['too-long: abcdefghijklmnop']],
        ['eth0 inst', ['missing-value: inst']],
        ['eth0 inst V inst W', ['repeated: inst']],
        ['eth0 V 5', ['deprecated-form: 5']],
        ['eth0 V 500', ['out-of-range: 500']],
        ['eth0 V id 5', []],
        ['eth0 inst V 5', ['unknown-word: 5']],
        ['eth0 inst V size 5', ['unknown-word: size']],
        ['eth0 inst V ttl', ['missing-value: ttl']],
        ['eth0 inst V maxlen 0 group 192.0.2.1', ['out-of-range: 0', 'invalid-address: 192.0.2.1']],
    ])('%s', (words, expected) => {
        expect(valueFindings(inGlobalDefs(`lvs_sync_daemon ${words}`))).toEqual(expected);
    });

    it.each([
        ['eth0', ['missing-value: eth0']],
        ['eth0 V 5 ttl 0', ['deprecated-form: 5']],
        ['eth0 inst V', ['unknown-word: V']],
    ])('%s up to 2.0.20', (words, expected) => {
        expect(valueFindings(inGlobalDefs(`lvs_sync_daemon ${words}`), '2.0.20')).toEqual(expected);
    });
});

describe('lines with a language of their own', () => {
    it.each([
        ['lvs_timeouts tcp', ['missing-value: tcp']],
        ['lvs_timeouts tcp 5x udp 2678401', ['invalid-number: 5x', 'out-of-range: 2678401']],
        ['lvs_timeouts 900 120 300', ['unknown-word: 900 120 300']],
        ['lvs_timeouts 900 tcp 120', ['unknown-word: 900']],
        ['lvs_timeouts TCP 5 udp', ['unknown-word: TCP', 'missing-value: udp']],
        ['vrrp_rx_bufs_policy mtu', []],
        ['vrrp_rx_bufs_policy MTU ADVERT', ['contradiction: ADVERT']],
        ['vrrp_rx_bufs_policy 100 MTU', ['contradiction: MTU']],
        ['vrrp_rx_bufs_policy MTU 100', ['contradiction: 100']],
        ['vrrp_rx_bufs_policy 100 foo', ['surplus-word: foo (silent)']],
        ['vrrp_rx_bufs_policy -5', ['unknown-word: -5']],
        ['vrrp_garp_extra_if 5 all', []],
        ['vrrp_garp_extra_if all', ['missing-value: vrrp_garp_extra_if all']],
        ['vrrp_garp_extra_if all 0', ['out-of-range: 0']],
        ['include_check read match', ['unknown-word: match']],
        ['include_check read +match -foo', ['unknown-word: -foo']],
        ['vrrp_iptables a ""', ['invalid-text: ""']],
        ['vrrp_iptables a a', ['repeated: a (silent)']],
        ['vrrp_ipsets a a_igmp', ['repeated: a_igmp']],
        ['vrrp_ipsets 123456789012345678901234567890', []],
        ['vrrp_ipsets 1234567890123456789012345678901', ['too-long: 1234567890123456789012345678901']],
    ])('%s', (line, expected) => {
        expect(valueFindings(inGlobalDefs(line))).toEqual(expected);
    });
});

describe('releases and builds', () => {
    it.each([
        ['vrrp_strict maybe', '2.2.7', []],
        ['vrrp_strict no', '2.2.7', ['surplus-word: no (silent)']],
        ['notification_email_from a@b c@d', '2.2.7', []],
        ['nftables ""', '2.2.7', []],
        ['vrrp_mcast_group4 192.0.2.1', '2.2.4', []],
        ['vrrp_garp_interval 0.12345678', '2.2.2', []],
        ['vrrp_iptables', '2.2.7', []],
        ['vrrp_iptables', 'debian-12', ['deprecated-form: vrrp_iptables']],
    ])('%s for %s', (line, target, expected) => {
        expect(valueFindings(inGlobalDefs(line), target)).toEqual(expected);
    });
});
