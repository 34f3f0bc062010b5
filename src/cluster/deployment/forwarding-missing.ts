import { inNode } from '../deployment.ts';
import { serviceName } from './service-name.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    missing: (host: string, service: string) =>
        `${host} forwards no packets, so that the answers of the servers behind ${service} end there: NAT needs "net.ipv4.ip_forward" 1`,
};

/** A director of NAT that is no router. */
export const forwardingMissing: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/forwarding-missing',
        severity: 'error',
        title: 'a director of NAT that does not forward packets',
        why: 'With NAT the answers of the real servers go through the director, which has to forward them. Where `ip_forward` is 0, as the kernel has it, the request arrives and the answer ends at the director.',
        symptoms: ['ping-but-no-service'],
        source: 'net/netfilter/ipvs/ip_vs_xmit.c:ip_vs_nat_xmit (Linux)',
    }),
    messages,
    judge: ({ directors, backends }, report) => {
        for (const director of directors) {
            const { sysctls } = director.host;
            const nat = backends.find(
                (each) =>
                    each.director === director &&
                    each.server.method.value === 'NAT' &&
                    each.served.family === 'inet',
            );
            const { node } = director;
            if (nat === undefined || node === undefined || !sysctls.isKnown) continue;
            const forward = sysctls.value('net.ipv4.ip_forward');
            if (forward !== undefined && Number(forward.value) > 0) continue;
            report({
                message: messages.missing(director.name, `${nat.served.address} ${serviceName(nat.served)}`),
                place: forward?.place ?? inNode(node, nat.service.block),
            });
        }
    },
};
