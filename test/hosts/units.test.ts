import { describe, expect, it } from 'vitest';
import { loadedModules, moduleOptions, savedTableOf } from '../../src/hosts/ipvs.ts';
import { serviceState, unitEntries } from '../../src/hosts/units.ts';
import { hostFiles, said } from './files.ts';

const WANTS = '/etc/systemd/system/multi-user.target.wants/keepalived.service';
const OWN = '/etc/systemd/system/keepalived.service';
const PRESET = '/etc/systemd/system-preset';

describe('the state of a service', () => {
    it.each([
        ['nothing said', {}, 'unknown'],
        ['another service', { '/etc/systemd/system/multi-user.target.wants/ssh.service': '' }, 'unknown'],
        ['a link', { [WANTS]: '' }, 'enabled'],
        ['a unit of its own says nothing', { [OWN]: '[Install]\nWantedBy=multi-user.target\n' }, 'unknown'],
        ['an empty unit', { [OWN]: '\n' }, 'masked'],
        ['a link to /dev/null', { [OWN]: '/dev/null', [WANTS]: '' }, 'masked'],
        [
            'a list',
            { '/x/unit-files.txt': 'UNIT FILE STATE PRESET\nkeepalived.service enabled disabled\n' },
            'enabled',
        ],
        [
            'a list before a link',
            { [WANTS]: '', '/unit-files.txt': 'keepalived.service  disabled\n' },
            'disabled',
        ],
        [
            'a list that says nothing of the boot',
            { '/unit-files.txt': 'keepalived.service static -\n' },
            'unknown',
        ],
        ['a list, masked', { '/unit-files.txt': 'keepalived.service masked enabled\n' }, 'masked'],
        ['a runlevel', { '/etc/rc3.d/S20keepalived': '', '/etc/rc5.d/K80keepalived': '' }, 'enabled'],
        ['runlevels that stop it', { '/etc/rc.d/rc3.d/K20keepalived': '' }, 'disabled'],
        ['the runlevel of a halt', { '/etc/rc0.d/S20keepalived': '' }, 'unknown'],
        ['a command', { '/root/install.sh': 'systemctl enable --now ipvsadm keepalived' }, 'enabled'],
        [
            'the last command',
            { '/root/a.sh': 'systemctl enable keepalived\nsystemctl disable keepalived.service' },
            'disabled',
        ],
        ['a mask', { '/root/a.sh': 'sudo systemctl mask keepalived' }, 'masked'],
        ['a start is for now', { '/root/a.sh': 'systemctl start keepalived' }, 'unknown'],
        ['chkconfig', { '/root/a.sh': 'chkconfig --level 35 keepalived on' }, 'enabled'],
        ['update-rc.d', { '/root/a.sh': 'update-rc.d -f keepalived remove' }, 'disabled'],
        ['a name with a meaning of its own', { '/root/a.sh': 'systemctl constructor keepalived' }, 'unknown'],
        ['a preset', { [`${PRESET}/50-a.preset`]: '# a\nenable keepalived.service\ndisable *\n' }, 'enabled'],
        [
            'the first preset that matches',
            { [`${PRESET}/90-a.preset`]: 'enable *', [`${PRESET}/10-a.preset`]: 'disable keep*' },
            'disabled',
        ],
        [
            'a command before a preset',
            { [`${PRESET}/10-a.preset`]: 'disable *', '/root/a.sh': 'systemctl enable keepalived' },
            'enabled',
        ],
    ])('%s', (_, texts, expected) => {
        expect(serviceState(hostFiles(texts), 'keepalived').state).toBe(expected);
    });

    it.each([
        [{ [WANTS]: 'x' }, `${WANTS}: x`],
        [{ '/root/a.sh': 'a; systemctl enable keepalived' }, '/root/a.sh: systemctl enable keepalived'],
        [{ [`${PRESET}/a.preset`]: 'disable a\nenable *' }, `${PRESET}/a.preset: enable *`],
    ])('has a place: %j', (texts, expected) => {
        expect(said(serviceState(hostFiles(texts), 'keepalived').place)).toBe(expected);
    });
});

describe('what a unit says', () => {
    const files = hostFiles({
        '/usr/lib/systemd/system/keepalived.service': '[Unit]\nAfter=network.target\n[Service]\nRestart=no\n',
        '/etc/systemd/system/keepalived.service.d/20-b.conf': '[Service]\nRestart=\nRestart=always\n',
        '/etc/systemd/system/keepalived.service.d/10-a.conf':
            '[Unit]\nAfter=\nAfter=network-online.target\n[Service]\nRestart=on-failure\n',
        '/etc/systemd/system/other.service.d/10-a.conf': '[Unit]\nAfter=late.target\n',
    });

    it.each([
        ['Unit', 'After', ['network.target', 'network-online.target']],
        ['Service', 'Restart', ['always']],
        ['Unit', 'Wants', []],
    ])('%s %s', (section, key, expected) => {
        expect(unitEntries(files, 'keepalived', section, key).map(({ value }) => value)).toEqual(expected);
    });

    it('is what stands in /etc, where it has the whole unit', () => {
        const own = hostFiles({ [OWN]: '[Unit]\nAfter=a.target\n' });
        const values = unitEntries([...own, ...files], 'keepalived', 'Unit', 'After').map(
            ({ value }) => value,
        );
        expect(values).toEqual(['a.target', 'network-online.target']);
    });
});

describe("ipvsadm's saved table", () => {
    it.each([
        ['nothing', {}, undefined, undefined],
        [
            'Debian, on',
            { '/etc/default/ipvsadm': '# AUTO="false"\nAUTO="true"\n' },
            '/etc/default/ipvsadm: AUTO="true"',
            undefined,
        ],
        [
            'Debian, off',
            { '/etc/default/ipvsadm': 'AUTO="false"\n', '/etc/ipvsadm.rules': '# empty\n' },
            undefined,
            undefined,
        ],
        [
            'rules',
            { '/etc/sysconfig/ipvsadm': '-A -t 10.0.0.5:80 -s rr\n-a -t 10.0.0.5:80 -r 10.0.0.3:80 -g\n' },
            undefined,
            '/etc/sysconfig/ipvsadm: -A -t 10.0.0.5:80 -s rr',
        ],
        ['an empty file', { '/etc/sysconfig/ipvsadm': '\n' }, undefined, undefined],
    ])('%s', (_, texts, automatic, rules) => {
        const table = savedTableOf(hostFiles(texts));
        expect([said(table.automatic), said(table.rules)]).toEqual([automatic, rules]);
    });
});

describe('modules', () => {
    const files = hostFiles({
        '/etc/modules-load.d/lvs.conf': '# for LVS\nip_vs\n; no\nip-vs-wrr\n',
        '/usr/lib/modules-load.d/lvs.conf': 'masked\n',
        '/etc/modules': 'dummy numdummies=2\n',
        '/etc/modprobe.d/lvs.conf':
            '# options a b=1\noptions ip-vs conn_tab_bits=20 \\\n  other=1\nblacklist x\n',
    });

    it('that are loaded', () => {
        expect(loadedModules(files).map(({ module }) => module)).toEqual(['ip_vs', 'ip_vs_wrr', 'dummy']);
    });

    it('and their options', () => {
        expect(moduleOptions(files).map(({ module, option }) => `${module} ${option}`)).toEqual([
            'ip_vs conn_tab_bits=20',
            'ip_vs other=1',
        ]);
    });
});
