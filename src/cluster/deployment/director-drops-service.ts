import { clientPacket, firewallOn, inNode, placeOn } from '../deployment.ts';
import { eachServed, serviceName } from './service-name.ts';
import { vrrpDeviceOf } from './vrrp-device.ts';
import { letServiceIn } from './remedy.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    dropped: (host: string, address: string, service: string, reason: string, remedy: string) =>
        `${host} drops the packets of clients to ${address} ${service} before IPVS gets them: ${reason}${remedy}`,
    served: () => 'the virtual server',
};

/** A director that does not let clients in. */
export const directorDropsService: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/director-drops-service',
        severity: 'error',
        title: 'a director whose firewall drops the service',
        why: 'IPVS takes a packet over only after the rules of the input chain have let it in. The port of the service has to be open on the director itself, as if a program there served it; a port that is open on the real servers only is of no use.',
        symptoms: ['ping-but-no-service'],
        source: 'net/netfilter/ipvs/ip_vs_core.c:ip_vs_ops4 (Linux)',
    }),
    messages,
    judge: (deployment, report) => {
        for (const { director, service, served } of eachServed(deployment)) {
            const packet = clientPacket(served, vrrpDeviceOf(director, served.address));
            const firewall = firewallOn(director);
            const verdict = firewall?.input(packet);
            if (firewall === undefined || verdict?.kind !== 'dropped') continue;
            const { node } = director;
            report({
                message: messages.dropped(
                    director.name,
                    served.address,
                    serviceName(served),
                    verdict.reason,
                    letServiceIn(firewall.systems, served),
                ),
                place: verdict.place ?? placeOn(director),
                related:
                    node === undefined
                        ? []
                        : [{ ...inNode(node, service.block), message: messages.served() }],
            });
        }
    },
};
