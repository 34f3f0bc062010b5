import { inNode } from '../deployment.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    both: (server: string) =>
        `${server} is a director itself: as the backup it balances the packets that it is sent, perhaps back to the master, unless "net.ipv4.vs.backup_only" is 1`,
};

/** A server of Direct Routing that is one of the directors. */
export const directorIsRealServer: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/director-is-real-server',
        severity: 'warning',
        title: 'a director that is a real server as well',
        why: 'A backup that is a real server holds the virtual address and the table of IPVS at once. A packet that the master sends to it is balanced a second time, perhaps back to the master: packets go round between the directors. `net.ipv4.vs.backup_only` 1 makes a backup leave the table alone.',
        symptoms: ['ping-but-no-service', 'wrong-machine-answers'],
        source: 'Documentation/networking/ipvs-sysctl.rst:backup_only (Linux)',
    }),
    messages,
    judge: ({ directors, backends }, report) => {
        const told = new Set<string>();
        for (const { host, director, server } of backends) {
            const { node } = director;
            if (host === undefined || node === undefined || !directors.includes(host)) continue;
            const only = host.host.sysctls.value('net.ipv4.vs.backup_only');
            if (server.method.value !== 'DR' || Number(only?.value ?? 0) === 1 || told.has(host.name))
                continue;
            told.add(host.name);
            report({ message: messages.both(host.name), place: inNode(node, server.statement) });
        }
    },
};
