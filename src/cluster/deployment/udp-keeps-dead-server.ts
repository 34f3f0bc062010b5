import { inNode } from '../deployment.ts';
import { eachServed, serviceName } from './service-name.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    stays: (host: string, service: string) =>
        `clients of ${service} that send from one port stay with a server that ${host} has taken out, and get no answer: "net.ipv4.vs.expire_nodest_conn" is not 1`,
};

/** A director that goes on sending UDP packets to a server that is out. */
export const udpKeepsDeadServer: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/udp-keeps-dead-server',
        severity: 'info',
        preset: 'strict',
        title: 'UDP clients that stay with a server that was taken out',
        why: 'IPVS takes packets of one client and port for a connection, also with UDP, which has no end. When the server of such a connection is taken out, its packets are dropped as long as they keep coming, since each of them keeps the connection alive: a resolver or a syslog sender never notices that there are other servers. With `net.ipv4.vs.expire_nodest_conn` 1 the first such packet ends the connection, and the next one is balanced anew.',
        symptoms: ['dead-server-stays'],
        source: 'Documentation/networking/ipvs-sysctl.rst:expire_nodest_conn (Linux)',
    }),
    messages,
    judge: (deployment, report) => {
        const told = new Set<object>();
        for (const { director, service, served } of eachServed(deployment)) {
            const { sysctls } = director.host;
            const { node } = director;
            if (served.protocol !== 'udp' || !sysctls.isKnown || node === undefined) continue;
            const expire = sysctls.value('net.ipv4.vs.expire_nodest_conn');
            if (Number(expire?.value ?? 0) === 1 || told.has(director)) continue;
            told.add(director);
            report({
                message: messages.stays(director.name, `${served.address} ${serviceName(served)}`),
                place: expire?.place ?? inNode(node, service.block),
            });
        }
    },
};
