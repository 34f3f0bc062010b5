import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    needless: (host: string) =>
        `"ip_forward" makes ${host} a router, which nothing in its configuration needs: Direct Routing works without`,
};

/** A director that is made a router for nothing. */
export const forwardingNotNeeded: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/forwarding-not-needed',
        severity: 'info',
        title: 'a director that forwards packets, which Direct Routing does not need',
        why: 'IPVS takes packets for the virtual address from the input of the director and sends them on by itself. `ip_forward` plays no part in that; it makes the director a router between all its networks, for whoever sends packets to it. Direct Routing and tunnels work without, only NAT needs it.',
        source: 'net/netfilter/ipvs/ip_vs_xmit.c (Linux)',
    }),
    messages,
    judge: ({ directors, backends }, report) => {
        for (const director of directors) {
            const own = backends.filter((each) => each.director === director);
            const forward = director.host.sysctls.value('net.ipv4.ip_forward');
            const isNeeded =
                own.length === 0 ||
                own.some(({ server }) => server.method.value !== 'DR' && server.method.value !== 'TUN') ||
                (director.node?.bound.statements ?? []).some(({ children }) =>
                    children.some(({ spec }) => spec?.name === 'virtual_routes'),
                );
            if (forward === undefined || Number(forward.value) !== 1 || isNeeded) continue;
            report({ message: messages.needless(director.name), place: forward.place });
        }
    },
};
