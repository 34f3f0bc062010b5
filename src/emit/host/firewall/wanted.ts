/** What the firewall of a host has to let in, and what it has to do for Direct Routing, whatever its program. */
import type { Family } from '../../../schema/values/address.ts';
import {
    type Director,
    type Plan,
    type PlannedCheck,
    type PlannedService,
    type RealServer,
    familiesOf,
    servicesOn,
} from '../../plan.ts';

/** Packets that are let in. */
export interface Opening {
    /** What they are, in words. */
    readonly why: string;
    readonly family: Family;
    /** Absent: from anyone. An address, or a network. */
    readonly source?: string;
    readonly destination?: string;
    readonly protocol: 'vrrp' | 'tcp' | 'udp';
    /** Present but for VRRP. */
    readonly port?: number;
}

/** Where all adverts go that are sent to a group (RFC 5798). */
const GROUPS: Readonly<Record<Family, string>> = { inet: '224.0.0.18', inet6: 'ff02::12' };

/** Adverts of IPv6 to the group come from addresses of the link, which nobody knows beforehand. */
const LINK_LOCAL = 'fe80::/10';

/** What has to come in at a host. */
export function openingsOn(plan: Plan, host: Director | RealServer): readonly Opening[] {
    return host.role === 'director'
        ? [...advertsTo(plan, host), ...plan.services.map((service) => fromClients(service, service.address))]
        : openingsOfServer(plan, host);
}

function advertsTo(plan: Plan, director: Director): readonly Opening[] {
    const others = plan.directors.filter((each) => each !== director);
    return familiesOf(plan).flatMap((family): readonly Opening[] => {
        const group = plan.vrrp.unicast ? {} : { destination: GROUPS[family] };
        const base = { family, ...group, protocol: 'vrrp' } as const;
        if (family === 'inet6' && !plan.vrrp.unicast && others.length > 0)
            return [{ ...base, why: 'Adverts of the other directors', source: LINK_LOCAL }];
        return others.flatMap(({ name, addresses }) => {
            const source = addresses[family]?.address;
            return source === undefined ? [] : [{ ...base, why: `Adverts of ${name}`, source }];
        });
    });
}

function fromClients({ family, port, protocol }: PlannedService, destination: string): Opening {
    return { why: 'Clients', family, destination, protocol, port };
}

function openingsOfServer(plan: Plan, server: RealServer): readonly Opening[] {
    const services = servicesOn(plan, server);
    const openings = services.flatMap((service): readonly Opening[] => {
        const own = server.addresses[service.family]?.address;
        const virtual = plan.method === 'loopback' ? [fromClients(service, service.address)] : [];
        if (own === undefined) return virtual;
        const why =
            plan.method === 'loopback' ? 'Checks, and clients that come directly' : 'Clients, and checks';
        const direct = { ...fromClients(service, own), why };
        return [...virtual, direct, ...checksOf(plan, service, own)];
    });
    return distinct(openings);
}

/** The protocol of the packets of a check; a script is not known to send any. */
const CHECK_PROTOCOLS: Readonly<Record<PlannedCheck['type'], 'tcp' | 'udp' | undefined>> = {
    http: 'tcp',
    https: 'tcp',
    tcp: 'tcp',
    smtp: 'tcp',
    dns: 'udp',
    udp: 'udp',
    script: undefined,
};

/** The checks of a service that go elsewhere than its clients. */
function checksOf(
    plan: Plan,
    { check, family, port, protocol }: PlannedService,
    own: string,
): readonly Opening[] {
    const used = CHECK_PROTOCOLS[check.type];
    const to = check.port ?? port;
    if (used === undefined || (used === protocol && to === port)) return [];
    return plan.directors.flatMap(({ name, addresses }): readonly Opening[] => {
        const source = addresses[family]?.address;
        if (source === undefined) return [];
        return [{ why: `Checks of ${name}`, family, source, destination: own, protocol: used, port: to }];
    });
}

/** Each once, and none that is part of another. */
function distinct(openings: readonly Opening[]): readonly Opening[] {
    const keyOf = ({ destination, protocol, port }: Opening): string =>
        [destination, protocol, port].join(' ');
    const forAll = new Set(openings.filter(({ source }) => source === undefined).map(keyOf));
    const needed = openings.filter((opening) => opening.source === undefined || !forAll.has(keyOf(opening)));
    return [...new Map(needed.map((opening) => [JSON.stringify(opening), opening])).values()];
}

/** The services whose packets are not tracked on a director, which sees one direction of each connection only. */
export function untrackedOn({ services }: Plan, host: Director | RealServer): readonly PlannedService[] {
    return host.role === 'director' ? services : [];
}

/** The services whose packets a real server redirects to itself. */
export function redirectedOn(plan: Plan, host: Director | RealServer): readonly PlannedService[] {
    return host.role === 'real-server' && plan.method === 'redirect' ? servicesOn(plan, host) : [];
}
