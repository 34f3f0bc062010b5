import { inNode } from '../deployment.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    stranger: (address: string) =>
        `none of the hosts has the address ${address}, so that nothing is known of this real server: add the host, or name its "addresses"`,
};

/** A real server of Direct Routing of which the deployment says nothing. */
export const hostNotTold: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/host-not-told',
        severity: 'info',
        title: 'a real server that is none of the hosts',
        why: 'Whether a real server takes the packets that it is sent, and keeps silent about the address, is in its own files. Where none of the hosts has its address, nothing is said of it.',
        source: 'keepalived.conf(5)',
    }),
    messages,
    judge: ({ backends }, report) => {
        const told = new Set<string>();
        for (const { host, server, director } of backends) {
            const { address } = server.endpoint;
            const { node } = director;
            if (host !== undefined || node === undefined || server.method.value !== 'DR' || told.has(address))
                continue;
            told.add(address);
            report({ message: messages.stranger(address), place: inNode(node, server.statement) });
        }
    },
};
