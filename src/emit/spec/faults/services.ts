/** What is wrong with the services of a spec, whose hosts are sound. */
import { FAMILY_NAMES, type Family } from '../../../schema/values/address.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { listWords } from '../../../text/words.ts';
import { type WrittenAddress, inOneNetwork, networkOf, readAddress, reserved, unusable } from '../network.ts';
import { portsOf, serversOf } from '../pools.ts';
import {
    type Spec,
    type SpecFault,
    type WrittenFirewall,
    type WrittenService,
    writtenAddresses,
} from '../written.ts';
import { checkFaults } from './checks.ts';
import { hostsOf } from './hosts.ts';

/** A service with its number. */
interface Placed {
    readonly service: WrittenService;
    readonly index: number;
}

/** Whatever is wrong with a service for itself, with its servers, or because of one before it. */
export function serviceFaults(spec: Spec): readonly SpecFault[] {
    const placed = spec.services.map((service, index) => ({ service, index }));
    const found = placed.flatMap((each) => [
        ...addressFaults(spec, each),
        ...portFaults(each),
        ...poolFaults(spec, each),
        ...checkFaults(spec, each.service, ['services', each.index]),
        ...schedulerFaults(spec, each),
    ]);
    return [
        ...found,
        ...repeated(placed),
        ...(found.length > 0 ? [] : placed.flatMap((each) => familyFaults(spec, each))),
        ...methodFaults(spec),
    ];
}

/** The virtual address: one that directors can have, since it is of their network, and that no host has. */
function addressFaults(spec: Spec, { service, index }: Placed): readonly SpecFault[] {
    const path = ['services', index, 'address'];
    const read = readAddress(service.address);
    if (read === undefined)
        return [{ path, message: `is "${service.address}", not an IPv4 or IPv6 address` }];
    const { address, family, prefix } = read;
    if (prefix !== undefined)
        return [{ path, message: `is ${service.address}; a virtual address has no prefix length` }];
    const useless = unusable(address, family);
    if (useless !== undefined) return [{ path, message: `is ${address}, ${useless}` }];
    for (const { host, at } of hostsOf(spec)) {
        if (writtenAddresses(host, at).some(({ text }) => readAddress(text)?.address === address))
            return [{ path, message: `is ${address}, which is the own address of ${host.name}` }];
    }
    for (const director of spec.directors) {
        const own = ownOf(writtenAddresses(director, []), family);
        if (own?.prefix === undefined)
            return [
                {
                    path,
                    message: `is ${address}, but ${director.name} has no ${FAMILY_NAMES[family]} address`,
                },
            ];
        const network = networkOf(own.address, family, own.prefix);
        if (!inOneNetwork(address, own.address, family, own.prefix))
            return [{ path, message: `is ${address}, outside ${network}, the network of ${director.name}` }];
        const special = reserved(address, family, own.prefix);
        if (special !== undefined) return [{ path, message: `is ${address}, ${special}` }];
    }
    return [];
}

function portFaults({ service: { port, ports }, index }: Placed): readonly SpecFault[] {
    const at = ['services', index];
    if (port === undefined && ports === undefined) return [{ path: at, message: 'lacks "port"' }];
    if (port === undefined || ports === undefined) return [];
    return [{ path: [...at, 'ports'], message: 'stands beside "port"; one of them has to go' }];
}

/** The servers behind it: they exist, are not the one that says sorry, and weigh enough. */
function poolFaults(spec: Spec, { service, index }: Placed): readonly SpecFault[] {
    const at = ['services', index];
    const names = spec.realServers.map(({ name }) => name);
    const { servers = [], sorryServer, quorum } = service;
    const unknown = (path: SpecFault['path'], name: string): SpecFault[] =>
        names.includes(name)
            ? []
            : [{ path, message: `is "${name}", which is no real server${didYouMean(name, names)}` }];
    const faults = servers.flatMap((name, each) => unknown([...at, 'servers', each], name));
    if (sorryServer !== undefined) {
        const path = [...at, 'sorryServer'];
        faults.push(...unknown(path, sorryServer));
        if (servers.includes(sorryServer))
            faults.push({ path, message: `is ${sorryServer}, which is one of "servers", too` });
    }
    if (faults.length > 0) return faults;
    const pool = serversOf(spec, service);
    if (pool.length === 0)
        return [{ path: at, message: 'has no real server: each of them says sorry for some service' }];
    const total = pool.reduce((sum, { weight = 1 }) => sum + weight, 0);
    if (total >= (quorum ?? 1)) return [];
    const message = `can never be reached: all its servers together weigh ${total}`;
    return quorum === undefined
        ? [{ path: at, message: `has real servers of weight 0 only, which get nothing` }]
        : [{ path: [...at, 'quorum'], message: `is ${quorum}, which ${message}` }];
}

