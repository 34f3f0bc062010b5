/** A spec in which nothing is wrong becomes a plan. */
import { type Target, findTarget } from '../schema/targets.ts';
import type { Family } from '../schema/values/address.ts';
import { habitsOf } from './distributions.ts';
import {
    type Director,
    type FailBack,
    type OwnAddress,
    type Plan,
    type PlannedCheck,
    type PlannedHost,
    type PlannedService,
    type RealServer,
    addressesOf,
} from './plan.ts';
import { BITS, readAddress } from './spec/network.ts';
import { secondsOf } from './spec/fail-back.ts';
import { portsOf, serversOf } from './spec/pools.ts';
import { prioritiesOf } from './spec/priorities.ts';
import type { Spec, WrittenCheck, WrittenHost, WrittenService } from './spec/written.ts';
import { writtenAddresses } from './spec/written.ts';

/** Where rules go when a spec does not say. */
const ZONE = 'public';
const CHAIN = 'inet filter input';

/** The check of a service that names none. */
const PLAIN_CHECK: WrittenCheck = { type: 'tcp' };

/** The plan of a spec that `readSpec` let through, with the password that its `vrrp.password` is or leads to. */
export function planOf(spec: Spec, password?: string): Plan {
    const directors = directorsOf(spec);
    const realServers = realServersOf(spec, directors);
    const services = spec.services.flatMap((service) => servicesOf(spec, service, realServers));
    const { id, interval = 1, adverts } = spec.vrrp;
    return {
        name: spec.name ?? 'lvs',
        method: spec.method ?? 'loopback',
        failBack: failBackOf(spec.failBack),
        vrrp: {
            id,
            interval,
            unicast: adverts === 'unicast',
            ...(password === undefined ? {} : { password }),
        },
        ...(spec.mail === undefined ? {} : { mail: { timeout: 30, ...spec.mail } }),
        virtualAddresses: addressesOf(services),
        services,
        directors,
        realServers,
    };
}

function failBackOf(text: string | undefined): FailBack {
    return text === undefined || text === 'never'
        ? { kind: 'never' }
        : { kind: 'after', delay: secondsOf(text) };
}

/** What is the same for a host of either kind; an address without a prefix length gets that of `like`. */
function hostOf(spec: Spec, host: WrittenHost, like: PlannedHost['addresses']): PlannedHost {
    const distribution = host.distribution ?? spec.distribution ?? '';
    const { packages, firewall: usual, networks } = habitsOf(distribution);
    const written = host.firewall ?? spec.firewall ?? usual;
    const firewall = typeof written === 'string' ? { system: written } : written;
    const addresses: Partial<Record<Family, OwnAddress>> = {};
    for (const { text } of writtenAddresses(host, [])) {
        const read = readAddress(text);
        if (read === undefined) continue;
        const { address, family, prefix = like[family]?.prefix ?? BITS[family] } = read;
        addresses[family] = { address, prefix };
    }
    return {
        name: host.name,
        addresses,
        distribution,
        packages,
        firewall: { zone: ZONE, chain: CHAIN, ...firewall },
        network: host.network ?? spec.network ?? networks[0] ?? 'systemd-networkd',
    };
}

function targetOf(distribution: string): Target {
    const target = findTarget(distribution);
    if (target === undefined) throw new Error(`no target ${distribution}`);
    return target;
}

/** The directors, the strongest first. */
function directorsOf(spec: Spec): readonly Director[] {
    const priorities = prioritiesOf(spec.directors);
    return spec.directors
        .map((director, index): Director => {
            const host = hostOf(spec, director, {});
            return {
                ...host,
                role: 'director',
                interface: director.interface,
                priority: priorities[index] ?? 1,
                target: targetOf(host.distribution),
            };
        })
        .sort((one, other) => other.priority - one.priority);
}

function realServersOf(spec: Spec, [director]: readonly Director[]): readonly RealServer[] {
    return spec.realServers.map((server) => ({
        ...hostOf(spec, server, director?.addresses ?? {}),
        role: 'real-server',
        weight: server.weight ?? 1,
    }));
}

function checkOf(check: WrittenCheck): PlannedCheck {
    return {
        path: '/',
        status: 200,
        name: '.',
        record: 'SOA',
        user: 'nobody',
        interval: 6,
        timeout: 3,
        retries: 2,
        delay: 2,
        ...check,
    };
}

/** A service for each port of a written one. */
function servicesOf(
    spec: Spec,
    service: WrittenService,
    hosts: readonly RealServer[],
): readonly PlannedService[] {
    const read = readAddress(service.address);
    if (read === undefined) return [];
    const { address, family } = read;
    const names = serversOf(spec, service).map(({ name }) => name);
    const sorryServer = hosts.find(({ name }) => name === service.sorryServer);
    return portsOf(service).map((port) => ({
        address,
        family,
        port,
        protocol: service.protocol ?? 'tcp',
        scheduler: service.scheduler ?? 'wlc',
        ...(service.persistence === undefined ? {} : { persistence: service.persistence }),
        check: checkOf(service.check ?? PLAIN_CHECK),
        servers: hosts.filter(({ name }) => names.includes(name)),
        ...(sorryServer === undefined ? {} : { sorryServer }),
        quorum: service.quorum ?? 1,
        inhibitOnFailure: service.inhibitOnFailure ?? false,
    }));
}
