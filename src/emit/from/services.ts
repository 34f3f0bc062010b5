/** The services and real servers of a spec, from the virtual servers of a configuration. */
import type { ClusterNode } from '../../cluster/node.ts';
import { canonicalAddress } from '../../hosts/addresses/index.ts';
import { checkerSettings, isChecker } from '../../model/checker-timers.ts';
import { type Service, type ServiceServer, services } from '../../model/service.ts';
import { Settings } from '../../model/show/settings.ts';
import type { Bound } from '../../schema/bind.ts';
import type { Target } from '../../schema/targets.ts';
import type { CheckType } from '../spec/choices.ts';
import { listed, maybe, scalar } from './yaml.ts';

/** The checkers that a spec has, by their keywords. */
const CHECKERS: Readonly<Record<string, CheckType>> = {
    HTTP_GET: 'http',
    SSL_GET: 'https',
    TCP_CHECK: 'tcp',
    SMTP_CHECK: 'smtp',
    DNS_CHECK: 'dns',
    UDP_CHECK: 'udp',
    MISC_CHECK: 'script',
};

/** Whether a statement of a real server is a checker that a spec can say. */
export function isTaken(statement: Bound, server: ServiceServer, target: Target): boolean {
    const type = CHECKERS[statement.spec?.name ?? ''];
    return type !== undefined && (type !== 'script' || commandOf(statement, server, target) !== undefined);
}

/** The program of a script that gets the address and the port of its server, as in a set; undefined for any other. */
function commandOf(checker: Bound, { endpoint }: ServiceServer, target: Target): string | undefined {
    const text = new Settings(checker.children, target).word('misc_path')?.value;
    const [command, address, port, ...others] = typeof text === 'string' ? text.split(' ') : [];
    const fits = address === endpoint.address && Number(port) === endpoint.port && others.length === 0;
    return fits && command?.startsWith('/') === true ? command : undefined;
}

/** A real server that virtual servers name. */
interface Named {
    readonly name: string;
    readonly weight: number;
}

/** Why a virtual server is not taken over; undefined where it is. */
export function refusalOf(service: Service): string | undefined {
    const { grouped, marks, addresses, protocol, realServers } = service;
    if (grouped || marks.length > 0) return 'stands for a mark or a group';
    if (!['TCP', 'UDP'].includes(protocol.value ?? '')) return `has the protocol ${protocol.value ?? ''}`;
    if (realServers.length === 0) return 'has no real server';
    const { port } = addresses[0] ?? {};
    if (port === undefined) return 'has no port';
    const other = realServers.find(({ method }) => method.value !== 'DR');
    if (other !== undefined) return `works by ${other.method.value ?? 'no method'}, not by Direct Routing`;
    return realServers.every(({ endpoint }) => endpoint.port === port) ? undefined : 'changes the port';
}

/** The lines of `services` and `realServers`. */
export function serviceLines(node: ClusterNode): readonly string[] {
    const kept = services(node.bound, node.target).filter((service) => refusalOf(service) === undefined);
    const hosts = hostsOf(kept);
    return [
        'services:',
        ...kept.flatMap((service) => listed(serviceEntry(service, hosts, node))),
        '',
        '# Name them as they are called.',
        'realServers:',
        ...[...hosts].flatMap(([address, { name, weight }]) =>
            listed([
                `name: ${name}`,
                `address: ${scalar(address)}`,
                ...(weight === 1 ? [] : [`weight: ${weight}`]),
            ]),
        ),
    ];
}

function keyOf(address: string): string {
    return canonicalAddress(address) ?? address;
}

/** The hosts behind the services, by their addresses; those that only say sorry come last. */
function hostsOf(kept: readonly Service[]): ReadonlyMap<string, Named> {
    const hosts = new Map<string, Named>();
    for (const { realServers } of kept) {
        for (const { endpoint, weight } of realServers) {
            const key = keyOf(endpoint.address);
            if (!hosts.has(key))
                hosts.set(key, { name: `server${hosts.size + 1}`, weight: weight.value ?? 1 });
        }
    }
    let sorry = 0;
    for (const { sorryServer } of kept) {
        const key = sorryServer === undefined ? '' : keyOf(sorryServer.endpoint.address);
        if (sorryServer === undefined || hosts.has(key)) continue;
        sorry++;
        hosts.set(key, { name: sorry === 1 ? 'sorry' : `sorry${sorry}`, weight: 1 });
    }
    return hosts;
}

function serviceEntry(
    service: Service,
    hosts: ReadonlyMap<string, Named>,
    { target }: ClusterNode,
): readonly string[] {
    const { block, addresses, protocol, scheduler, quorum, realServers, sorryServer } = service;
    const own = new Settings(block.children, target);
    const nameOf = (address: string): string => hosts.get(keyOf(address))?.name ?? '';
    const pool = realServers.map(({ endpoint }) => nameOf(endpoint.address));
    const said = sorryServer === undefined ? undefined : nameOf(sorryServer.endpoint.address);
    const others = [...hosts.values()].filter(({ name }) => !name.startsWith('sorry'));
    const [first] = realServers;
    const checker =
        first === undefined
            ? undefined
            : new Settings(first.statement.children, target).statements.find(isChecker);
    return [
        `address: ${scalar(keyOf(block.words[1]?.text.replace(/\/.*/s, '') ?? ''))}`,
        `port: ${addresses[0]?.port ?? 0}`,
        ...(protocol.value === 'UDP' ? ['protocol: udp'] : []),
        ...maybe('scheduler', scheduler.value),
        ...maybe('persistence', own.amount('persistence_timeout')),
        ...(checker === undefined || first === undefined ? [] : checkLines(checker, first, own, target)),
        ...(others.every(({ name }) => pool.includes(name)) ? [] : [`servers: [${pool.join(', ')}]`]),
        ...maybe('sorryServer', said),
        ...(quorum.value === undefined || quorum.value === 1 ? [] : [`quorum: ${quorum.value}`]),
        ...(realServers.every(({ inhibit }) => inhibit.value === true) ? ['inhibitOnFailure: true'] : []),
    ];
}

/** The lines of a check, with the times that hold for it. */
function checkLines(
    checker: Bound,
    server: ServiceServer,
    service: Settings,
    target: Target,
): readonly string[] {
    const type = CHECKERS[checker.spec?.name ?? ''];
    if (type === undefined || !isTaken(checker, server, target)) return [];
    const above = [new Settings(server.statement.children, target), service];
    const own = new Settings(checker.children, target);
    const { delayLoop, retry, delayBeforeRetry, timeout } = checkerSettings(checker, above, target);
    const url = new Settings(own.last('url')?.children ?? [], target);
    const text = (key: string, settings: Settings, keyword: string): readonly string[] =>
        maybe(key, settings.word(keyword)?.value as string | undefined);
    const web = type === 'http' || type === 'https';
    const lines = [
        `type: ${type}`,
        ...(web ? [...text('path', url, 'path'), ...maybe('status', url.amount('status_code'))] : []),
        ...(web ? text('host', own, 'virtualhost') : []),
        ...(type === 'dns' ? [...text('name', own, 'name'), ...text('record', own, 'type')] : []),
        ...maybe('command', commandOf(checker, server, target)),
        ...(type === 'script' ? text('user', own, 'user') : maybe('port', own.amount('connect_port'))),
        `interval: ${delayLoop.value as number}`,
        `timeout: ${timeout.value as number}`,
        `retries: ${retry.value as number}`,
        `delay: ${delayBeforeRetry.value as number}`,
    ];
    return ['check:', ...lines.map((line) => `  ${line}`)];
}
