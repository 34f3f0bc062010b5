/** Virtual servers and their servers as several nodes have them. */
import { type Service, type ServiceServer, services } from '../model/service.ts';
import type { Bound } from '../schema/bind.ts';
import { addressKey, singleAddress } from '../schema/values/address.ts';
import type { ClusterNode } from './node.ts';

/** What a virtual server stands for, the same for two texts that mean the same. */
export function serviceKey({ block, protocol }: Service): string {
    const [, ...words] = block.words.map(({ text }) => text);
    const [form = '', name = ''] = words;
    if (form === 'fwmark' || form === 'group') return `${form} ${name}`;
    return `${addressKey(singleAddress(form))} ${name} ${protocol.value ?? ''}`;
}

/** The address and port of a server, the same for two texts that mean the same. */
export function serverKey({ endpoint: { address, port } }: ServiceServer): string {
    return `${addressKey(address)} ${port ?? ''}`;
}

/** The head of a block as messages show it, without its keyword. */
export function headOf({ words }: Bound): string {
    return words
        .slice(1)
        .map(({ text }) => text)
        .join(' ');
}

/** A virtual server as it is on several nodes. */
export interface SharedService {
    readonly key: string;
    /** In the order of the nodes; not of each node. */
    readonly on: readonly { readonly node: ClusterNode; readonly service: Service }[];
}

/** The virtual servers of some nodes, in the order in which they are met first. */
export function sharedServices(nodes: readonly ClusterNode[]): readonly SharedService[] {
    const byKey = new Map<string, SharedService['on'][number][]>();
    for (const node of nodes) {
        for (const service of services(node.bound, node.target)) {
            const key = serviceKey(service);
            const known = byKey.get(key);
            if (known === undefined) byKey.set(key, [{ node, service }]);
            // A second one of the same node is a matter of that node.
            else if (!known.some((each) => each.node === node)) known.push({ node, service });
        }
    }
    return [...byKey].map(([key, on]) => ({ key, on }));
}
