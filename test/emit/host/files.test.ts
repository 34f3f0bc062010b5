import { describe, expect, it } from 'vitest';
import { hostFiles } from '../../../src/emit/host/index.ts';
import { readHost } from '../../../src/hosts/host.ts';
import type { NetworkName } from '../../../src/emit/spec/choices.ts';
import { firstHosts, handmade } from '../plans.ts';
import { planned, textAt } from './read.ts';

const BOTH = ['inet', 'inet6'] as const;

/** The addresses that kalint reads in the files of the first real server, with a star on `lo` and dummies. */
function held(choice: Parameters<typeof handmade>[0]): readonly string[] {
    const plan = handmade(choice);
    const [, server] = firstHosts(plan);
    return readHost('web1', planned(plan, server)).addresses.map(
        ({ address, prefix, device, isLoopbackKind }) =>
            `${address}/${prefix} ${device}${isLoopbackKind ? '*' : ''}`,
    );
}

describe('the virtual addresses of a real server', () => {
    const onDevice: readonly (readonly [NetworkName, string])[] = [
        ['NetworkManager', 'lvs0'],
        ['systemd-networkd', 'lo'],
        ['ifupdown', 'lo'],
        ['ifcfg', 'lo'],
    ];
    it.each(onDevice)('%s: each by itself on a device that answers nobody', (network, device) => {
        const addresses = [`10.0.0.5/32 ${device}*`, `2001:db8::5/128 ${device}*`];
        expect(held({ host: { network }, families: BOTH })).toEqual(addresses);
        expect(held({ host: { network }, families: ['inet6'] })).toEqual(addresses.slice(1));
        expect(held({ host: { network } })).toEqual(addresses.slice(0, 1));
    });

    it('netplan: beside those that lo has by itself', () => {
        expect(held({ host: { network: 'netplan' }, families: BOTH })).toEqual([
            '127.0.0.1/8 lo*',
            '::1/128 lo*',
            '10.0.0.5/32 lo*',
            '2001:db8::5/128 lo*',
        ]);
    });

    it('are on no device where they are redirected', () => {
        for (const [network] of onDevice) expect(held({ host: { network }, method: 'redirect' })).toEqual([]);
    });

    it('are only those that the server serves', () => {
        const plan = handmade({ families: BOTH });
        const [, server] = firstHosts(plan);
        const services = plan.services.map((service) =>
            service.family === 'inet' ? { ...service, servers: plan.realServers.slice(1) } : service,
        );
        const { addresses } = readHost('web1', planned({ ...plan, services }, server));
        expect(addresses.map(({ address }) => address)).toEqual(['2001:db8::5']);
    });

    it('are given to the server that says sorry as well', () => {
        const plan = handmade();
        const [, server] = firstHosts(plan);
        const services = plan.services.map((service) => ({
            ...service,
            servers: plan.realServers.slice(1),
            sorryServer: server,
        }));
        const { addresses } = readHost('web1', planned({ ...plan, services }, server));
        expect(addresses.map(({ address }) => address)).toEqual(['10.0.0.5']);
    });

    it('are on devices whose names the kernel takes, however long the deployment is called', () => {
        const name = 'a-long-name-here';
        const networks = ['NetworkManager', 'ifcfg'] as const;
        for (const network of networks) {
            const plan = handmade({ name, host: { network } });
            const [file] = hostFiles(plan, firstHosts(plan)[1]);
            const device = /^(?:interface-name|DEVICE)=(.*)$/m.exec(file?.text ?? '')?.[1] ?? '';
            expect(device).toMatch(/^(a-long|lo:a-long)/);
            expect(device.length).toBeLessThanOrEqual(15);
        }
    });

    it('are readable by root alone where the network system wants that', () => {
        const modes = (['NetworkManager', 'netplan', 'ifupdown'] as const).map((network) => {
            const plan = handmade({ host: { network } });
            return hostFiles(plan, firstHosts(plan)[1])[0]?.mode;
        });
        expect(modes).toEqual([0o600, 0o600, 0o644]);
    });

    it('leave IPv6 to the kernel in the NetworkManager of CentOS 7, which cannot switch it off', () => {
        const text = (distribution: string): string | undefined => {
            const plan = handmade({ host: { network: 'NetworkManager', distribution } });
            return hostFiles(plan, firstHosts(plan)[1])[0]?.text;
        };
        expect(text('centos-7')).toContain('[ipv6]\nmethod=ignore\n');
        expect(text('rhel-9')).toContain('[ipv6]\nmethod=disabled\n');
    });
});

