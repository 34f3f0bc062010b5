/** What is added to the firewall of a host. */
import type { Director, Plan, PlannedFile, RealServer } from '../../plan.ts';
import { firewalld } from './firewalld.ts';
import { iptables } from './iptables.ts';
import { nftables, redirectFiles } from './nftables.ts';
import { redirectedOn } from './wanted.ts';

/** The program that keeps what a host needs: that of its firewall; without one, what can redirect, if it has to. */
export function keeperOn(
    plan: Plan,
    host: Director | RealServer,
): 'firewalld' | 'nftables' | 'iptables' | undefined {
    const { system } = host.firewall;
    if (system !== 'none') return system;
    if (redirectedOn(plan, host).length === 0) return undefined;
    return host.packages === 'yum' ? 'iptables' : 'nftables';
}

/** The files of a host about its firewall. */
export function firewallFiles(plan: Plan, host: Director | RealServer): readonly PlannedFile[] {
    switch (keeperOn(plan, host)) {
        case undefined:
            return [];
        case 'firewalld':
            return firewalld(plan, host);
        case 'iptables':
            return iptables(plan, host);
        case 'nftables':
            if (host.firewall.system === 'nftables') return nftables(plan, host);
            return host.role === 'real-server' ? redirectFiles(plan, host) : [];
    }
}
