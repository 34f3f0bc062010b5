import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

function inInstance(lines: string): string {
    return `vrrp_instance web {\n${lines}\n}\n`;
}

describe('vrrp_instance', () => {
    it.each([
        ['vrrp_instance {\n}\n', ['missing-value: vrrp_instance']],
        ['vrrp_instance a b {\n}\n', ['surplus-word: b']],
        ['vrrp_instance "a b" {\n}\n', []],
        ['vrrp_instance a {\n}\nvrrp_instance a {\npriority 300\n}\n', ['repeated: vrrp_instance a']],
        ['vrrp_instance a {\n}\nvrrp_instance A {\n}\n', []],
    ])('%s', (text, expected) => {
        expect(valueFindings(text)).toEqual(expected);
    });
});

describe('one word', () => {
    it.each([
        ['state MASTER', []],
        ['state master', ['unknown-word: master']],
        ['state', ['missing-value: state']],
        ['interface eth0123456789ab', []],
        ['interface eth0123456789abc', ['too-long: eth0123456789abc']],
        ['vrf eth2\nvrf eth1', ['repeated: vrf eth1']],
        ['mcast_src_ip 192.0.2.1/24', []],
        ['mcast_src_ip 192.0.2.300', ['invalid-address: 192.0.2.300']],
        ['unicast_src_ip fe80::1%eth0', ['invalid-address: fe80::1%eth0']],
        ['mcast_dst_ip 224.0.0.18', []],
        ['mcast_dst_ip 192.0.2.1', ['invalid-address: 192.0.2.1']],
        ['mcast_dst_ip ff02::12', []],
        ['mcast_dst_ip ff05::12', ['invalid-address: ff05::12']],
        ['virtual_router_id 0', ['out-of-range: 0']],
        ['virtual_router_id 256', ['out-of-range: 256']],
        ['virtual_router_id " 17"', []],
        ['priority 255', []],
        ['priority 0x10', ['invalid-number: 0x10']],
        ['unicast_ttl -1', ['out-of-range: -1']],
        ['version 4', ['out-of-range: 4']],
        ['advert_int 0.01', []],
        ['advert_int 0.009', ['out-of-range: 0.009']],
        ['advert_int 1s', ['invalid-number: 1s']],
        ['advert_int 1.1234567', ['invalid-number: 1.1234567']],
        ['preempt_delay 1000', []],
        ['preempt_delay 1000.1', ['out-of-range: 1000.1']],
        ['debug 5', ['out-of-range: 5']],
        ['garp_master_delay 4295', ['out-of-range: 4295']],
        ['garp_master_repeat 0', ['out-of-range: 0']],
        ['garp_master_refresh_repeat 4294967296', ['out-of-range: 4294967296']],
        ['garp_lower_prio_repeat 0', []],
        ['garp_lower_prio_repeat 2147483648', ['out-of-range: 2147483648']],
        ['down_timer_adverts 101', ['out-of-range: 101']],
        ['timer_expired_backup', []],
        ['timer_expired_backup 255', ['out-of-range: 255']],
        ['garp_extra_if 0', []],
        ['garp_extra_if all 86400', []],
        ['garp_extra_if 86401', ['out-of-range: 86401']],
        ['garp_extra_if all', ['missing-value: garp_extra_if all']],
        ['kernel_rx_buf_size', ['missing-value: kernel_rx_buf_size']],
        ['kernel_rx_buf_size 1 2', ['surplus-word: 2']],
        ['smtp_alert', []],
        ['smtp_alert Yes', ['invalid-boolean: Yes']],
        ['skip_check_adv_addr', []],
        ['skip_check_adv_addr off', ['contradiction: off (silent)']],
        ['skip_check_adv_addr maybe', ['invalid-boolean: maybe']],
        ['nopreempt false', ['surplus-word: false (silent)']],
        ['nopreempt anything', []],
        ['old_unicast_checksum always', ['unknown-word: always']],
        ['notify_deleted\nnotify_deleted', ['repeated: notify_deleted']],
        ['notify_stop', ['missing-value: notify_stop']],
        ['virtual_ipaddress x {\n}', ['surplus-word: x']],
    ])('%s', (line, expected) => {
        expect(valueFindings(inInstance(line))).toEqual(expected);
    });

    it('is read as a floating point number up to 2.2.2', () => {
        expect(valueFindings(inInstance('advert_int 1.1234567'), '2.2.2')).toEqual([]);
    });

    it('may be "off" up to 2.2.4', () => {
        expect(valueFindings(inInstance('skip_check_adv_addr off'), '2.2.4')).toEqual([]);
    });

    it('may stand before a block up to 2.0.20', () => {
        expect(valueFindings(inInstance('track_interface x {\n}'), '2.0.20')).toEqual([]);
    });
});

describe('authentication', () => {
    it.each([
        ['auth_type PASS', []],
        ['auth_type pass', ['unknown-word: pass']],
        ['auth_pass 12345678', []],
        ['auth_pass 123456789', ['too-long: 123456789']],
        ['auth_pass "äöüäö"', ['too-long: "äöüäö"']],
    ])('%s', (line, expected) => {
        expect(valueFindings(inInstance(`authentication {\n${line}\n}`))).toEqual(expected);
    });
});

describe('auth_hmac', () => {
    const key = 'abcdefghijklmnopqrstuvwxyz012345';
    const hex = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

    it.each([
        [`key 1 ${key}`, []],
        ['key', ['missing-value: key']],
        ['key 1', ['missing-value: 1']],
        [`key 0 ${key}`, ['out-of-range: 0']],
        ['key 300 short', ['out-of-range: 300']],
        ['key 1 short', ['invalid-text: short']],
        [`key 1 ${key}${key}x`, [`invalid-text: ${key}${key}x`]],
        [`key 1 hex:${hex}`, []],
        [`key 1 hex:${hex.slice(1)}`, []],
        [`key 1 hex:${hex.slice(2)}`, [`invalid-text: hex:${hex.slice(2)}`]],
        [`key 1 hex:${hex.slice(1)}g`, [`invalid-text: hex:${hex.slice(1)}g`]],
        ['key 1 file:/etc/keepalived/key', []],
        [`key 1 ${key}\nkey 01 ${key}`, ['repeated: 01']],
        [`key 1 short\nkey 1 ${key}`, ['invalid-text: short']],
        ['active_key 0', ['out-of-range: 0']],
        ['time_window 301', ['out-of-range: 301']],
        ['anti_replay clock', ['unknown-word: clock']],
        ['mode receive-only', []],
        ['mode off', ['unknown-word: off']],
    ])('%s', (lines, expected) => {
        expect(valueFindings(inInstance(`auth_hmac {\n${lines}\n}`))).toEqual(expected);
    });

    it('counts keys of two blocks together', () => {
        const block = `auth_hmac {\nkey 1 ${key}\n}\n`;
        expect(valueFindings(inInstance(block + block))).toEqual(['repeated: 1']);
    });

    it('takes the mode "receive-only" since 2.4.2', () => {
        const text = inInstance('auth_hmac {\nmode receive-only\n}');
        expect(valueFindings(text, '2.4.1')).toEqual(['unknown-word: receive-only']);
    });
});
