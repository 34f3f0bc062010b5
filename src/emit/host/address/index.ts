/** The virtual addresses of a real server, in the files of what keeps the addresses of the host. */
import { type Plan, type PlannedFile, type RealServer, addressesOf, servicesOn } from '../../plan.ts';
import type { NetworkName } from '../../spec/choices.ts';
import type { PlannedHost } from '../../plan.ts';
import type { Addresses } from './addresses.ts';
import { ifcfg } from './ifcfg.ts';
import { ifupdown } from './ifupdown.ts';
import { netplan } from './netplan.ts';
import { networkd } from './networkd.ts';
import { networkManager } from './networkmanager.ts';

type Writer = (plan: Plan, host: PlannedHost, addresses: Addresses) => readonly PlannedFile[];

const WRITERS: Readonly<Record<NetworkName, Writer>> = {
    NetworkManager: networkManager,
    'systemd-networkd': networkd,
    netplan,
    ifcfg,
    ifupdown,
};

/** The addresses that a real server is to have besides its own. */
export function heldBy(plan: Plan, server: RealServer): Addresses {
    return plan.method === 'loopback' ? addressesOf(servicesOn(plan, server)) : [];
}

/** The files that give them to it. */
export function addressFiles(plan: Plan, server: RealServer): readonly PlannedFile[] {
    const addresses = heldBy(plan, server);
    return addresses.length === 0 ? [] : WRITERS[server.network](plan, server, addresses);
}