/** Schedulers that are younger than the kernel 3.10 of CentOS 7. */
const YOUNG_SCHEDULERS = ['mh', 'fo', 'ovf'];

function schedulerFaults(spec: Spec, { service: { scheduler = '' }, index }: Placed): readonly SpecFault[] {
    const old = spec.directors.find((each) => (each.distribution ?? spec.distribution) === 'centos-7');
    if (old === undefined || !YOUNG_SCHEDULERS.includes(scheduler)) return [];
    const path = ['services', index, 'scheduler'];
    return [{ path, message: `is ${scheduler}, which the kernel of ${old.name} (CentOS 7) does not have` }];
}

/** Services that are there twice. */
function repeated(placed: readonly Placed[]): readonly SpecFault[] {
    const known = new Map<string, number>();
    return placed.flatMap(({ service, index }) =>
        portsOf(service).flatMap((port): SpecFault[] => {
            const { address, protocol = 'tcp' } = service;
            const key = `${readAddress(address)?.address ?? address} ${port} ${protocol}`;
            const before = known.get(key);
            if (before !== undefined && before !== index)
                return [
                    {
                        path: ['services', index, 'address'],
                        message: `has port ${port} (${protocol}), as services[${before}] does`,
                    },
                ];
            known.set(key, index);
            return [];
        }),
    );
}

/** Servers have an address of the family of each service that they answer, in the network of the directors. */
function familyFaults(spec: Spec, { service, index }: Placed): readonly SpecFault[] {
    const virtual = readAddress(service.address);
    const [director] = spec.directors;
    if (virtual === undefined || director === undefined) return [];
    const { family } = virtual;
    const answering = [
        ...serversOf(spec, service),
        ...spec.realServers.filter(({ name }) => name === service.sorryServer),
    ].map((server) => {
        const written = writtenAddresses(server, ['realServers', spec.realServers.indexOf(server)]);
        return { server, own: ownOf(written, family) };
    });
    const without = answering.filter(({ own }) => own === undefined).map(({ server }) => server.name);
    if (without.length > 0) {
        const names = listWords(without, 'and');
        const have = without.length === 1 ? 'has' : 'have';
        const message = `is ${virtual.address}, but ${names} ${have} no ${FAMILY_NAMES[family]} address`;
        return [{ path: ['services', index, 'address'], message }];
    }
    const network = ownOf(writtenAddresses(director, []), family);
    return answering.flatMap(({ own }): SpecFault[] => {
        if (own === undefined || network?.prefix === undefined) return [];
        const isInside = inOneNetwork(own.address, network.address, family, network.prefix);
        if (isInside && (own.prefix ?? network.prefix) === network.prefix) return [];
        const text = networkOf(network.address, family, network.prefix);
        const message = `is outside ${text}, the network of the directors, which Direct Routing does not leave`;
        return [{ path: own.path, message }];
    });
}

/** The address of a family among those that a host has, with its place. */
function ownOf(
    written: ReturnType<typeof writtenAddresses>,
    family: Family,
): (WrittenAddress & { readonly path: SpecFault['path'] }) | undefined {
    return written
        .flatMap(({ text, path }) => {
            const read = readAddress(text);
            return read === undefined ? [] : [{ ...read, path }];
        })
        .find((each) => each.family === family);
}

/** A redirect is a rule of the firewall. */
function methodFaults(spec: Spec): readonly SpecFault[] {
    if (spec.method !== 'redirect') return [];
    const systemOf = (firewall: WrittenFirewall | undefined): string | undefined =>
        typeof firewall === 'object' ? firewall.system : firewall;
    const message = 'is none, but the method redirect is a rule of a firewall';
    const isForAll = systemOf(spec.firewall) === 'none';
    const inherits = spec.realServers.some(({ firewall }) => firewall === undefined);
    return [
        ...(isForAll && inherits ? [{ path: ['firewall'], message }] : []),
        ...spec.realServers.flatMap(({ firewall }, index): SpecFault[] =>
            systemOf(firewall) === 'none' ? [{ path: ['realServers', index, 'firewall'], message }] : [],
        ),
    ];
}
