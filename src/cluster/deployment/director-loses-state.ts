import { clientPacket, firewallOn } from '../deployment.ts';
import { eachServed, serviceName } from './service-name.ts';
import { vrrpDeviceOf } from './vrrp-device.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    lingers: (host: string, address: string, service: string) =>
        `the later packets of connections to ${address} ${service} are invalid for ${host}, which does not see the answers, and are dropped: connections never end there nor on the real servers; keep the service from connection tracking ("notrack")`,
    hangs: (host: string, address: string, service: string) =>
        `with "net.ipv4.vs.conntrack" 1 the second packet of each connection to ${address} ${service} is invalid for ${host}, which does not see the answers, and is dropped: every request hangs`,
    conntrack: () => 'connection tracking of IPVS is on',
};

/** A director that drops what its connection tracking takes for invalid. */
export const directorLosesState: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/director-loses-state',
        severity: 'warning',
        title: 'a director whose firewall drops packets of connections that it sees one half of',
        why: 'With Direct Routing the answers do not come through the director, so that its connection tracking sees one half of each connection. It calls the later packets of a client invalid, and a rule that drops invalid packets, as firewalld has, drops them: requests succeed, but connections never end, neither in IPVS nor on the real servers. With `net.ipv4.vs.conntrack` 1, the usual advice for NAT, even the first answer of the client is dropped and every request hangs. `notrack` for the service, or a rule that accepts it before the state is asked for, mends both.',
        symptoms: ['clients-hang', 'ping-but-no-service'],
        source: 'net/netfilter/nf_conntrack_proto_tcp.c, net/netfilter/ipvs/ip_vs_nfct.c (Linux)',
    }),
    messages,
    judge: (deployment, report) => {
        const told = new Set<object>();
        for (const { director, service, served } of eachServed(deployment)) {
            if (service.method.value === 'NAT') continue;
            const packet = clientPacket(served, vrrpDeviceOf(director, served.address));
            const place = firewallOn(director)?.dropsInvalid(packet);
            if (place === undefined || told.has(director)) continue;
            told.add(director);
            const conntrack = director.host.sysctls.value('net.ipv4.vs.conntrack');
            const isOn = conntrack !== undefined && Number(conntrack.value) === 1;
            const words = [director.name, served.address, serviceName(served)] as const;
            report({
                message: isOn ? messages.hangs(...words) : messages.lingers(...words),
                severity: isOn ? 'error' : 'warning',
                place,
                related: isOn ? [{ ...conntrack.place, message: messages.conntrack() }] : [],
            });
        }
    },
};
