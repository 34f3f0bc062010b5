/** What the deployment looks like: a drawing, and tables that say the same. */
import { list } from '../../report/words.ts';
import {
    type Director,
    type Plan,
    type PlannedHost,
    type PlannedService,
    type RealServer,
    addressesOf,
    servicesOn,
} from '../plan.ts';
import { serviceName } from '../verify/names.ts';
import { bullets, code, grid, paragraph } from './markdown.ts';

/** The section about hosts, addresses and the way of a packet. */
export function pictureSection(plan: Plan): readonly string[] {
    return [
        '## What it looks like',
        drawing(plan),
        grid(
            ['Host', 'Role', 'Own address', 'Virtual addresses', 'System', 'Firewall'],
            [
                ...plan.directors.map((director) => [
                    director.name,
                    'director',
                    `${addressesText(director)} on ${director.interface}`,
                    `on ${director.interface}, while it is MASTER`,
                    director.distribution,
                    director.firewall.system,
                ]),
                ...plan.realServers.map((server) => [
                    server.name,
                    'real server',
                    addressesText(server),
                    heldBy(plan, server),
                    server.distribution,
                    server.firewall.system,
                ]),
            ],
        ),
        grid(
            ['Director', 'Priority', 'keepalived'],
            plan.directors.map(({ name, priority, target }) => [name, String(priority), target.release]),
        ),
        grid(
            ['Service', 'Spread by', 'Persistence', 'Check', 'Real servers (weight)', 'Sorry server'],
            plan.services.map((service) => [
                serviceName(service),
                service.scheduler,
                service.persistence === undefined ? 'none' : `${service.persistence} s`,
                checkText(service),
                service.servers.map(({ name, weight }) => `${name} (${weight})`).join(', '),
                service.sorryServer?.name ?? 'none',
            ]),
        ),
        paragraph(adverts(plan)),
        'The way of a request:',
        way(plan),
    ];
}

function adverts({ directors, vrrp: { id, interval, unicast } }: Plan): string {
    const who =
        directors.length === 1 ? `${list(names(directors))} is the only director of` : 'The directors are';
    const how = unicast ? 'unicast, to each of the others' : 'multicast';
    return `${who} virtual router ${id}. The one with the addresses sends an advert every ${interval} s by ${how}.`;
}

/** The names of hosts. */
export function names(hosts: readonly PlannedHost[]): readonly string[] {
    return hosts.map(({ name }) => name);
}

/** The address by which a host is reached. */
export function reachedBy({ addresses }: PlannedHost): string {
    return (addresses.inet ?? addresses.inet6)?.address ?? '';
}

function addressesText({ addresses }: PlannedHost): string {
    return list(Object.values(addresses).map(({ address, prefix }) => `${address}/${prefix}`));
}

function heldBy(plan: Plan, server: RealServer): string {
    const virtual = addressesOf(servicesOn(plan, server)).map(({ address }) => address);
    if (virtual.length === 0) return 'none';
    return plan.method === 'loopback'
        ? `${list(virtual)} on a loopback device`
        : `none: ${list(virtual)} redirected`;
}

function checkText({ check }: PlannedService): string {
    const asked = {
        http: `http \`${check.path}\`, status ${check.status}`,
        https: `https \`${check.path}\`, status ${check.status}`,
        tcp: 'TCP connection',
        smtp: 'smtp',
        dns: `dns ${check.record} ${check.name}`,
        udp: 'udp',
        script: check.command ?? '',
    }[check.type];
    return `${asked}${check.port === undefined ? '' : ` at port ${check.port}`}, every ${check.interval} s`;
}

function drawing({ directors, realServers, services, virtualAddresses, method }: Plan): string {
    const virtual = virtualAddresses.map(({ address }) => {
        const ports = services
            .filter((each) => each.address === address)
            .map((each) => `${each.port}/${each.protocol}`);
        return `${address}<br>${ports.join(', ')}`;
    });
    const box = (id: string, words: readonly string[]): string => `${id}["${words.join('<br>')}"]`;
    const director = (each: Director, at: number): string =>
        box(`director${at + 1}`, [each.name, reachedBy(each), each.interface, `priority ${each.priority}`]);
    const server = (each: RealServer, at: number): string =>
        box(`server${at + 1}`, [each.name, reachedBy(each), `weight ${each.weight}`]);
    return code(
        'mermaid',
        'flowchart LR',
        '    client(["clients"])',
        `    virtual{{"${virtual.join('<br>')}"}}`,
        '    subgraph directors["directors"]',
        ...directors.map((each, at) => `        ${director(each, at)}`),
        '    end',
        `    subgraph servers["real servers, virtual address ${method === 'loopback' ? 'on loopback' : 'redirected'}"]`,
        ...realServers.map((each, at) => `        ${server(each, at)}`),
        '    end',
        '    client -- request --> virtual',
        ...directors.map((_, at) => `    virtual ${at === 0 ? '-->' : '-.->'} director${at + 1}`),
        '    directors -- "the same packet, to the MAC of a server" --> servers',
        '    servers -- answer --> client',
    );
}

function way({ method, virtualAddresses }: Plan): string {
    const virtual = list(virtualAddresses.map(({ address }) => address));
    const several = virtualAddresses.length > 1;
    return bullets(
        `The network asks who has ${several ? 'the virtual address' : virtual}. The director that is MASTER answers, and nobody else.`,
        'Its kernel (IPVS) chooses a real server and sends the packet on as it is, with the MAC address of that server. Directors and real servers are therefore in one network, and each service has the same port on both.',
        method === 'loopback'
            ? 'The real server takes the packet because the virtual address is on a loopback device of its own, about which it keeps quiet on the network.'
            : 'The real server takes the packet because a rule of its firewall redirects the virtual address to its own. The service listens on the own address, or on all.',
        'The answer goes from the real server to the client by its own route, past the director, which never sees it.',
    );
}
