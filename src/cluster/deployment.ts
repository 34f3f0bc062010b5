/** A whole deployment: directors and real servers, by what the files of each host say. */
import { canonicalAddress, type HeldAddress } from '../hosts/addresses/index.ts';
import { type Firewall, type Packet, firewallOf } from '../hosts/firewall/index.ts';
import { type Host } from '../hosts/host.ts';
import type { Listener } from '../hosts/listening/index.ts';
import type { HostFile, Place } from '../hosts/place.ts';
import { type Service, type ServiceServer, services } from '../model/service.ts';
import { type Bound, wordsSpan } from '../schema/bind.ts';
import { type Family, familyOf, singleAddress } from '../schema/values/address.ts';
import { oncePer } from '../text/once.ts';
import type { ClusterNode } from './node.ts';

/** A host as it is described. */
export interface HostRequest {
    readonly name: string;
    /** Its own addresses, as far as the description names them. */
    readonly addresses: readonly string[];
    readonly role?: 'director' | 'real-server';
    readonly files: readonly HostFile[];
    /** What listens there by word of the description. */
    readonly listens?: readonly Listener[];
    /** Said of a host that has no firewall. */
    readonly firewall?: 'none';
    /** Where it has its configuration of keepalived; absent: `/etc/keepalived/keepalived.conf`. */
    readonly configPath?: string;
    /** The configuration id for which it reads that (`-i`). */
    readonly configId?: string;
    /** Its entry in the description, for findings without a better place. */
    readonly place?: Place;
}

/** A host with what its files say. */
export interface DeployedHost {
    readonly name: string;
    readonly host: Host;
    /** In canonical text, those of the description and of its network files. */
    readonly own: ReadonlySet<string>;
    /** Its keepalived, where it has one with a configuration. */
    readonly node?: ClusterNode;
    readonly request: HostRequest;
}

/** An address and port that clients use. */
export interface Served {
    /** In canonical text. */
    readonly address: string;
    readonly family: Family;
    readonly port?: number;
    readonly protocol: string;
}

/** A server behind a virtual server of a director. */
export interface Backend {
    readonly director: DeployedHost;
    readonly service: Service;
    readonly server: ServiceServer;
    readonly served: Served;
    /** The host that has its address. */
    readonly host?: DeployedHost;
}

/** A real server in the part that it has in Direct Routing: it is to take packets for an address that is not its own. */
export interface DirectServer {
    readonly host: DeployedHost;
    readonly address: string;
    readonly family: Family;
    /** What it serves there; one each. */
    readonly served: readonly Served[];
    /** One of the servers that are this one. */
    readonly backend: Backend;
    /** The device of its own address. */
    readonly device: string;
    /** Where it has the address. */
    readonly holdings: readonly HeldAddress[];
}

/** All hosts together. */
export interface Deployment {
    readonly hosts: readonly DeployedHost[];
    readonly directors: readonly DeployedHost[];
    readonly backends: readonly Backend[];
    readonly directServers: readonly DirectServer[];
}

/** An address that no host has: what comes from it comes from a client. */
const CLIENT: Readonly<Record<Family, string>> = { inet: '203.0.113.254', inet6: '2001:db8:ffff::fffe' };

/** The interface of a host of which nothing is known. */
const USUAL_DEVICE = 'eth0';

/** The packet with which a client opens a connection. */
export function clientPacket({ address, family, port, protocol }: Served, device: string): Packet {
    return {
        family,
        device,
        source: CLIENT[family],
        destination: address,
        protocol,
        ...(port === undefined ? {} : { port }),
    };
}

/** The firewall of a host; undefined where nothing is told of one, or what there is is not started. */
export const firewallOn = oncePer(({ host }: DeployedHost): Firewall | undefined => {
    const firewall = firewallOf(host.files);
    const isOff = (name: string): boolean => ['disabled', 'masked'].includes(host.service(name).state);
    return firewall?.systems.every(isOff) === true ? undefined : firewall;
});

/** The device that has the own address of a host, else the first that its files name. */
export function deviceOf({ host }: DeployedHost, address: string | undefined): string {
    const held = host.addresses.find((each) => each.address === address && !each.isLoopbackKind);
    const named = held === undefined || /[*?[\]]/.test(held.device) ? undefined : held.device;
    return named ?? host.interfaces[0] ?? USUAL_DEVICE;
}

/** A place in the configuration of a node. */
export function inNode({ bound }: ClusterNode, statement: Bound): Place {
    return bound.config.sources.locate(wordsSpan(statement));
}

/**
 * Where something is told that none of the files of a host says: at the place of an own address, else at the start of
 * its first file, else at its entry in the description.
 */
export function placeOn({ host, request, own }: DeployedHost): Place | undefined {
    const held = host.addresses.find(({ address, isLoopbackKind }) => own.has(address) && !isLoopbackKind);
    if (held !== undefined) return held.place;
    const [first] = host.files;
    if (first !== undefined) return { file: first.file, span: { start: 0, end: 0 } };
    return request.place;
}

function canonical(text: string): string {
    return canonicalAddress(text) ?? text;
}

function servedBy({ addresses, protocol, block }: Service): readonly Served[] {
    return addresses.flatMap(({ line, port }): Served[] => {
        const word = line === block ? line.words[1] : line.words[0];
        const address = singleAddress(word?.text ?? '');
        const family = familyOf(address);
        if (family === undefined || protocol.value === undefined) return [];
        const base = { address: canonical(address), family, protocol: protocol.value.toLowerCase() };
        return [port === undefined ? base : { ...base, port }];
    });
}

function backendsOf(director: DeployedHost, hosts: readonly DeployedHost[]): readonly Backend[] {
    const { node } = director;
    if (node === undefined) return [];
    return services(node.bound, node.target).flatMap((service) =>
        servedBy(service).flatMap((served) =>
            service.realServers.map((server): Backend => {
                const address = canonical(server.endpoint.address);
                const host = hosts.find(({ own }) => own.has(address));
                return { director, service, server, served, ...(host === undefined ? {} : { host }) };
            }),
        ),
    );
}

function isSameService(one: Served, other: Served): boolean {
    return one.port === other.port && one.protocol === other.protocol;
}

/** The real servers that packets reach as they came from the client, each once for each address. */
function directServersOf(backends: readonly Backend[]): readonly DirectServer[] {
    const found = new Map<string, { server: DirectServer; served: Served[] }>();
    for (const backend of backends) {
        const { host, served, server } = backend;
        if (host === undefined || server.method.value !== 'DR') continue;
        const key = `${host.name} ${served.address}`;
        const known = found.get(key);
        if (known !== undefined) {
            if (!known.served.some((each) => isSameService(each, served))) known.served.push(served);
            continue;
        }
        const all = [served];
        const { address, family } = served;
        found.set(key, {
            served: all,
            server: {
                host,
                address,
                family,
                served: all,
                backend,
                device: deviceOf(host, canonical(server.endpoint.address)),
                holdings: host.host.addresses.filter((each) => each.address === address),
            },
        });
    }
    return [...found.values()].map(({ server }) => server);
}

/** What some hosts are together. */
export function deploymentOf(hosts: readonly DeployedHost[]): Deployment {
    const directors = hosts.filter(({ node }) => node !== undefined);
    const backends = directors.flatMap((director) => backendsOf(director, hosts));
    return { hosts, directors, backends, directServers: directServersOf(backends) };
}

/** The rule that sends packets of a service to the host itself, on a real server. */
export function redirectOn({ host, device }: DirectServer, served: Served): ReturnType<Firewall['redirect']> {
    return firewallOn(host)?.redirect(clientPacket(served, device));
}
