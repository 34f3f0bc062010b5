import { describe, expect, it } from 'vitest';
import { findTarget } from '../../src/schema/targets.ts';
import { checkConfiguration, checkFile } from '../../src/service/check.ts';
import { checkFiles } from '../../src/service/files.ts';
import type { FileReport } from '../../src/service/report.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

function check(text: string, ...names: readonly string[]): FileReport {
    const targets = names.map((name) => {
        const target = findTarget(name);
        if (target === undefined) throw new Error(`no target ${name}`);
        return target;
    });
    return checkFile(createSourceFile('a.conf', text), { ...DEFAULT_SETTINGS, targets });
}

function conditions(text: string, name = '2.4.3'): readonly string[] {
    return check(text, name).conditions;
}

function globals(...lines: readonly string[]): string {
    return `global_defs {\n${lines.join('\n')}\n}\n`;
}

function instance(...lines: readonly string[]): string {
    const more = lines.map((line) => `${line}\n`).join('');
    return `vrrp_instance V {\ninterface eth0\nvirtual_router_id 5\nvirtual_ipaddress {\n10.0.0.1/24\n}\n${more}}\n`;
}

const ETH0 = 'fails unless interface eth0 exists';
const SCRIPT = 'vrrp_script s {\nscript "/opt/chk.sh -v"\n}\n';

describe('interfaces', () => {
    it('stand there once each, in the order of the text', () => {
        const text = instance(
            'virtual_routes {\n10.9.0.0/16 via 10.0.0.9 dev eth2\n}',
            'track_interface {\neth1 weight -5\neth2\n}',
            'notify_master "/bin/ip addr add dev eth9"',
        );
        expect(conditions(`${globals('enable_script_security', 'script_user root')}${text}`)).toEqual([
            ETH0,
            'fails unless interface eth2 exists',
            'fails unless interface eth1 exists',
        ]);
    });

    it.each([
        ['with dynamic_interfaces', `${globals('dynamic_interfaces')}${instance()}`],
        ['that are the loopback', 'static_routes {\n10.0.0.0/24 dev lo\n}\n'],
        ['that nothing looks up', globals('default_interface eth7')],
    ])('are no condition: those %s', (_, text) => {
        expect(conditions(text)).toEqual([]);
    });

    it('of static addresses are those of default_interface', () => {
        const text = `${globals('default_interface eth7')}static_ipaddress {\n10.0.0.7/24\n}\n`;
        expect(conditions(text)).toEqual(['fails unless interface eth7 exists']);
    });
});

describe('scripts', () => {
    it('are named by their program alone, and looked for in PATH without a slash', () => {
        expect(conditions(`vrrp_script s {\nscript "killall -0 haproxy"\n}\n${instance()}`)).toEqual([
            'exit 6 if killall is found in PATH, since enable_script_security is not set, else exit 5',
            ETH0,
        ]);
    });

    it.each([
        ['without an instance', SCRIPT],
        [
            'that are only opened',
            `${globals('dynamic_interfaces')}${SCRIPT.replace('/opt', '</opt')}${instance()}`,
        ],
        [
            'that are told of changes and may not be insecure',
            globals('enable_script_security', 'script_user root', 'startup_script /opt/x'),
        ],
    ])('are no condition: those %s', (_, text) => {
        expect(conditions(text)).toEqual([]);
    });

    it('of other users than root may be changed by others', () => {
        const text = `${globals('enable_script_security', 'script_user app', 'dynamic_interfaces')}${SCRIPT}${instance()}`;
        expect(conditions(text)).toEqual([
            'fails unless user "app" exists',
            'fails unless /opt/chk.sh exists',
        ]);
    });

    it('say no exit status of a release whose status does not tell', () => {
        const text = instance('notify /opt/n.sh');
        expect(conditions(text, '2.0.20')).toContain(
            'fails if /opt/n.sh exists, since enable_script_security is not set',
        );
    });
});

describe('what else of the host decides', () => {
    it.each([
        ['smtp_server mail.example.com', 'mail.example.com can be resolved'],
        ['disable_local_igmp', 'the kernel has net.ipv4.igmp_link_local_mcast_reports'],
        ['vrrp_cpu_affinity 0 3', 'the host has a CPU 3'],
        ['config_save_dir /srv/kept/saved', 'folder /srv/kept exists'],
    ])('%s', (line, holds) => {
        expect(conditions(globals(line))).toEqual([`fails unless ${holds}`]);
    });

    it.each([
        'smtp_server 192.0.2.1',
        'smtp_server localhost',
        'vrrp_cpu_affinity 0',
        'config_save_dir /run/saved',
    ])('not %s', (line) => {
        expect(conditions(globals(line))).toEqual([]);
    });

    it('is a routing table with a name of its own', () => {
        const text = globals('dynamic_interfaces');
        const rule = (table: string): string =>
            `${text}static_rules {\nfrom 10.0.0.0/24 table ${table} priority 5\n}\n`;
        expect(conditions(rule('web'))).toEqual(['fails unless rt_tables has a table web']);
        expect([...conditions(rule('main')), ...conditions(rule('100'))]).toEqual([]);
    });

    it('is the file of a key', () => {
        const text = `${globals('dynamic_interfaces')}${instance('auth_hmac {\nkey 1 file:/etc/keepalived/k\nactive_key 1\n}')}`;
        expect(conditions(text)).toEqual([
            'fails unless /etc/keepalived/k exists and only its owner can read it',
        ]);
    });
});

