/** Plans that are written by hand: a pair of directors, two real servers and their services in one network. */
import type {
    Director,
    Plan,
    PlannedCheck,
    PlannedHost,
    PlannedService,
    RealServer,
} from '../../src/emit/plan.ts';
import { type Family } from '../../src/schema/values/address.ts';
import { findTarget } from '../../src/schema/targets.ts';

/** What a plan may have other than usual. */
export interface Choice {
    readonly name?: string;
    readonly method?: Plan['method'];
    readonly unicast?: boolean;
    /** IPv4 alone where it is not said. */
    readonly families?: readonly Family[];
    /** What all hosts are. */
    readonly host?: Partial<Pick<PlannedHost, 'distribution' | 'packages' | 'firewall' | 'network'>>;
    readonly check?: Partial<PlannedCheck>;
    readonly protocol?: PlannedService['protocol'];
    /** How many directors there are, at most 2. */
    readonly directors?: number;
}

/** The virtual address of each family. */
export const VIRTUAL: Readonly<Record<Family, string>> = { inet: '10.0.0.5', inet6: '2001:db8::5' };

/** The own address of the host with a number: lb1, lb2, web1, web2 are 1 to 4. */
export function ownAddress(number: number, family: Family): string {
    return family === 'inet' ? `10.0.0.${number}` : `2001:db8::${number}`;
}

const USUAL = {
    distribution: 'debian-12',
    packages: 'apt',
    firewall: { system: 'nftables', zone: 'public', chain: 'inet filter input' },
    network: 'systemd-networkd',
} as const;

const CHECK: PlannedCheck = {
    type: 'tcp',
    path: '/',
    status: 200,
    name: '.',
    record: 'SOA',
    user: 'nobody',
    interval: 6,
    timeout: 3,
    retries: 2,
    delay: 2,
};

/** The plan: port 80 of each family, called `lvs`, on Debian with nftables and systemd-networkd unless told otherwise. */
export function handmade(choice: Choice = {}): Plan {
    const { families = ['inet'] } = choice;
    const hostOf = (name: string, number: number): PlannedHost => ({
        name,
        addresses: Object.fromEntries(
            families.map((family) => [
                family,
                { address: ownAddress(number, family), prefix: family === 'inet' ? 24 : 64 },
            ]),
        ),
        ...USUAL,
        ...choice.host,
    });
    const target = findTarget('debian-12');
    if (target === undefined) throw new Error('no such target');
    const directors = [1, 2].slice(0, choice.directors ?? 2).map((number): Director => ({
        ...hostOf(`lb${number}`, number),
        role: 'director',
        interface: 'eth0',
        priority: 110 - 10 * number,
        target,
    }));
    const realServers = [3, 4].map((number): RealServer => ({
        ...hostOf(`web${number - 2}`, number),
        role: 'real-server',
        weight: 1,
    }));
    return {
        name: choice.name ?? 'lvs',
        method: choice.method ?? 'loopback',
        failBack: { kind: 'never' },
        vrrp: { id: 17, interval: 1, unicast: choice.unicast ?? false },
        virtualAddresses: families.map((family) => ({ address: VIRTUAL[family], family })),
        services: families.map((family) => ({
            address: VIRTUAL[family],
            family,
            port: 80,
            protocol: choice.protocol ?? 'tcp',
            scheduler: 'wlc',
            check: { ...CHECK, ...choice.check },
            servers: realServers,
            quorum: 1,
            inhibitOnFailure: false,
        })),
        directors,
        realServers,
    };
}

/** The first director of a plan, and its first real server. */
export function firstHosts({ directors, realServers }: Plan): readonly [Director, RealServer] {
    const [director] = directors;
    const [server] = realServers;
    if (director === undefined || server === undefined) throw new Error('a plan without hosts');
    return [director, server];
}
