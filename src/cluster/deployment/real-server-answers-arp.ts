import type { HeldAddress } from '../../hosts/addresses/index.ts';
import { type DirectServer, firewallOn } from '../deployment.ts';
import type { DeploymentFinding } from '../deployment-rule.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    unset: (host: string, address: string, device: string) =>
        `${host} answers ARP for ${address} on ${device}, so clients reach it past the director: "net.ipv4.conf.all.arp_ignore" has to be 1`,
    loopback: (host: string, address: string, device: string) =>
        `"arp_ignore" of lo makes no difference, since the question comes on ${device}: ${host} answers ARP for ${address}, and clients reach it past the director; set it for "all"`,
    standard: (host: string, address: string, device: string) =>
        `"arp_ignore" of "default" reaches ${device} only if that has no address yet when it is set: else ${host} answers ARP for ${address}, and clients reach it past the director; set it for "all"`,
    link: (host: string, address: string, device: string) =>
        `${host} has ${address} on ${device}, where it answers ARP for it whatever "arp_ignore" says, so clients reach it past the director: put it on lo`,
    held: () => 'the address',
};

/** What is said of `arp_ignore` for an address that is on a device to which no packet comes from outside. */
function hidden({ host, address, device }: DirectServer, held: HeldAddress): DeploymentFinding | undefined {
    const { sysctls } = host.host;
    if (!sysctls.isKnown) return undefined;
    const {
        value,
        places: [place],
        withDefault,
    } = sysctls.effective('arp_ignore', device);
    if (value >= 1) return undefined;
    const words = [host.name, address, device] as const;
    const related = [{ ...held.place, message: messages.held() }];
    if (withDefault !== undefined && withDefault.value >= 1)
        return {
            message: messages.standard(...words),
            place: withDefault.place,
            severity: 'warning',
            related,
        };
    const own = sysctls.value('net.ipv4.conf.lo.arp_ignore');
    if (own !== undefined && Number(own.value) >= 1)
        return { message: messages.loopback(...words), place: own.place, related };
    return {
        message: messages.unset(...words),
        place: place ?? held.place,
        related: place === undefined ? [] : related,
    };
}

function judged(server: DirectServer): DeploymentFinding | undefined {
    const { host, address, holdings } = server;
    if (firewallOn(host)?.arpHides(address, server.device) !== undefined) return undefined;
    const link = holdings.find(({ isLoopbackKind }) => !isLoopbackKind);
    if (link !== undefined)
        return { message: messages.link(host.name, address, link.device), place: link.place };
    const [held] = holdings;
    return held === undefined ? undefined : hidden(server, held);
}

/** A real server that has the address, and says so to whoever asks. */
export const realServerAnswersArp: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/real-server-answers-arp',
        severity: 'error',
        title: 'a real server that answers ARP for the virtual address',
        why: 'The virtual address is on every real server, and only the director may answer for it. Linux answers ARP for each of its addresses on each of its interfaces, unless `arp_ignore` is 1 or more on the interface on which the question comes, or in `all`: the greater of the two counts. What `lo` says makes no difference, since no question comes there. Otherwise clients reach one of the servers past the director: balancing ends, and so do checks and failover.',
        symptoms: ['clients-hang', 'wrong-machine-answers', 'one-server-gets-all'],
        source: 'net/ipv4/arp.c:arp_ignore, net/ipv4/devinet.c (Linux)',
    }),
    messages,
    judge: ({ directServers }, report) => {
        for (const server of directServers) {
            const finding = server.family === 'inet' ? judged(server) : undefined;
            if (finding !== undefined) report(finding);
        }
    },
};
