import { firewallOf } from '../../hosts/firewall/index.ts';
import { type DeployedHost, placeOn, redirectOn } from '../deployment.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    sysctl: (host: string, address: string) =>
        `whether ${host} answers ARP for ${address} is not known: pass its /etc/sysctl.d, or the output of "sysctl -a" as sysctl-a.txt`,
    addresses: (host: string, address: string) =>
        `whether ${host} has ${address} is not known: pass its network configuration, or the output of "ip -o addr" as ip-addr.txt`,
    firewall: (host: string) =>
        `what the firewall of ${host} lets in is not known: pass its files, or the output of "nft list ruleset" as nft-ruleset.txt`,
    listening: (host: string) =>
        `on which ports ${host} listens is not known: pass the configuration of its web server, or the output of "ss -ltun" as ss.txt`,
    configuration: (host: string) =>
        `what keepalived does on ${host} is not known: pass its /etc/keepalived/keepalived.conf`,
    service: (host: string) =>
        `whether keepalived starts at boot on ${host} is not known: pass the output of "systemctl list-unit-files" as unit-files.txt`,
};

/** What cannot be judged since the files of a host do not tell. */
export const notTold: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/not-told',
        severity: 'info',
        title: 'a host that says nothing of something that matters',
        why: 'Nothing is taken for granted that the files of a host do not say. What they leave open is named once, so that it is not mistaken for being right.',
        source: 'systemd-sysctl(8), systemd.network(5), firewalld(1)',
    }),
    messages,
    judge: ({ hosts, directors, directServers }, report) => {
        const told = new Set<string>();
        const note = (host: DeployedHost, subject: keyof typeof messages, message: string): void => {
            const key = `${host.name} ${subject}`;
            if (told.has(key)) return;
            told.add(key);
            report({ message, place: placeOn(host) });
        };
        const noteFirewall = (host: DeployedHost): void => {
            if (host.request.firewall !== 'none' && firewallOf(host.host.files) === undefined)
                note(host, 'firewall', messages.firewall(host.name));
        };
        for (const server of directServers) {
            const { host, address, family, holdings } = server;
            const isRedirected = server.served.every((each) => redirectOn(server, each) !== undefined);
            if (!isRedirected && host.host.addresses.length === 0)
                note(host, 'addresses', messages.addresses(host.name, address));
            if (holdings.length > 0 && family === 'inet' && !host.host.sysctls.isKnown)
                note(host, 'sysctl', messages.sysctl(host.name, address));
            if (!host.host.listening.isKnown) note(host, 'listening', messages.listening(host.name));
            noteFirewall(host);
        }
        for (const host of hosts) {
            if (host.node === undefined && host.request.role === 'director')
                note(host, 'configuration', messages.configuration(host.name));
        }
        for (const director of directors) {
            noteFirewall(director);
            if (director.host.service('keepalived').state === 'unknown')
                note(director, 'service', messages.service(director.name));
        }
    },
};
