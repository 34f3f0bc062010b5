import { FAMILY_NAMES, type Family } from '../../schema/values/address.ts';
import { type Director, type Plan, familiesOf } from '../plan.ts';
import { BITS } from '../spec/network.ts';
import { type Block, type Item, block, comment } from './block.ts';

/** The name of the instance for a family, which a plan with both families tells apart. */
function instanceName(plan: Plan, family: Family): string {
    const name = `VI_${plan.name.toUpperCase().replaceAll('-', '_')}`;
    return familiesOf(plan).length === 1 ? name : `${name}_${FAMILY_NAMES[family].toUpperCase()}`;
}

/** The instances of a director, one for each family, and what keeps them together. */
export function vrrpBlocks(plan: Plan, director: Director): readonly Item[] {
    const families = familiesOf(plan);
    const instances = families.map((family) => instance(plan, director, family));
    if (families.length < 2) return instances;
    const group = block(
        `vrrp_sync_group VG_${plan.name.toUpperCase().replaceAll('-', '_')}`,
        block('group', ...families.map((family) => instanceName(plan, family))),
    );
    return [
        ...comment('The addresses of both families are always on the same director.'),
        group,
        ...instances.flatMap((each) => ['', each]),
    ];
}

function instance(plan: Plan, director: Director, family: Family): Block {
    const { vrrp, directors, mail, virtualAddresses } = plan;
    const own = virtualAddresses.filter((each) => each.family === family);
    const items: Item[] = [
        ...stateOf(plan),
        `interface ${director.interface}`,
        ...comment('The same on all directors of this set, and on no others of this network.'),
        `virtual_router_id ${vrrp.id}`,
    ];
    if (directors.length > 1)
        items.push(
            ...comment('Of those that are there, the director with the highest number has the addresses.'),
        );
    items.push(`priority ${director.priority}`);
    if (!Number.isInteger(vrrp.interval) && family === 'inet')
        items.push(...comment('Parts of a second are of version 3.'), 'version 3');
    items.push(`advert_int ${vrrp.interval}`);
    items.push(
        ...comment('Neighbours that missed the change of the director learn of it within a minute.'),
        'garp_master_refresh 60',
    );
    if (mail !== undefined) items.push('smtp_alert');
    if (vrrp.unicast) items.push(...unicast(plan, director, family));
    if (vrrp.password !== undefined && family === 'inet')
        items.push(
            ...comment('Everyone on the network can read it: it keeps mistakes apart, no attackers.'),
            block('authentication', 'auth_type PASS', `auth_pass ${vrrp.password}`),
        );
    items.push(
        ...comment(
            `The address alone (/${BITS[family]}): the route to the network stays that of the own address.`,
        ),
        block('virtual_ipaddress', ...own.map(({ address }) => `${address}/${BITS[family]}`)),
    );
    return block(`vrrp_instance ${instanceName(plan, family)}`, ...items);
}

function stateOf({ failBack, directors }: Plan): readonly Item[] {
    if (directors.length === 1) return ['state MASTER'];
    if (failBack.kind === 'never')
        return [
            ...comment(
                'BACKUP and nopreempt on all directors: who has the addresses keeps them, also when a stronger one returns. With state MASTER keepalived drops nopreempt.',
            ),
            'state BACKUP',
            'nopreempt',
        ];
    if (failBack.delay === 0)
        return [
            ...comment(
                'The strongest director that is there has the addresses, and takes them back at once when it returns.',
            ),
            'state BACKUP',
        ];
    return [
        ...comment(
            `A stronger director takes the addresses back when it has been there for ${failBack.delay} s.`,
        ),
        'state BACKUP',
        `preempt_delay ${failBack.delay}`,
    ];
}

function unicast({ directors }: Plan, director: Director, family: Family): readonly Item[] {
    const peers = directors.filter((each) => each !== director);
    const addressOf = ({ addresses }: Director): string => addresses[family]?.address ?? '';
    return [
        ...comment('Adverts go to the other directors themselves, since the network carries no multicast.'),
        `unicast_src_ip ${addressOf(director)}`,
        block('unicast_peer', ...peers.map(addressOf)),
    ];
}
