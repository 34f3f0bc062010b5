/** What is wrong with the hosts of a spec, each by itself and beside the others. */
import type { Path } from '../../../config/structured.ts';
import { DISTRIBUTIONS } from '../../../schema/targets.ts';
import { FAMILY_NAMES } from '../../../schema/values/address.ts';
import { listWords } from '../../../text/words.ts';
import { habitsOf } from '../../distributions.ts';
import { readAddress, reserved, unusable } from '../network.ts';
import {
    type HostSettings,
    type Spec,
    type SpecFault,
    type WrittenHost,
    writtenAddresses,
} from '../written.ts';

/** Names of what a set has besides the folders of its hosts. */
const TAKEN = ['ansible', 'client'];

/** A host with its place in the spec and what it is. */
export interface PlacedHost {
    readonly host: WrittenHost;
    readonly at: Path;
    readonly kind: 'director' | 'real server';
}

/** All hosts, the directors first. */
export function hostsOf({ directors, realServers }: Spec): readonly PlacedHost[] {
    return [
        ...directors.map((host, index) => ({ host, at: ['directors', index], kind: 'director' as const })),
        ...realServers.map((host, index) => ({
            host,
            at: ['realServers', index],
            kind: 'real server' as const,
        })),
    ];
}

/** Whatever is wrong with a host for itself, or because of one before it. */
export function hostFaults(spec: Spec): readonly SpecFault[] {
    const hosts = hostsOf(spec);
    return [
        ...nameFaults(hosts),
        ...addressFaults(hosts),
        ...settingFaults(spec, []),
        ...(isAnywhere(spec)
            ? hosts.flatMap((each) => systemFaults(spec, each))
            : [{ path: [], message: 'lacks "distribution", which no host has of its own either' }]),
    ];
}

/** Whether there is a distribution in the spec. */
function isAnywhere(spec: Spec): boolean {
    return [spec, ...spec.directors, ...spec.realServers].some(
        ({ distribution }) => distribution !== undefined,
    );
}

function nameFaults(hosts: readonly PlacedHost[]): readonly SpecFault[] {
    const kinds = new Map<string, string>();
    return hosts.flatMap(({ host: { name }, at, kind }): SpecFault[] => {
        const path = [...at, 'name'];
        const key = name.toLowerCase();
        if (TAKEN.includes(key)) return [{ path, message: `is "${name}", a folder that each set has` }];
        const other = kinds.get(key);
        kinds.set(key, kind);
        if (other === undefined) return [];
        return [{ path, message: `is "${name}", as that of a ${other} before it` }];
    });
}

function addressFaults(hosts: readonly PlacedHost[]): readonly SpecFault[] {
    const owners = new Map<string, string>();
    return hosts.flatMap(({ host, at, kind }) => {
        const families = new Set<string>();
        return writtenAddresses(host, at).flatMap(({ text, path }): SpecFault[] => {
            const read = readAddress(text);
            const fault = (message: string): SpecFault[] => [{ path, message }];
            if (read === undefined) return fault(`is "${text}", no address with or without a prefix length`);
            const { address, family, prefix } = read;
            const useless =
                unusable(address, family) ??
                (prefix === undefined ? undefined : reserved(address, family, prefix));
            if (useless !== undefined) return fault(`is ${address}, ${useless}`);
            if (families.has(family))
                return fault(
                    `is a second ${FAMILY_NAMES[family]} address; a host has one of each family here`,
                );
            families.add(family);
            const owner = owners.get(address);
            owners.set(address, host.name);
            if (owner !== undefined) return fault(`is ${address}, an address of ${owner}, too`);
            if (kind === 'director' && prefix === undefined)
                return fault(`is ${address} without the length of its prefix, as in ${address}/24`);
            return [];
        });
    });
}

/** What does not go together in the settings of one mapping. */
function settingFaults({ firewall }: HostSettings, at: Path): readonly SpecFault[] {
    if (firewall === undefined || typeof firewall === 'string') return [];
    const { system, zone, chain } = firewall;
    const faults: SpecFault[] = [];
    if (zone !== undefined && system !== 'firewalld')
        faults.push({ path: [...at, 'firewall', 'zone'], message: `is for firewalld, not for ${system}` });
    if (chain !== undefined && system !== 'nftables')
        faults.push({ path: [...at, 'firewall', 'chain'], message: `is for nftables, not for ${system}` });
    return faults;
}

/** Where a setting of a host is said: at the host itself, for all, or nowhere. */
function saidAt(host: HostSettings, spec: Spec, key: keyof HostSettings, at: Path): Path | undefined {
    if (host[key] !== undefined) return [...at, key];
    return spec[key] === undefined ? undefined : [key];
}

/** What a host cannot have with its distribution. */
function systemFaults(spec: Spec, { host, at }: PlacedHost): readonly SpecFault[] {
    const own = settingFaults(host, at);
    const distribution = host.distribution ?? spec.distribution;
    if (distribution === undefined)
        return [
            ...own,
            { path: at, message: 'lacks "distribution", which is not said for all hosts either' },
        ];
    const { networks } = habitsOf(distribution);
    const network = host.network ?? spec.network;
    const path = saidAt(host, spec, 'network', at);
    if (network === undefined || path === undefined || networks.includes(network)) return own;
    const title = DISTRIBUTIONS.find(({ name }) => name === distribution)?.title ?? distribution;
    return [
        ...own,
        { path, message: `is ${network}, but ${host.name} has ${title}: ${listWords(networks, 'or')}` },
    ];
}
