import { redirectOn } from '../deployment.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    wide: (host: string, address: string) =>
        `${host} redirects whatever is sent to ${address} to itself, not only the port of the service`,
};

/** A rule on a real server that takes all ports of the address. */
export const redirectTooWide: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/redirect-too-wide',
        severity: 'warning',
        title: 'a redirect of every port of the virtual address',
        why: 'A rule that redirects an address without protocol and port takes everything that is sent to it: also SSH and whatever else listens on the host answers at the virtual address then. The rule is meant for the port of the service.',
        symptoms: ['wrong-machine-answers'],
        source: 'iptables-extensions(8), nft(8)',
    }),
    messages,
    judge: ({ directServers }, report) => {
        for (const server of directServers) {
            const redirects = server.served.map((each) => redirectOn(server, each));
            const redirect = redirects.find((each) => each?.narrow === false);
            if (redirect === undefined) continue;
            report({ message: messages.wide(server.host.name, server.address), place: redirect.place });
        }
    },
};
