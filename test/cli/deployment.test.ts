import { afterEach, describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { type Outcome, kalint, lastLine } from './run.ts';
import { CLEAN } from './texts.ts';

const home = process.cwd();
afterEach(() => {
    process.chdir(home);
});

const CONF = 'etc/keepalived/keepalived.conf';

/** A director with a virtual server of Direct Routing in a file of its own, and the real server behind it. */
const HOSTS = {
    [`lb1/${CONF}`]: `${CLEAN}\ninclude conf.d/*.conf\n`,
    'lb1/etc/keepalived/conf.d/web.conf': `virtual_server 10.0.0.5 80 {
    lvs_sched wlc
    lvs_method DR
    protocol TCP
    real_server 10.0.0.11 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    'web1/etc/network/interfaces': `auto eth0
iface eth0 inet static
    address 10.0.0.11/24
iface lo inet loopback
    up ip addr add 10.0.0.5/32 dev lo
`,
    // Questions for the address come in on eth0, where lo's value does not count.
    'web1/etc/sysctl.conf': 'net.ipv4.conf.lo.arp_ignore = 1\n',
};

/** What `kalint check --deployment` says in a working folder with those files. */
async function deployment(
    files: Readonly<Record<string, string | Uint8Array>>,
    ...argv: readonly string[]
): Promise<Outcome> {
    process.chdir(folderOf(files));
    return kalint(['check', '--deployment', ...argv]);
}

const ARP = 'web1/etc/sysctl.conf:1:1: error: .* \\[deployment/real-server-answers-arp\\]';

describe('a deployment', () => {
    it('is checked as a folder of hosts, with what a configuration includes', async () => {
        const { status, out, err } = await deployment(HOSTS, '--format', 'unix', '.');
        expect({ status, err }).toEqual({ status: 1, err: '' });
        expect(out).toMatch(new RegExp(`^${ARP}$`, 'm'));
        expect(out).not.toContain('include/');
    });

    it('is checked as a description, with the files of each host by their paths there', async () => {
        const description = `hosts:
  lb1:
    files: { /${CONF}: one.conf, /etc/keepalived/conf.d/web.conf: two.conf }
  web1: { root: web1 }
`;
        const files = {
            'hosts.yaml': description,
            'one.conf': HOSTS[`lb1/${CONF}`],
            'two.conf': HOSTS['lb1/etc/keepalived/conf.d/web.conf'],
            'web1/etc/network/interfaces': HOSTS['web1/etc/network/interfaces'],
            'web1/etc/sysctl.conf': HOSTS['web1/etc/sysctl.conf'],
        };
        const { status, out } = await deployment(files, '--format', 'unix', 'hosts.yaml');
        expect(status).toBe(1);
        expect(out).toMatch(new RegExp(`^${ARP}$`, 'm'));
    });

    it('with the right value for the right interface has no error', async () => {
        const files = {
            ...HOSTS,
            'web1/etc/sysctl.conf': 'net.ipv4.conf.all.arp_ignore = 1\nnet.ipv4.conf.all.arp_announce = 2\n',
        };
        const { status, out } = await deployment(files, '--format', 'unix', '.');
        expect({ status, errors: out.match(/: error: /g) }).toEqual({ status: 0, errors: null });
    });

    it('listens where its description says, and has no firewall if that says so', async () => {
        const described = async (more: string): Promise<readonly string[]> => {
            const description = `hosts:\n  lb1: { root: lb1, firewall: none }\n  web1: { root: web1${more} }\n`;
            const { out } = await deployment(
                { ...HOSTS, 'deployment.yaml': description },
                '--format',
                'unix',
                '.',
            );
            return out.split('\n').filter((line) => /port|firewall/.test(line));
        };
        const about = async (more: string): Promise<readonly (string | undefined)[]> =>
            (await described(more)).map((line) => /\[(.*)\]$/.exec(line)?.[1]);
        expect(await about('')).toEqual(['deployment/not-told', 'deployment/not-told']);
        expect(await about(', firewall: none')).toEqual(['deployment/not-told']);
        expect(await about(', firewall: none, listens: [80/tcp]')).toEqual([]);
        expect(await described(', firewall: none, listens: [81/tcp, 80/udp]')).toEqual([
            expect.stringMatching(
                /^deployment\.yaml:3:\d+: warning: nobody listens on port 80 \(tcp\) of web1, /,
            ),
        ]);
    });

    it.each([
        [
            'to the group come from addresses of the link',
            '',
            '  <rule family="ipv6">\n    <source address="fe80::/10"/>\n',
        ],
        [
            'to a peer come from the address that is written',
            '    unicast_src_ip 2001:db8::OWN\n    unicast_peer {\n        2001:db8::PEER\n    }\n',
            '  <rule family="ipv6">\n    <source address="2001:db8::PEER"/>\n',
        ],
    ])('has adverts of IPv6 that %s', async (_, unicast, source) => {
        const hostFiles = (own: string, peer: string, rule: string): Readonly<Record<string, string>> => ({
            [`lb${own}/${CONF}`]: `vrrp_instance A {
    state BACKUP
    nopreempt
    interface eth0
    virtual_router_id 5
    priority ${own}0
${unicast.replace('OWN', own).replace('PEER', peer)}    virtual_ipaddress {
        2001:db8::5/128
    }
}
`,
            [`lb${own}/etc/firewalld/zones/public.xml`]: `<zone>\n${rule.replace('PEER', peer)}    <protocol value="vrrp"/>\n    <accept/>\n  </rule>\n</zone>\n`,
        });
        const drops = async (rule: string): Promise<number> => {
            const files = { ...hostFiles('1', '2', rule), ...hostFiles('2', '1', rule) };
            const { out } = await deployment(files, '--format', 'unix', '.');
            return out.match(/\[deployment\/director-drops-vrrp\]$/gm)?.length ?? 0;
        };
        expect(await drops(source)).toBe(0);
        expect(await drops(source.replace(/address="[^"]*"/, 'address="2001:db8:9::/64"'))).toBe(2);
    });

    it('shows the lines of all hosts, and sums up what is of keepalived', async () => {
        const { out } = await deployment(HOSTS, '.');
        expect(out).toMatch(/^ {2}= web1\/etc\/network\/interfaces:5:1: .*\n {2}5 \| +up ip addr add/m);
        expect(lastLine(out)).toMatch(
            /^\d files, 2 of them of keepalived: 1 error.*; keepalived -t of 2\.4\.3 would pass both\.$/,
        );
    });

    it('has the configurations and what findings are about in JSON', async () => {
        const { out } = await deployment({ ...HOSTS, 'web1/etc/motd': 'Hello\n' }, '--format', 'json', '.');
        const { files } = JSON.parse(out) as {
            files: { path: string; configTest: object; diagnostics: { related: { path: string }[] }[] }[];
        };
        const tests = Object.fromEntries(files.map(({ path, configTest }) => [path, configTest]));
        expect(tests).toMatchObject({
            [`lb1/${CONF}`]: { '2.4.3': 'passes' },
            'lb1/etc/keepalived/conf.d/web.conf': { '2.4.3': 'passes' },
            'web1/etc/sysctl.conf': {},
        });
        const pointedAt = files.flatMap(({ diagnostics }) =>
            diagnostics.flatMap(({ related }) => related.map(({ path }) => path)),
        );
        expect(pointedAt).toContain('web1/etc/network/interfaces');
        expect(Object.keys(tests)).toEqual(expect.arrayContaining(pointedAt));
        expect(Object.keys(tests)).not.toContain('web1/etc/motd');
    });

    it('is checked as the configuration of kalint says', async () => {
        const config = 'rules:\n  deployment/*: off\n';
        const files = { ...HOSTS, 'kalint.config.yaml': config };
        expect(await deployment(files, '--format', 'unix', '.')).toEqual({ status: 0, out: '', err: '' });
        expect((await deployment(files, '--no-config', '.')).status).toBe(1);
        expect((await deployment(HOSTS, '--fail-on', 'never', '.')).status).toBe(0);
        const { out } = await deployment(HOSTS, '--target', 'debian-12', '.');
        expect(lastLine(out)).toContain('keepalived -t of debian-12 (2.2.7) would pass both');
    });

    it('shows no password of a host', async () => {
        const files = { ...HOSTS, [`lb1/${CONF}`]: 'vrrp_instance A {\n    auth_pass S3cr3t-9x\n}\n' };
        expect((await deployment(files, '.')).out).not.toContain('S3cr3t');
        expect((await deployment(files, '--show-secrets', '.')).out).toContain('auth_pass S3cr3t-9x');
    });

    it('can be listed', async () => {
        const { status, out } = await deployment(HOSTS, '--list-files', '.');
        expect({ status, out }).toEqual({
            status: 0,
            out: `lb1/etc/keepalived/conf.d/web.conf
lb1/${CONF}
web1/etc/network/interfaces
web1/etc/sysctl.conf
`,
        });
    });
});

describe('a folder whose configuration of kalint names deployments', () => {
    /** The hosts in a folder, and a description of some of them, which have the file in common that has the fault. */
    const files = {
        ...Object.fromEntries(Object.entries(HOSTS).map(([path, text]) => [`hosts/${path}`, text])),
        'other/deployment.yaml':
            'hosts:\n  lb1: { root: ../hosts/lb1 }\n  web1: { root: ../hosts/web1 }\n  web2: { root: web2 }\n',
        [`other/web2/${CONF}`]: 'global_def {\n}\n',
    };

    it('stands for these, and what they have in common is told once', async () => {
        const config = { 'kalint.config.yaml': 'deployments: [hosts, other]\n' };
        const { status, out, err } = await deployment({ ...files, ...config }, '--format', 'unix', '.');
        expect({ status, err }).toEqual({ status: 1, err: '' });
        expect(out.match(new RegExp(`^hosts/${ARP}$`, 'gm'))).toHaveLength(1);
        expect(out).toMatch(new RegExp(`^other/web2/${CONF}:1:1: error: `, 'm'));
        const only = await deployment({ ...files, ...config }, '--format', 'unix', 'hosts');
        expect(only.out).toMatch(new RegExp(`^hosts/${ARP}$`, 'm'));
        expect(only.out).not.toContain('other');
    });

    it.each([
        ['one that is not there', 'deployments: [hosts, none]\n', 'none: no such file or folder'],
        [
            'one without directors',
            'deployments: [hosts/web1]\n',
            'hosts/web1: nothing to check: no host has ',
        ],
        ['a wrong configuration', 'deployments: hosts\n', 'kalint.config.yaml:1:14: deployments: '],
    ])('is refused with %s', async (_, config, expected) => {
        const { status, out, err } = await deployment({ ...files, 'kalint.config.yaml': config }, '.');
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err.startsWith(`kalint: ${expected}`)).toBe(true);
        expect(err.trimEnd().split('\n')).toHaveLength(1);
    });
});

describe('what is no deployment', () => {
    it.each<[string, Readonly<Record<string, string | Uint8Array>>, string[], string]>([
        ['nothing', {}, ['none'], 'none: no such file or folder'],
        ['two operands', HOSTS, ['lb1', 'web1'], '--deployment is for one folder or description, not for 2'],
        ['a folder without hosts', { a: '' }, ['.'], '.: is no deployment: there is neither '],
        [
            'the folder of a host',
            HOSTS,
            ['lb1'],
            'lb1: nothing to check: no host has a /etc/keepalived/keepalived.conf',
        ],
        [
            'a wrong description',
            { 'deployment.yaml': 'hosts:\n  lb1: { files: { /a: none } }\n' },
            ['.'],
            'deployment.yaml:2:23: hosts.lb1.files./a: none: no such file or folder',
        ],
        [
            'a configuration of kalint that is wrong',
            { ...HOSTS, 'kalint.config.yaml': 'a: 1\n' },
            ['.'],
            'kalint.config.yaml:1:1: a: unknown key',
        ],
    ])('is refused: %s', async (_, files, operands, expected) => {
        const { status, out, err } = await deployment(files, ...operands);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err.startsWith(`kalint: ${expected}`)).toBe(true);
    });

    it('in part is checked all the same, with a word about the rest', async () => {
        const description = `hosts:\n  lb1: { root: lb1 }\n  web1: { root: web1, files: { /x: x } }\n`;
        const files = { ...HOSTS, 'd.yaml': description, x: new Uint8Array([0]) };
        const { status, out, err } = await deployment(files, '--format', 'unix', 'd.yaml');
        expect({ status, err }).toEqual({ status: 2, err: 'kalint: x: is a binary file\n' });
        expect(out).toMatch(new RegExp(`^${ARP}$`, 'm'));
    });

    it('for want of a file that can be read is told so', async () => {
        const files = {
            'd.yaml': `hosts: { lb1: { files: { /${CONF}: lb1.conf } } }\n`,
            'lb1.conf': new Uint8Array([0]),
        };
        const { status, err } = await deployment(files, 'd.yaml');
        expect(status).toBe(2);
        expect(err).toMatch(/^kalint: lb1\.conf: is a binary file\nkalint: d\.yaml: nothing to check: /);
    });

    it.each([
        '--pair',
        '--nodes',
        '--changed',
        '--fix',
        '--unsafe-fixes',
        '--diff',
        '--as=x',
        '--stdin-filename=x',
        '--root=x',
        '--show-settings',
    ])('is what %s is for', async (option) => {
        const { status, err } = await deployment(HOSTS, option, '.');
        expect(status).toBe(2);
        expect(err).toMatch(new RegExp(`^kalint: option .*'${option.replace(/=.*/, '')}\\b`));
        expect(err).toContain("cannot be used with option '");
    });
});
