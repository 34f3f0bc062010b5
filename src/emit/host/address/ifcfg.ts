import type { Plan, PlannedFile, PlannedHost } from '../../plan.ts';
import { comment } from '../comment.ts';
import { addressUnit, single } from '../names.ts';
import { onceUnit } from '../units.ts';
import { type Addresses, PURPOSE } from './addresses.ts';

const IP = '/usr/sbin/ip';

/** Aliases of `lo` for IPv4, whose names have 15 characters at most; of IPv6 there are none, so a unit gives those. */
export function ifcfg(plan: Plan, _: PlannedHost, addresses: Addresses): readonly PlannedFile[] {
    const inet6 = addresses.filter(({ family }) => family === 'inet6').map(single);
    const aliases = addresses
        .filter(({ family }) => family === 'inet')
        .map(({ address }, index): PlannedFile => {
            const device = `lo:${plan.name.slice(0, 9)}${index}`;
            return {
                path: `/etc/sysconfig/network-scripts/ifcfg-${device}`,
                text: `${comment(PURPOSE)}DEVICE=${device}\nIPADDR=${address}\nNETMASK=255.255.255.255\nONBOOT=yes\n`,
                mode: 0o644,
                how: 'install',
            };
        });
    if (inet6.length === 0) return aliases;
    const unit = onceUnit(addressUnit(plan), 'Virtual addresses of IPv6 on lo', {
        order: ['After=network.service'],
        start: inet6.map((address) => `ExecStart=${IP} addr replace ${address} dev lo`),
        stop: inet6.map((address) => `ExecStop=-${IP} addr del ${address} dev lo`),
    });
    return [...aliases, unit];
}
