import type { Family } from '../../../schema/values/address.ts';
import type { Plan, PlannedFile, PlannedHost } from '../../plan.ts';
import { comment } from '../comment.ts';
import { single } from '../names.ts';
import { type Addresses, PURPOSE } from './addresses.ts';

/**
 * The addresses on `lo`, as commands of a further stanza for it: unlike `address` of the method `static` they do not
 * fail where an address is there already.
 */
export function ifupdown({ name }: Plan, _: PlannedHost, addresses: Addresses): readonly PlannedFile[] {
    const stanza = (family: Family): string[] => {
        const own = addresses.filter((each) => each.family === family).map(single);
        if (own.length === 0) return [];
        const commands = own.flatMap((address) => [
            `    up ip addr replace ${address} dev lo\n`,
            `    down ip addr del ${address} dev lo || true\n`,
        ]);
        return [`iface lo ${family} loopback\n${commands.join('')}`];
    };
    const stanzas = [...stanza('inet'), ...stanza('inet6')];
    return [
        {
            path: `/etc/network/interfaces.d/${name}`,
            text: `${comment(PURPOSE)}${stanzas.join('\n')}`,
            mode: 0o644,
            how: 'install',
        },
    ];
}
