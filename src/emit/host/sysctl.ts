import {
    type Director,
    type Plan,
    type PlannedFile,
    type RealServer,
    addressesOf,
    servicesOn,
} from '../plan.ts';
import { comment } from './comment.ts';
import { sysctlPath } from './names.ts';

/** A setting of the kernel, and what it is good for. */
export interface Setting {
    readonly key: string;
    readonly value: number;
    readonly why: string;
}

const OF_DIRECTORS: readonly Setting[] = [
    {
        key: 'net.ipv4.vs.conntrack',
        value: 0,
        why: 'A director sees one direction of each connection only. With 1 a firewall that tracks connections drops what clients send.',
    },
    {
        key: 'net.ipv4.vs.expire_nodest_conn',
        value: 1,
        why: 'The connections of a real server that was taken out end at once instead of waiting for it.',
    },
    {
        key: 'net.ipv4.vs.expire_quiescent_template',
        value: 1,
        why: 'Clients that persistence binds to a real server are let go when its weight becomes 0.',
    },
];

const OF_REAL_SERVERS: readonly Setting[] = [
    {
        key: 'net.ipv4.conf.all.arp_ignore',
        value: 1,
        why: 'The virtual address is on this host, and only the director answers for it: a network card answers for its own addresses alone.',
    },
    {
        key: 'net.ipv4.conf.all.arp_announce',
        value: 2,
        why: 'This host asks for others in the name of its own address, never in that of the virtual one, from which they would learn where that is.',
    },
];

/** The settings that a host needs. Of IPv6 there are none: a card never answers for an address of another device. */
export function settingsOn(plan: Plan, host: Director | RealServer): readonly Setting[] {
    if (host.role === 'director') return OF_DIRECTORS;
    const holds = addressesOf(servicesOn(plan, host)).some(({ family }) => family === 'inet');
    return plan.method === 'loopback' && holds ? OF_REAL_SERVERS : [];
}

/** The file with the settings of a host, if it needs any. */
export function sysctlFiles(plan: Plan, host: Director | RealServer): readonly PlannedFile[] {
    const settings = settingsOn(plan, host);
    if (settings.length === 0) return [];
    const text = settings.map(({ key, value, why }) => `${comment(why)}${key} = ${value}\n`).join('\n');
    return [{ path: sysctlPath(plan), text, mode: 0o644, how: 'install' }];
}
