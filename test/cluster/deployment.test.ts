/** Faults planted into deployments in which nothing is wrong: each is found once, and nothing else is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEPLOYMENT_RULES } from '../../src/cluster/index.ts';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkDeployment } from '../../src/service/deployment.ts';
import { mutated, propertySeed } from '../support/texts.ts';
import { type Change, add, changed, drop, findings, hostsOf, swap } from './deployments.ts';
import { DEPLOYMENT_FAULTS, LOOPBACK_FAULTS } from './deployment-faults.ts';
import { SOUND, STRICT_FAULTS, UNTOLD } from './director-faults.ts';
import { REDIRECT_FAULTS, REDIRECT_SOUND } from './redirect-faults.ts';

const correct = hostsOf('deployment/correct');
const redirect = hostsOf('deployment/redirect');

describe.each(['deployment/correct', 'deployment/redirect'])('the deployment in %s', (name) => {
    it.each(['recommended', 'strict'] as const)('has nothing that the preset %s finds', (preset) => {
        expect(findings(hostsOf(name), { preset })).toEqual([]);
    });
});

describe('a deployment with the address on loopback', () => {
    it.each(LOOPBACK_FAULTS)('has one fault: %s', (_, changes, found) => {
        expect(findings(changed(correct, changes))).toEqual([found]);
    });

    it.each(UNTOLD)('is not told of %s', (_, changes, found) => {
        expect(findings(changed(correct, changes))).toEqual([found]);
    });

    it.each(SOUND)('is left alone with %s', (_, changes) => {
        expect(findings(changed(correct, changes))).toEqual([]);
    });

    it('is not told the addresses of a host of which only the description names one', () => {
        const hosts = changed(correct, [drop('web2/etc/NetworkManager/')]).map((host) =>
            host.name === 'web2' ? { ...host, addresses: ['10.0.0.4'] } : host,
        );
        expect(findings(hosts)).toEqual(['web2/etc/firewalld/firewalld.conf:1 deployment/not-told']);
    });
});

describe('a deployment with redirects', () => {
    it.each(REDIRECT_FAULTS)('has one fault: %s', (_, changes, found) => {
        expect(findings(changed(redirect, changes))).toEqual([found]);
    });

    it('is told which services of a real server are not redirected', () => {
        const service =
            'virtual_server 10.0.0.5 443 {\nlb_kind DR\nprotocol TCP\nreal_server 10.0.0.3 443 {\n}\n}';
        const configs = ['lb1', 'lb2'].map((name) => add(`${name}/etc/keepalived/keepalived.conf`, service));
        const settings = { targets: [newestTarget()], preset: 'recommended' } as const;
        const reports = checkDeployment(changed(redirect, configs), settings);
        const found = reports.flatMap(({ diagnostics }) => diagnostics);
        const lost = found.filter(({ rule }) => rule === 'deployment/real-server-without-address');
        expect(lost.map(({ message }) => message)).toEqual([
            'web1 has 10.0.0.5 on no device and does not redirect port 443 (tcp) of it, so it drops the packets that the director sends it there, though its check succeeds',
        ]);
    });

    it('is not told what a director does that has no configuration', () => {
        const hosts = changed(redirect, [drop('lb2/etc/keepalived/')]).map((host) =>
            host.name === 'lb2' ? { ...host, role: 'director' as const } : host,
        );
        expect(findings(hosts, { area: 'deployment' })).toEqual([
            'lb2/etc/NetworkManager/system-connections/eth0.nmconnection:8 deployment/not-told',
        ]);
    });

    it.each(REDIRECT_SOUND)('is left alone with %s', (_, changes) => {
        expect(findings(changed(redirect, changes))).toEqual([]);
    });
});

describe('a director that drops what its connection tracking calls invalid', () => {
    const conntrack = add('lb1/etc/sysctl.d/90-lvs.conf', 'net.ipv4.vs.conntrack = 1');
    const untracked = swap('lb1/etc/nftables.conf', '        ip daddr 10.0.0.5 tcp dport 80 notrack\n');

    // Connections do not end; where IPVS tracks them as well, they do not even begin.
    it.each<readonly [string, string[], readonly Change[]]>([
        ['a warning', ['warning deployment/director-loses-state'], [untracked]],
        [
            'an error with connection tracking of IPVS',
            ['error deployment/director-loses-state'],
            [untracked, conntrack],
        ],
        ['nothing where the packets are kept from both', [], [conntrack]],
    ])('gets %s', (_, said, changes) => {
        const settings = { targets: [newestTarget()], preset: 'recommended' } as const;
        const reports = checkDeployment(changed(correct, changes), settings);
        const found = reports.flatMap(({ diagnostics }) => diagnostics);
        expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(said);
    });
});

describe('a director with a service of UDP', () => {
    const stays = (changes: readonly Change[]): readonly string[] =>
        findings(changed(correct, changes), { preset: 'strict' }).filter((each) =>
            each.endsWith('deployment/udp-keeps-dead-server'),
        );

    it.each(STRICT_FAULTS)('has one on each director: %s', (_, changes, found) => {
        expect(stays(changes)).toEqual([found, found.replace('lb1', 'lb2')]);
    });

    it('is left alone where the kernel is told', () => {
        const service = ['lb1', 'lb2'].map((name) =>
            swap(`${name}/etc/keepalived/keepalived.conf`, 'protocol TCP', 'protocol UDP'),
        );
        expect(stays(service)).toEqual([]);
    });
});

describe('the article', () => {
    /** fixtures/seed/README.md has the reasons. */
    it('has these faults across its hosts', () => {
        const director = (name: string): string[] => [
            `seed/hosts/${name}/etc/firewalld/zones/public.xml:2 deployment/director-drops-service`,
            `seed/hosts/${name}/etc/firewalld/zones/public.xml:2 deployment/director-drops-vrrp`,
            `seed/hosts/${name}/etc/sysctl.conf:2 deployment/forwarding-not-needed`,
            `seed/hosts/${name}/etc/sysctl.conf:5 deployment/rp-filter-without-effect`,
        ];
        const server = (name: string): string[] => [
            `seed/hosts/${name}/etc/firewalld/direct.xml:1 deployment/not-told`,
            `seed/hosts/${name}/etc/firewalld/direct.xml:4 deployment/redirect-too-wide`,
        ];
        expect(findings(hostsOf('seed/deployment.yaml'), { area: 'deployment/' })).toEqual([
            ...['lb1', 'lb2'].flatMap(director),
            ...['web1', 'web2'].flatMap(server),
        ]);
    });

    // What is let in is tracked then, one half of each connection.
    it('loses state once the balancers let in what they have to', () => {
        const opened = ['lb1', 'lb2'].map((name) =>
            swap(
                `${name}/etc/firewalld/zones/public.xml`,
                '</zone>',
                '  <service name="http"/>\n  <protocol value="vrrp"/>\n</zone>',
            ),
        );
        const hosts = changed(hostsOf('seed/deployment.yaml'), opened);
        expect(findings(hosts, { area: 'deployment/director-' })).toEqual([
            'lb1/etc/firewalld/firewalld.conf:1 deployment/director-loses-state',
            'lb2/etc/firewalld/firewalld.conf:1 deployment/director-loses-state',
        ]);
    });
});

