import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    wide: (host: string, address: string, prefix: number, device: string) =>
        `${host} has ${address} with /${prefix} on ${device}, which makes all addresses of that network its own: it no longer reaches its neighbours there`,
};

/** A virtual address on a loopback device with another prefix length than that of a single address. */
export const addressClaimsNetwork: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/address-claims-network',
        severity: 'error',
        title: 'a virtual address on loopback that claims a whole network',
        why: 'An address on `lo` makes all addresses of its network the own ones. With /32 (/128) that is the address alone. With /24 the host takes every neighbour for itself: it answers ARP for all of them, and cannot reach the director, the router or the clients of that network any more.',
        symptoms: ['ping-but-no-service', 'wrong-machine-answers'],
        source: 'net/ipv4/fib_frontend.c:fib_add_ifaddr (Linux)',
    }),
    messages,
    judge: ({ directServers }, report) => {
        for (const { host, address, family, holdings } of directServers) {
            const whole = family === 'inet' ? 32 : 128;
            const wide = holdings.find(({ isLoopbackKind, prefix }) => isLoopbackKind && prefix !== whole);
            if (wide === undefined) continue;
            report({
                message: messages.wide(host.name, address, wide.prefix, wide.device),
                place: wide.place,
            });
        }
    },
};
