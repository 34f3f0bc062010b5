/** Addresses and numbers that a configuration has already, as far as they are written at other places again. */
import type { Bound, BoundConfig } from '../../../schema/bind.ts';
import { everyBound } from '../../../schema/bind.ts';
import { inet6Groups, isInet } from '../../../schema/values/address.ts';
import type { Word } from '../../../syntax/tree.ts';
import { oncePer } from '../../../text/once.ts';

/** What a value is to the configuration. */
export type Role =
    /** An address that instances move between the machines. */
    | 'virtual'
    /** An address or a port of a virtual server. */
    | 'service'
    | 'service-port'
    /** An address or a port of a real server. */
    | 'real'
    | 'real-port'
    /** An address of another node, and one of this node. */
    | 'peer'
    | 'own'
    | 'router-id'
    | 'priority';

/** A value that is there. */
export interface UsedValue {
    readonly role: Role;
    /** Of an address without its prefix length. */
    readonly text: string;
    /** The name of the block at the top in which it stands; empty for one without. */
    readonly owner: string;
    readonly word: Word;
}

/** The roles of the words behind a keyword, and of those of a line in its block. */
const ROLES: Readonly<Record<string, readonly Role[]>> = {
    virtual_ipaddress: ['virtual'],
    virtual_ipaddress_excluded: ['virtual'],
    virtual_server: ['service', 'service-port'],
    virtual_server_group: ['service', 'service-port'],
    real_server: ['real', 'real-port'],
    sorry_server: ['real', 'real-port'],
    unicast_peer: ['peer'],
    neighbor_ip: ['peer'],
    unicast_src_ip: ['own'],
    mcast_src_ip: ['own'],
    source_ip: ['own'],
    virtual_router_id: ['router-id'],
    priority: ['priority'],
};

const NUMBERS: ReadonlySet<Role> = new Set(['service-port', 'real-port', 'router-id', 'priority']);

/** An address without its prefix length, or a number; undefined where a word is not what the role asks for. */
function valueOf({ text }: Word, role: Role): string | undefined {
    if (NUMBERS.has(role)) return /^\d{1,5}$/.test(text) ? text : undefined;
    const address = text.replace(/\/.*$/, '');
    return isInet(address) || inet6Groups(address) !== undefined ? address : undefined;
}

/** The values in a block at the top. */
const valuesIn = oncePer((top: Bound): readonly UsedValue[] => {
    const owner = top.words[1]?.text ?? '';
    const found: UsedValue[] = [];
    for (const { binding, parent, spec, words } of everyBound([top])) {
        const isLine = binding.kind === 'value';
        const name = (isLine ? parent?.spec : spec)?.name ?? '';
        if (!Object.hasOwn(ROLES, name)) continue;
        for (const [index, role] of (ROLES[name] ?? []).entries()) {
            const word = words[isLine ? index : index + 1];
            const text = word === undefined ? undefined : valueOf(word, role);
            // Behind a word that is no address there is no port: a firewall mark has none.
            if (word === undefined || text === undefined) break;
            found.push({ role, text, owner, word });
        }
    }
    return found;
});

/** The values of a configuration, in the order in which it is read. */
export const usedValues = oncePer(({ statements }: BoundConfig): readonly UsedValue[] =>
    statements.flatMap(valuesIn),
);

/** The smallest number from 1 to 255 that is above all router ids there are, or free; without any it is 51. */
export function nextRouterId(values: readonly UsedValue[]): number | undefined {
    const ids = new Set(values.filter(({ role }) => role === 'router-id').map(({ text }) => Number(text)));
    if (ids.size === 0) return 51;
    const next = Math.max(...ids) + 1;
    if (next <= 255) return next;
    for (let id = 1; id <= 255; id++) if (!ids.has(id)) return id;
    return undefined;
}
