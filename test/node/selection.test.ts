import { describe, expect, it } from 'vitest';
import { isChecked } from '../../src/node/selection.ts';

describe('a walk checks', () => {
    it.each([
        '/etc/keepalived.conf',
        '/etc/keepalived-lb1.conf',
        '/etc/keepalived/keepalived.conf',
        '/etc/keepalived/conf.d/web.conf',
        '/srv/keepalived-cluster/lb1/vrrp.conf',
    ])('%s', (path) => {
        expect(isChecked(path)).toBe(true);
    });
});

describe('a walk passes by', () => {
    it.each([
        '/etc/nginx/nginx.conf',
        '/etc/keepalived/keepalived.conf.sample',
        '/etc/keepalived/keepalived.conf.bak.conf',
        '/etc/keepalived/keepalived.conf.j2',
        '/etc/keepalived/check.sh',
        '/etc/keepalived/README',
        '/etc/my-keepalived/lb1.conf',
    ])('%s', (path) => {
        expect(isChecked(path)).toBe(false);
    });
});
