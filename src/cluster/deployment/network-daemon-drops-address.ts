import { networkFileOf } from '../../hosts/addresses/networkd.ts';
import { membersOn } from '../router.ts';
import { type DeploymentRule, deploymentMeta } from '../deployment-rule.ts';

const messages = {
    dropped: (host: string, device: string) =>
        `systemd-networkd of ${host} takes the virtual addresses off ${device} whenever it restarts, since "KeepConfiguration=yes" does not stand here`,
};

/** A director whose virtual addresses are at the mercy of systemd-networkd. */
export const networkDaemonDropsAddress: DeploymentRule = {
    meta: deploymentMeta({
        id: 'deployment/network-daemon-drops-address',
        severity: 'warning',
        title: 'an interface from which systemd-networkd takes the virtual addresses',
        why: 'When systemd-networkd restarts, as with each update of it, it takes away the addresses and routes that it did not configure itself, those of keepalived among them. keepalived 2 notices and moves the addresses to the other node; before, they are just gone. `KeepConfiguration=` in the section `[Network]` keeps them.',
        symptoms: ['address-on-nobody'],
        source: 'systemd.network(5)',
    }),
    messages,
    judge: ({ directors }, report) => {
        for (const { name, host, node } of directors) {
            const devices = new Set(
                (node === undefined ? [] : membersOn(node)).flatMap(
                    ({ instance }) => instance.interface?.name ?? [],
                ),
            );
            for (const device of devices) {
                const network = networkFileOf(host.files, device);
                if (network === undefined || network.keeps) continue;
                report({ message: messages.dropped(name, device), place: network.place });
            }
        }
    },
};
