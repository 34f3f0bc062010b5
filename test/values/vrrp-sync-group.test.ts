import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

const instance = 'vrrp_instance web {\ninterface eth0\nvirtual_router_id 17\n}\n';

describe('vrrp_sync_group', () => {
    it.each([
        ['vrrp_sync_group {\ngroup {\nweb\n}\n}\n', ['missing-value: vrrp_sync_group']],
        ['vrrp_sync_group a b {\ngroup {\nweb\n}\n}\n', ['surplus-word: b']],
        ['vrrp_sync_group a {\nsmtp_alert\n}\n', ['missing-keyword: vrrp_sync_group']],
        ['vrrp_sync_group a {\ngroup {\n}\n}\n', ['missing-value: group']],
        ['vrrp_sync_group a {\ngroup x {\nweb\n}\n}\n', ['surplus-word: x']],
        ['vrrp_sync_group a {\ngroup {\nweb\n}\nsmtp_alert maybe\n}\n', ['invalid-boolean: maybe']],
        ['vrrp_sync_group a {\ngroup {\nweb\n}\nnotify a\nnotify b\n}\n', ['repeated: notify b']],
        [
            'vrrp_sync_group a {\ngroup {\nweb\n}\nsync_group_tracking_weight off\n}\n',
            ['surplus-word: off (silent)'],
        ],
        ['vrrp_sync_group a {\ngroup {\nweb\n}\ntrack_interface {\neth1 20\n}\n}\n', ['unknown-word: 20']],
    ])('%s', (text, expected) => {
        expect(valueFindings(instance + text)).toEqual(expected);
    });

    it('has its name up to 2.2.7 though it is empty', () => {
        const text = `${instance}vrrp_sync_group a {\n}\nvrrp_sync_group a {\ngroup {\nweb\n}\n}\n`;
        expect(valueFindings(text)).toEqual(['missing-keyword: vrrp_sync_group']);
        expect(valueFindings(text, '2.2.7')).toEqual([
            'missing-keyword: vrrp_sync_group',
            'repeated: vrrp_sync_group a',
        ]);
    });
});