const seed = propertySeed();

describe(`the rules about hosts (seed ${String(seed)}, KALINT_SEED repeats it)`, () => {
    it('find places in the files, whatever one of these says: 100 texts', () => {
        const settings = { targets: [newestTarget()], preset: 'strict' } as const;
        const files = [correct, redirect].flatMap((hosts) =>
            hosts.flatMap((host) => host.files.map(({ path, file }) => ({ hosts, host, path, file }))),
        );
        const anyText = fc
            .constantFrom(...files)
            .chain((one) => mutated([one.file.text]).map((text) => ({ ...one, text })));
        fc.assert(
            fc.property(anyText, ({ hosts, host, path, text }) => {
                const change: Change = (texts) => texts.set(host.name + path, text);
                for (const { file, diagnostics } of checkDeployment(changed(hosts, [change]), settings))
                    for (const { span } of diagnostics) {
                        expect(span.start).toBeLessThanOrEqual(span.end);
                        expect(span.end).toBeLessThanOrEqual(file.text.length);
                    }
            }),
            { seed, numRuns: 100 },
        );
    });

    it('are each broken by one of these faults', () => {
        const found = DEPLOYMENT_FAULTS.flatMap(([, faults]) =>
            faults.map(([, , where]) => where.split(' ')[1]),
        );
        expect([...new Set(found)].sort()).toEqual(DEPLOYMENT_RULES.map(({ meta }) => meta.id).sort());
    });
});
