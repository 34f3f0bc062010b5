import { clientPacket, firewallOn } from '../deployment.ts';
import { eachServed } from './service-name.ts';
import { vrrpDeviceOf } from './vrrp-device.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    taken: (host: string, address: string) =>
        `${host} redirects ${address} to itself before IPVS sees the packets, so that it balances nothing`,
};

/** A rule on a director that takes the address from IPVS. */
export const redirectOnDirector: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/redirect-on-director',
        severity: 'error',
        title: 'a director that redirects the virtual address to itself',
        why: 'A redirect takes the packet before IPVS sees it. On a director it makes the host serve everything itself, or answer that nobody listens; it does not balance.',
        symptoms: ['ping-but-no-service', 'wrong-machine-answers', 'one-server-gets-all'],
        source: 'net/netfilter/ipvs/ip_vs_core.c (Linux)',
    }),
    messages,
    judge: (deployment, report) => {
        const told = new Set<string>();
        for (const { director, served } of eachServed(deployment)) {
            const packet = clientPacket(served, vrrpDeviceOf(director, served.address));
            const redirect = firewallOn(director)?.redirect(packet);
            const key = `${director.name} ${served.address}`;
            if (redirect === undefined || told.has(key)) continue;
            told.add(key);
            report({ message: messages.taken(director.name, served.address), place: redirect.place });
        }
    },
};
