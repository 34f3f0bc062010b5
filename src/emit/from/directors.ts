/** The directors of a spec, from their configurations. */
import type { ClusterNode } from '../../cluster/node.ts';
import { type Member, membersOn } from '../../cluster/router.ts';
import { canonicalAddress } from '../../hosts/addresses/index.ts';
import { FAMILY_NAMES, type Family, singleAddress } from '../../schema/values/address.ts';
import { BITS } from '../spec/network.ts';
import { directorName } from './names.ts';
import { entry, listed, scalar } from './yaml.ts';

/** What the second director is called when nothing tells. */
const OTHER = 'its name, such as lb2';

/** The lines of `directors`; where there is one configuration, the other director is to be filled in. */
export function directorLines(nodes: readonly ClusterNode[]): readonly string[] {
    const known = nodes.map((node) => lineOf(node, membersOn(node)));
    const [first] = nodes;
    const other = nodes.length > 1 || first === undefined ? [] : [otherOf(membersOn(first))];
    return ['directors:', ...[...known, ...other].flatMap(listed)];
}

function lineOf(node: ClusterNode, members: readonly Member[]): readonly string[] {
    const [member] = members;
    const addresses = members.map((each) => ({
        family: each.instance.facts.family,
        text: sourceOf(each),
        prefix: prefixOf(each),
    }));
    return [
        entry('name', directorName(node), 'its name, such as lb1'),
        addressLine(addresses),
        entry('interface', member?.instance.interface?.name, 'the interface with that address'),
        `priority: ${member?.instance.effectivePriority ?? 100}`,
    ];
}

/** The director of which there is no configuration: it has what the other one says of it, and is the weaker one. */
function otherOf(members: readonly Member[]): readonly string[] {
    const [member] = members;
    const addresses = members.map((each) => {
        const [peer, second] = each.instance.peers;
        const known = second === undefined ? peer?.word.text : undefined;
        return {
            family: each.instance.facts.family,
            text: known === undefined ? undefined : canonicalAddress(singleAddress(known)),
            prefix: prefixOf(each),
        };
    });
    return [
        entry('name', undefined, OTHER),
        addressLine(addresses),
        entry('interface', member?.instance.interface?.name, 'the interface with that address'),
        `priority: ${Math.max((member?.instance.effectivePriority ?? 100) - 1, 1)}`,
    ];
}

interface Known {
    readonly family: Family;
    readonly text: string | undefined;
    readonly prefix: number | undefined;
}

function addressLine(addresses: readonly Known[]): string {
    const families = [...new Map(addresses.map((each) => [each.family, each])).values()];
    const whole = families.flatMap(({ text, prefix }) =>
        text === undefined || prefix === undefined ? [] : [scalar(`${text}/${prefix}`)],
    );
    if (whole.length === families.length && whole.length > 0)
        return whole.length === 1 ? `address: ${whole.join('')}` : `address: [${whole.join(', ')}]`;
    const wanted = families.map(({ family, text, prefix }) => {
        const known = text ?? `its own ${FAMILY_NAMES[family]} address`;
        return `${known} with the length of its prefix${prefix === undefined ? '' : `, perhaps /${prefix}`}`;
    });
    return entry(
        'address',
        undefined,
        wanted.join(', and ') || 'its own address with the length of its prefix',
    );
}

/** The address from which it sends adverts, where that is said. */
function sourceOf({ instance }: Member): string | undefined {
    const source = instance.addresses.find(({ role, against }) => role === 'source' && against === undefined);
    return source === undefined ? undefined : canonicalAddress(singleAddress(source.word.text));
}

/** The length of the prefix that a virtual address has, where it is not that of the address alone. */
function prefixOf({ addresses }: Member): number | undefined {
    const lengths = addresses.flatMap(({ word, family }) => {
        const length = /\/(\d+)$/.exec(word.text)?.[1];
        return length === undefined || Number(length) >= BITS[family] ? [] : [Number(length)];
    });
    return lengths[0];
}
