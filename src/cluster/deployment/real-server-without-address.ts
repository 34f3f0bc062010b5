import { listWords } from '../../text/words.ts';
import { firewallOn, inNode, placeOn, redirectOn } from '../deployment.ts';
import { serviceName } from './service-name.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    part: (host: string, address: string, services: string) =>
        `${host} has ${address} on no device and does not redirect ${services} of it, so it drops the packets that the director sends it there, though its check succeeds`,
    lacking: (host: string, address: string) =>
        `${host} has ${address} on no device and redirects it nowhere, so it drops the packets that the director sends it for that address, though its check succeeds`,
    server: () => 'a server behind it by Direct Routing',
};

/** A real server of Direct Routing that has the address of the service nowhere. */
export const realServerWithoutAddress: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/real-server-without-address',
        severity: 'error',
        title: 'a real server that does not take packets for the virtual address',
        why: 'With Direct Routing the packet of the client reaches the real server as it is, with the virtual address as its destination. A host that has that address neither on a device of its own nor in a rule that redirects it drops the packet without a word. The check of keepalived goes to the own address of the server and stays green, so that a part of the requests just hangs.',
        symptoms: ['ping-but-no-service'],
        source: 'net/ipv4/ip_input.c, net/ipv4/route.c (Linux)',
    }),
    messages,
    judge: ({ directServers }, report) => {
        for (const server of directServers) {
            const { host, address, holdings, backend } = server;
            // Where the host says nothing of its addresses, that is noted.
            if (holdings.length > 0 || host.host.addresses.length === 0) continue;
            if (firewallOn(host)?.arpHides(address) !== undefined) continue;
            const lost = server.served.filter((each) => redirectOn(server, each) === undefined);
            if (lost.length === 0) continue;
            const { node } = backend.director;
            report({
                message:
                    lost.length < server.served.length
                        ? messages.part(host.name, address, listWords(lost.map(serviceName), 'and'))
                        : messages.lacking(host.name, address),
                place: placeOn(host),
                related:
                    node === undefined
                        ? []
                        : [{ ...inNode(node, backend.server.statement), message: messages.server() }],
            });
        }
    },
};