describe('the outcome', () => {
    it('does not depend on the host where the text fails anyhow', () => {
        const { configTest, conditions: none } = check(instance('bogus 1'), '2.4.3');
        expect([configTest, none]).toEqual([{ '2.4.3': 'fails' }, []]);
    });

    it('names the targets of what is not for all that depend', () => {
        const text = `${globals('dynamic_interfaces')}track_file t {\nfile /srv/t/x\n}\n${instance()}`;
        const { configTest, conditions: few } = check(text, '2.2.7', '2.3.3');
        expect(configTest).toEqual({ '2.2.7': 'passes', '2.3.3': 'depends' });
        expect(few).toEqual(['fails unless folder /srv/t exists']);
        const both = check(
            `${text}vrrp_track_process p {\nprocess x\n}\nstatic_rules {\nfrom 10.0.0.0/24 table w priority 5\n}\n`,
            '2.2.7',
            '2.3.3',
        );
        expect(both.conditions).toEqual([
            'fails unless folder /srv/t exists (only for 2.3.3)',
            'fails unless rt_tables has a table w',
        ]);
    });

    it('names the ids of what is not for all', () => {
        const text = instance().replace('interface eth0', '@one interface eth0\n@two interface eth1');
        expect(conditions(text)).toEqual([
            `${ETH0} (only for -i one)`,
            'fails unless interface eth1 exists (only for -i two)',
        ]);
    });

    it('is open where part of the text is missing, beside what the rest depends on', () => {
        const holds = 'fails unless what "/nowhere/x.conf" holds is sound';
        expect(conditions(`include /nowhere/x.conf\n${instance()}`)).toEqual([holds, ETH0]);
        expect(conditions(`${instance()}include /nowhere/x.conf\n`)).toEqual([ETH0, holds]);
    });

    it('is open where too much text is made to look at it', () => {
        expect(conditions(`${globals('dynamic_interfaces')}~SEQ(A,999) ~SEQ(B,999) a\n`)).toEqual([
            'fails unless what kalint leaves aside as too much is sound',
        ]);
    });

    it('is open where the environment has the text, and names it', () => {
        expect(conditions('static_routes {\n10.0.0.0/24 dev ${_ENV IFACE}\n}\n')).toEqual([
            'fails unless the value of "${_ENV IFACE}" fits',
        ]);
    });

    it('of an included file is that of the configuration, once for all that include it', () => {
        const part = createSourceFile('part.conf', instance());
        const main = (name: string, more: string) => createSourceFile(name, `include part.conf\n${more}`);
        const includes = () => ({ kind: 'files' as const, files: [part] });
        const settings = { ...DEFAULT_SETTINGS, includes };
        const one = main('one.conf', '');
        const other = main('other.conf', 'static_routes {\n10.0.0.0/24 dev eth1\n}\n');
        expect(checkConfiguration(one, settings).map((each) => each.conditions)).toEqual([[ETH0], [ETH0]]);
        const [, shared] = checkFiles([one, other], settings);
        expect(shared?.file.uri).toBe('part.conf');
        expect(shared?.configTest).toEqual({ '2.4.3': 'depends' });
        expect(shared?.conditions).toEqual([ETH0, 'fails unless interface eth1 exists']);
    });
});

describe('includes that must lead somewhere', () => {
    // What 2.2.7 and 2.4.3 say of each, with exit status 6: run with -t on names that are not there.
    it.each([
        ['includem a.conf', ['fails unless "a.conf" exists']],
        ['includew a.conf', ['fails unless "a.conf" exists']],
        ['includea a.conf', ['fails unless "a.conf" exists']],
        ['includem d/*.conf', ['fails unless the folder of "d/*.conf" exists']],
        ['includew d/*.conf', ['fails unless a file matches "d/*.conf"']],
        ['includeb {a,b}.conf', ['fails unless all of "{a,b}.conf" exists']],
        // Those end with status 0.
        ['include a.conf', []],
        ['includer a.conf', []],
        ['includeb a.conf', []],
        ['includem {a,b}.conf', []],
    ])('%s', (line, wanted) => {
        const report = check(`global_defs {\n}\n${line}\n`, '2.4.3');
        const holds = `fails unless what "${line.replace(/^\w+ /, '')}" holds is sound`;
        expect(report.conditions).toEqual([...wanted, holds]);
        expect(report.configTest).toEqual({ '2.4.3': 'depends' });
    });

    it('that are sure to fail have no condition', () => {
        const includes = () => ({ kind: 'unusable', reason: 'is a binary file', garbled: true }) as const;
        const settings = { ...DEFAULT_SETTINGS, includes };
        const [report] = checkConfiguration(createSourceFile('a.conf', 'include d\n'), settings);
        expect(report?.configTest).toEqual({ '2.4.3': 'fails' });
        expect(report?.diagnostics).toMatchObject([
            { rule: 'syntax/missing-include', origin: 'keepalived', severity: 'error' },
        ]);
    });

    it('name a file of the wrong kind', () => {
        const includes = () => ({ kind: 'unusable', reason: 'it is a folder' }) as const;
        const settings = { ...DEFAULT_SETTINGS, includes };
        const [report] = checkConfiguration(createSourceFile('a.conf', 'includer d\n'), settings);
        expect(report?.conditions).toEqual([
            'fails unless "d" is a file that can be read and is not executable',
            'fails unless what "d" holds is sound',
        ]);
    });
});
