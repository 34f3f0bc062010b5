import { firewallOn } from '../deployment.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    weak: (host: string, address: string, value: number) =>
        `${host} asks by ARP in the name of ${address}, since "arp_announce" is ${value}: routers learn the address from it and send clients past the director; it has to be 2`,
    held: () => 'the address',
};

/** A real server whose own questions give the address away. */
export const arpAnnounceTooWeak: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/arp-announce-too-weak',
        severity: 'warning',
        title: 'a real server that names the virtual address in its own ARP requests',
        why: 'When a real server answers a client it asks for the next hop by ARP, and puts the source address of the packet into the question: the virtual one. The router learns from that question that the address is at the real server, minutes after everything seemed to work. Only `arp_announce` 2 uses the own address of the interface; 1 still takes the virtual one.',
        symptoms: ['clients-hang', 'wrong-machine-answers'],
        source: 'net/ipv4/arp.c:arp_solicit (Linux)',
    }),
    messages,
    judge: ({ directServers }, report) => {
        for (const { host, address, family, holdings, device } of directServers) {
            const { sysctls } = host.host;
            const held = holdings.find(({ isLoopbackKind }) => isLoopbackKind);
            if (family !== 'inet' || held === undefined || !sysctls.isKnown) continue;
            if (firewallOn(host)?.arpHides(address, device) !== undefined) continue;
            // A host that answers ARP is told of as such.
            if (sysctls.effective('arp_ignore', device).value < 1) continue;
            const { value, places, withDefault } = sysctls.effective('arp_announce', device);
            if (value >= 2 || (withDefault?.value ?? 0) >= 2) continue;
            const [place] = places;
            report({
                message: messages.weak(host.name, address, value),
                place: place ?? held.place,
                related: place === undefined ? [] : [{ ...held.place, message: messages.held() }],
            });
        }
    },
};