describe('settings of the kernel', () => {
    it('on a director are those of IPVS, which need its module', () => {
        const plan = handmade();
        const host = readHost('lb1', planned(plan, firstHosts(plan)[0]));
        const value = (key: string): string | undefined => host.sysctls.value(key)?.value;
        expect(value('net.ipv4.vs.conntrack')).toBe('0');
        expect(value('net.ipv4.vs.expire_nodest_conn')).toBe('1');
        expect(value('net.ipv4.vs.expire_quiescent_template')).toBe('1');
        expect(value('net.ipv4.ip_forward')).toBeUndefined();
        expect(host.modules.map(({ module }) => module)).toEqual(['ip_vs', 'ip_vs_wlc']);
    });

    it('on a real server keep it silent about the address of IPv4', () => {
        const plan = handmade({ families: BOTH });
        const { sysctls } = readHost('web1', planned(plan, firstHosts(plan)[1]));
        expect(sysctls.effective('arp_ignore', 'eth0')).toMatchObject({ value: 1 });
        expect(sysctls.effective('arp_announce', 'eth0')).toMatchObject({ value: 2 });
    });

    it('are not needed where it has no address of IPv4', () => {
        for (const choice of [{ families: ['inet6'] }, { method: 'redirect' }] as const) {
            const plan = handmade(choice);
            expect(textAt(plan, firstHosts(plan)[1], '/etc/sysctl.d/90-lvs.conf')).toBeUndefined();
        }
    });

    it('load each scheduler once', () => {
        const plan = handmade({ families: BOTH });
        const services = plan.services.map((service, at) => ({
            ...service,
            scheduler: at === 0 ? 'sh' : 'rr',
        }));
        const text = textAt(
            { ...plan, services: [...services, ...services] },
            firstHosts(plan)[0],
            '/etc/modules-load.d/lvs.conf',
        );
        expect(text?.split('\n').filter((line) => line.startsWith('ip_vs'))).toEqual([
            'ip_vs',
            'ip_vs_sh',
            'ip_vs_rr',
        ]);
    });
});

describe('services', () => {
    it('on a director start keepalived behind the network, and no table of ipvsadm', () => {
        const plan = handmade();
        const [director] = firstHosts(plan);
        const host = readHost('lb1', planned(plan, director));
        expect(host.service('keepalived').state).toBe('enabled');
        expect(host.service('ipvsadm').state).toBe('disabled');
        const dropIn = textAt(plan, director, '/etc/systemd/system/keepalived.service.d/lvs.conf');
        expect(dropIn).toMatch(/^Wants=network-online\.target$/m);
        expect(dropIn).toMatch(/^After=network-online\.target$/m);
    });

    it('of the set start with the host', () => {
        const plan = handmade({
            method: 'redirect',
            host: { firewall: { system: 'iptables', zone: '', chain: '' } },
        });
        const host = readHost('web1', planned(plan, firstHosts(plan)[1]));
        expect(host.service('lvs-firewall').state).toBe('enabled');
    });

    it('are not touched on a real server that needs none', () => {
        const plan = handmade();
        const [, server] = firstHosts(plan);
        expect(hostFiles(plan, server).filter(({ path }) => path.endsWith('.preset'))).toEqual([]);
    });
});

describe('what the host has by itself', () => {
    it('stays: all files that are put there have the name of the deployment', () => {
        for (const network of ['NetworkManager', 'systemd-networkd', 'netplan', 'ifcfg', 'ifupdown'] as const)
            for (const system of ['firewalld', 'nftables', 'iptables', 'none'] as const)
                for (const method of ['loopback', 'redirect'] as const) {
                    const plan = handmade({
                        name: 'shop',
                        method,
                        families: BOTH,
                        host: { network, firewall: { system, zone: 'public', chain: 'inet filter input' } },
                    });
                    for (const host of firstHosts(plan))
                        for (const { path, how } of hostFiles(plan, host))
                            if (how === 'install') expect(path).toMatch(/\bshop/);
                }
    });
});
