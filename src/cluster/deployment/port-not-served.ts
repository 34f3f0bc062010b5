import { canonicalAddress } from '../../hosts/addresses/index.ts';
import { hears } from '../../hosts/listening/index.ts';
import { placeOn, redirectOn } from '../deployment.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    port: (host: string, port: number, protocol: string) =>
        `nobody listens on port ${port} (${protocol}) of ${host}, where the packets for the service arrive: Direct Routing changes no port`,
    address: (host: string, port: number, address: string) =>
        `port ${port} of ${host} is listened on at other addresses than ${address}, at which the packets for the service arrive`,
};

/** A real server whose programs do not listen where the packets of the service arrive. */
export const portNotServed: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/port-not-served',
        severity: 'error',
        title: 'a real server on which nobody listens where packets arrive',
        why: 'Direct Routing changes neither address nor port of a packet. So the program of a real server has to listen on the port of the virtual server, on all addresses or on the virtual one. Where a rule redirects the packet instead, it arrives at the own address of the host, and a program that listens on the virtual one only does not get it.',
        symptoms: ['ping-but-no-service'],
        source: 'net/netfilter/ipvs/ip_vs_xmit.c:ip_vs_dr_xmit (Linux)',
    }),
    messages,
    judge: ({ directServers }, report) => {
        for (const server of directServers) {
            const { host, backend, holdings } = server;
            const { isKnown, isComplete, listeners } = host.host.listening;
            if (!isKnown) continue;
            for (const served of server.served) {
                const { port, protocol, address } = served;
                const redirect = redirectOn(server, served);
                // A host that does not take the packets at all is told of as such.
                if (redirect === undefined && holdings.length === 0 && host.host.addresses.length > 0)
                    continue;
                const own = canonicalAddress(backend.server.endpoint.address) ?? address;
                const to = redirect === undefined ? address : (redirect.address ?? own);
                const at = redirect?.port ?? port;
                if (at === undefined || (protocol !== 'tcp' && protocol !== 'udp')) continue;
                const there = listeners.filter((each) => each.port === at && each.protocol === protocol);
                if (there.some((each) => hears(each, to))) continue;
                const [near] = there;
                // Another program may listen there of which the files do not tell.
                const isSure = isComplete || near !== undefined;
                report({
                    ...(isSure ? {} : { severity: 'warning' }),
                    message:
                        near === undefined
                            ? messages.port(host.name, at, protocol)
                            : messages.address(host.name, at, to),
                    place: (near ?? listeners[0])?.place ?? placeOn(host),
                });
            }
        }
    },
};
