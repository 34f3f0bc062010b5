import type { Family } from '../../../schema/values/address.ts';
import type { Plan, PlannedFile, PlannedHost } from '../../plan.ts';
import { dummyName, single } from '../names.ts';
import type { Addresses } from './addresses.ts';

/** What a family without addresses is, in the NetworkManager 1.18 of CentOS 7 and in later ones. */
function unused(family: Family, { distribution }: PlannedHost): string {
    return family === 'inet6' && distribution === 'centos-7' ? 'ignore' : 'disabled';
}

/** A dummy device with the addresses, which NetworkManager makes and brings up with the host. */
export function networkManager(plan: Plan, host: PlannedHost, addresses: Addresses): readonly PlannedFile[] {
    const device = dummyName(plan);
    const section = (name: string, family: Family): string => {
        const own = addresses.filter((each) => each.family === family);
        const lines = own.map((each, index) => `address${index + 1}=${single(each)}\n`);
        const method = own.length === 0 ? unused(family, host) : 'manual';
        return `[${name}]\nmethod=${method}\n${lines.join('')}`;
    };
    const connection = `[connection]\nid=${device}\ntype=dummy\ninterface-name=${device}\n`;
    return [
        {
            path: `/etc/NetworkManager/system-connections/${device}.nmconnection`,
            text: [connection, section('ipv4', 'inet'), section('ipv6', 'inet6')].join('\n'),
            mode: 0o600,
            how: 'install',
        },
    ];
}
