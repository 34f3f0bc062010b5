/** What keepalived takes in silence: where the rules about it speak, and where they do not. */
import { describe, expect, it } from 'vitest';
import { type Target, findTarget, newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** The text of each finding of a rule. */
function found(rule: string, text: string, target: string | Target = newestTarget()): string[] {
    const targets = [typeof target === 'string' ? (findTarget(target) ?? newestTarget()) : target];
    return checkFile(createSourceFile('test.conf', text), { targets, preset: 'strict' })
        .diagnostics.filter((each) => each.rule === rule)
        .map(({ span }) => text.slice(span.start, span.end));
}

/** An instance; lines of its own may set anything but its number, its interface and its address. */
function instance(lines = '', address = '192.0.2.10', { name = 'web', link = 'eth0', id = 7 } = {}): string {
    return `vrrp_instance ${name} {\nvirtual_router_id ${id}\ninterface ${link}\n${lines}\nvirtual_ipaddress {\n${address}\n}\n}\n`;
}

const SECOND = { name: 'mail', id: 8 };

describe('packets that are dropped', () => {
    const service = (head: string): string =>
        `virtual_server ${head} {\nprotocol TCP\nreal_server 198.51.100.1 80 {\n}\n}\n`;
    const group = (line: string): string => `virtual_server_group g {\n${line}\n}\n${service('group g')}`;
    const strict = (inside: string): string => `global_defs {\nvrrp_strict\n}\n${instance(inside)}`;
    const RULE = 'lvs/address-not-accepted';

    it.each([
        ['strict mode', strict(''), service('192.0.2.10 80'), ['vrrp_strict']],
        ['strict mode of its own', instance('strict_mode on'), service('192.0.2.10 80'), ['strict_mode on']],
        ['no_accept', instance('no_accept'), service('192.0.2.10 80'), ['no_accept']],
        ['a group', strict(''), group('192.0.2.10 80'), ['vrrp_strict']],
        ['another address', strict(''), service('192.0.2.11 80'), []],
        ['the first of a range', strict(''), group('192.0.2.10-20 80'), ['vrrp_strict']],
        ['a mark', strict(''), service('fwmark 1'), []],
        ['no strict mode', instance(), service('192.0.2.10 80'), []],
        ['strict mode that is off', strict('strict_mode off'), service('192.0.2.10 80'), []],
        ['accept in version 3', strict('version 3\naccept'), service('192.0.2.10 80'), []],
        ['accept in version 2, which is said there', strict('accept'), service('192.0.2.10 80'), []],
        ['the owner', strict('priority 255'), service('192.0.2.10 80'), []],
    ])('are those to a virtual server with %s', (_, router, server, spans) => {
        expect(found(RULE, router + server)).toEqual(spans);
    });

    it('are said once for one cause, and by one rule', () => {
        const text = strict('') + instance('', '192.0.2.11', SECOND) + service('192.0.2.10 80');
        expect(found(RULE, text)).toHaveLength(1);
        expect(found('vrrp/strict-mode-drops-packets', text)).toEqual([]);
    });

    it('are not where a release or a build makes no rules', () => {
        const text = strict('') + service('192.0.2.10 80');
        expect(found(RULE, text, '1.2.24')).toEqual([]);
        expect(found(RULE, text, '1.3.0')).toHaveLength(1);
        const bare = { ...newestTarget(), lacks: ['iptables', 'nftables'] as const };
        expect(found(RULE, text, bare)).toEqual([]);
    });
});

describe('addresses', () => {
    it.each([
        ['its source', 'unicast_src_ip 192.0.2.10\nunicast_peer {\n192.0.2.3\n}', ['192.0.2.10/24']],
        ['the source of multicast', 'mcast_src_ip 192.0.2.10', ['192.0.2.10/24']],
        ['the source of an owner', 'state MASTER\npriority 255\nmcast_src_ip 192.0.2.10', []],
        ['another source', 'mcast_src_ip 192.0.2.9', []],
    ])('are not %s', (_, lines, spans) => {
        expect(found('vrrp/own-address-as-virtual', instance(lines, '192.0.2.10/24'))).toEqual(spans);
    });

    it('are not the source of another instance, in whatever form', () => {
        const text = instance('mcast_src_ip 2001:db8::a', 'fe80::1') + instance('', '2001:DB8:0::A', SECOND);
        expect(found('vrrp/own-address-as-virtual', text)).toEqual(['2001:DB8:0::A']);
    });

    it.each([
        ['one device', '192.0.2.10', '192.0.2.10/32', 'eth0', ['192.0.2.10/32']],
        ['one device that is named', '192.0.2.10', '192.0.2.10 dev eth0', 'eth1', ['192.0.2.10']],
        ['two devices', '192.0.2.10', '192.0.2.10', 'eth1', []],
    ])('are not in two instances for %s', (_, first, second, link, spans) => {
        const text = instance('', first) + instance('', second, { ...SECOND, link });
        expect(found('vrrp/address-in-two-instances', text)).toEqual(spans);
    });

    it('may be on interfaces that keepalived makes, and in two members of a group', () => {
        const two = instance() + instance('', '192.0.2.10', SECOND);
        const own = instance('use_vmac') + instance('use_vmac', '192.0.2.10', SECOND);
        const group = 'vrrp_sync_group g {\ngroup {\nweb\nmail\n}\n}\n';
        expect(found('vrrp/address-in-two-instances', two)).toHaveLength(1);
        expect(found('vrrp/address-in-two-instances', own)).toEqual([]);
        expect(found('vrrp/address-in-two-instances', two + group)).toEqual([]);
    });

    it('of IPv6 peers need a source from 2.1.0 on', () => {
        const text = instance('unicast_peer {\n2001:db8::2\n}', '2001:db8::10');
        expect(found('vrrp/ipv6-source-unset', text)).toEqual(['unicast_peer']);
        expect(found('vrrp/ipv6-source-unset', text, '2.0.20')).toEqual([]);
        expect(found('vrrp/ipv6-source-unset', text.replace('interface eth0', ''))).toEqual([]);
    });

    it('of an interface are tracked from 2.0.0 on, each once', () => {
        const text = instance('', '192.0.2.10 dev eth1\n192.0.2.11 dev eth1\n192.0.2.12 dev eth2 no_track');
        expect(found('vrrp/address-device-tracked', text)).toEqual(['192.0.2.10']);
        expect(found('vrrp/address-device-tracked', text, '1.4.5')).toEqual([]);
    });
});

describe('preemption', () => {
    it('is what the last of its keywords says', () => {
        const text = instance('state MASTER\nnopreempt\npreempt');
        expect(found('vrrp/opposite-settings', text)).toEqual(['nopreempt']);
        expect(found('vrrp/nopreempt-with-master', text)).toEqual([]);
        expect(found('vrrp/opposite-settings', instance('preempt\nnopreempt\npreempt'))).toEqual([
            'nopreempt',
        ]);
    });

    const track = (line: string): string => `track_interface {\n${line}\n}`;

    it.each([
        ['BACKUP', `state BACKUP\nnopreempt\n${track('eth1 weight -10')}`, ['nopreempt']],
        ['MASTER, where it is cleared', `state MASTER\nnopreempt\n${track('eth1 weight -10')}`, []],
        ['no weight', `state BACKUP\nnopreempt\n${track('eth1')}`, []],
        ['the weight 0', `state BACKUP\nnopreempt\n${track('eth1 weight 0')}`, []],
    ])('with weights: %s', (_, lines, spans) => {
        expect(found('vrrp/nopreempt-with-weights', instance(lines))).toEqual(spans);
    });

    it('with weights of the group', () => {
        const text = instance('nopreempt') + instance('', '192.0.2.11', SECOND);
        const group =
            'vrrp_sync_group g {\ngroup {\nweb\nmail\n}\ntrack_interface {\neth1 weight -10\n}\n}\n';
        expect(found('vrrp/nopreempt-with-weights', text + group)).toEqual(['nopreempt']);
    });
});

describe('priorities', () => {
    const track = (priority: number, ...lines: readonly string[]): string =>
        instance(`priority ${priority}\ntrack_interface {\n${lines.join('\n')}\n}`);

    it.each([
        [track(250, 'eth1 weight 4'), []],
        [track(250, 'eth1 weight 5'), ['eth1 weight 5']],
        [track(250, 'eth1 weight -100', 'eth2 weight 5'), ['eth2 weight 5']],
        [track(100, 'eth1 weight -99'), []],
        [track(100, 'eth1 weight -100'), ['eth1 weight -100']],
        // Each alone leaves something.
        [track(100, 'eth1 weight -60', 'eth2 weight -60'), []],
        [track(250, 'eth1 weight 20 reverse'), []],
        [track(255, 'eth1 weight 5'), []],
    ])('stay in their range: %j', (text, spans) => {
        expect(found('vrrp/weights-beyond-limits', text)).toEqual(spans);
    });

    it('of an owner belong to a master', () => {
        expect(found('vrrp/owner-as-backup', instance('state BACKUP\npriority 255'))).toEqual([
            'priority 255',
        ]);
        for (const lines of ['priority 255', 'state MASTER\npriority 255', 'state BACKUP\npriority 254'])
            expect(found('vrrp/owner-as-backup', instance(lines)), lines).toEqual([]);
        // Strict mode changes the state, and "nopreempt" is reset: both are said there.
        for (const more of ['strict_mode on', 'nopreempt'])
            expect(found('vrrp/owner-as-backup', instance(`state BACKUP\npriority 255\n${more}`))).toEqual(
                [],
            );
    });
});

describe('commands', () => {
    const script = (command: string): string => `vrrp_script c {\nscript ${command}\n}\n${instance('')}`;

    it.each([
        ['"/usr/bin/true || /usr/bin/false"', 1],
        ['"/usr/bin/true a; /usr/bin/false"', 1],
        ['"/usr/bin/true 2>&1"', 1],
        ['"/usr/bin/true `id`"', 1],
        ['"/usr/bin/true $(id)"', 1],
        ['"/usr/bin/true a|b"', 0],
        ['"/usr/bin/true \'|\' \\;"', 0],
        ['"/usr/bin/true <name>"', 0],
        ['"</dev/tcp/192.0.2.1/80"', 0],
        ['/usr/bin/true', 0],
    ])('%s have syntax of a shell: %d', (command, count) => {
        expect(found('script/shell-syntax', script(command))).toHaveLength(count);
    });

    it('were handed to a shell before 2.0.0', () => {
        const text = script('"/usr/bin/true || /usr/bin/false"');
        expect(found('script/shell-syntax', text, '1.4.5')).toEqual([]);
        expect(found('script/shell-syntax', text, '2.0.0')).toHaveLength(1);
    });

    it.each([
        ['"/bin/systemctl --no-block restart nginx"', 1],
        ['"/sbin/service nginx restart"', 1],
        ['"/etc/init.d/nginx stop"', 1],
        ['"/usr/bin/docker restart web"', 1],
        ['"/bin/systemctl is-active restart"', 0],
        ['"/sbin/service restart status"', 0],
        ['"/bin/systemctl start nginx"', 0],
        ['"/usr/local/bin/restart"', 0],
    ])('%s change a service: %d', (command, count) => {
        expect(found('script/check-changes-service', script(command))).toHaveLength(count);
    });

    it.each([
        ['"/usr/bin/killall -0 nginx"', 1],
        ['"pidof nginx"', 1],
        ['"/usr/bin/killall nginx"', 0],
        ['"/usr/bin/curl http://192.0.2.1/"', 0],
    ])('%s look for a process: %d', (command, count) => {
        expect(found('script/process-check-by-shell', script(command))).toHaveLength(count);
        expect(found('script/process-check-by-shell', script(command), '2.0.10')).toEqual([]);
    });

    it('are not judged where they are no checks', () => {
        const text = instance('notify_master "/bin/systemctl restart nginx"\nnotify_backup "pidof nginx"');
        expect(found('script/check-changes-service', text)).toEqual([]);
        expect(found('script/process-check-by-shell', text)).toEqual([]);
    });

    it('may take as long as their interval', () => {
        const times = (lines: string): string => `vrrp_script c {\nscript /usr/bin/true\n${lines}\n}\n`;
        expect(found('script/timeout-above-interval', times('interval 5\ntimeout 5'))).toEqual([]);
        expect(found('script/timeout-above-interval', times('timeout 2'))).toEqual(['timeout 2']);
        expect(found('script/noticed-late', times('interval 20\nfall 3'))).toEqual([]);
        expect(found('script/noticed-late', times('interval 20\nfall 4'))).toEqual(['interval 20']);
        expect(found('script/noticed-late', times('fall 61'))).toEqual(['fall 61']);
    });
});
