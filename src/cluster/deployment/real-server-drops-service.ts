import { clientPacket, firewallOn, placeOn } from '../deployment.ts';
import { serviceName } from './service-name.ts';
import { letServiceIn } from './remedy.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    dropped: (host: string, address: string, service: string, reason: string, remedy: string) =>
        `${host} drops the packets of clients to ${address} ${service}: ${reason}${remedy}`,
};

/** A real server that does not let clients in. */
export const realServerDropsService: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/real-server-drops-service',
        severity: 'error',
        title: 'a real server whose firewall drops the service',
        why: 'The firewall of a real server sees the packet of the client with the virtual address as its destination. What it does not let in is gone, while the check of the director, from another source to another address, may well come through.',
        symptoms: ['ping-but-no-service'],
        source: 'nft(8), firewalld.zone(5), iptables(8)',
    }),
    messages,
    judge: ({ directServers }, report) => {
        for (const { host, device, served, address } of directServers) {
            const firewall = firewallOn(host);
            if (firewall === undefined) continue;
            for (const each of served) {
                const { kind, place, reason } = firewall.input(clientPacket(each, device));
                if (kind !== 'dropped') continue;
                report({
                    message: messages.dropped(
                        host.name,
                        address,
                        serviceName(each),
                        reason,
                        letServiceIn(firewall.systems, each),
                    ),
                    place: place ?? placeOn(host),
                });
            }
        }
    },
};
