/** What a spec comes to: every host with everything that decides what its files say. */
import type { Family } from '../schema/values/address.ts';
import type { Target } from '../schema/targets.ts';
import type { Packages } from './distributions.ts';
import type { CheckType, FirewallName, Method, NetworkName } from './spec/choices.ts';

/** An address of a host, in canonical text, and the length of the prefix of its network. */
export interface OwnAddress {
    readonly address: string;
    readonly prefix: number;
}

/** The firewall of a host. */
export interface PlannedFirewall {
    readonly system: FirewallName;
    /** The zone, of firewalld. */
    readonly zone: string;
    /** Family, table and chain, of nftables: `inet filter input`. */
    readonly chain: string;
}

/** A host of a deployment. */
export interface PlannedHost {
    readonly name: string;
    /** Its own addresses; of the families that the deployment uses at least those that it needs. */
    readonly addresses: Readonly<Partial<Record<Family, OwnAddress>>>;
    readonly distribution: string;
    readonly packages: Packages;
    readonly firewall: PlannedFirewall;
    readonly network: NetworkName;
}

/** A host that balances. */
export interface Director extends PlannedHost {
    readonly role: 'director';
    readonly interface: string;
    readonly priority: number;
    /** The keepalived of its distribution. */
    readonly target: Target;
}

/** A host that serves. */
export interface RealServer extends PlannedHost {
    readonly role: 'real-server';
    /** 0 to 65535. */
    readonly weight: number;
}

/** How a real server is checked; times in seconds. */
export interface PlannedCheck {
    readonly type: CheckType;
    readonly path: string;
    readonly status: number;
    readonly host?: string;
    readonly name: string;
    readonly record: string;
    /** Absolute path; present for `script`. */
    readonly command?: string;
    readonly user: string;
    readonly port?: number;
    readonly interval: number;
    readonly timeout: number;
    readonly retries: number;
    readonly delay: number;
}

/** A virtual address with one port, and the servers behind it. */
export interface PlannedService {
    /** In canonical text. */
    readonly address: string;
    readonly family: Family;
    readonly port: number;
    readonly protocol: 'tcp' | 'udp';
    readonly scheduler: string;
    readonly persistence?: number;
    readonly check: PlannedCheck;
    readonly servers: readonly RealServer[];
    readonly sorryServer?: RealServer;
    readonly quorum: number;
    readonly inhibitOnFailure: boolean;
}

/** Whether the strongest director takes the addresses back when it returns; `delay` in seconds, 0 for at once. */
export type FailBack = { readonly kind: 'never' } | { readonly kind: 'after'; readonly delay: number };

/** A deployment in which everything is decided. */
export interface Plan {
    /** At most 16 small letters, digits and hyphens. */
    readonly name: string;
    readonly method: Method;
    readonly failBack: FailBack;
    readonly vrrp: {
        /** 1 to 255. */
        readonly id: number;
        /** Seconds. */
        readonly interval: number;
        readonly unicast: boolean;
        readonly password?: string;
    };
    readonly mail?: {
        readonly to: readonly string[];
        /** With `{host}` where the name of the director goes. */
        readonly from: string;
        /** A name or address, perhaps with a port behind a blank. */
        readonly server: string;
        readonly timeout: number;
    };
    /** Each once, in the order of the services. */
    readonly virtualAddresses: readonly { readonly address: string; readonly family: Family }[];
    readonly services: readonly PlannedService[];
    /** The strongest first. */
    readonly directors: readonly Director[];
    readonly realServers: readonly RealServer[];
}

/** The families that a deployment has virtual addresses of, IPv4 first. */
export function familiesOf({ virtualAddresses }: Plan): readonly Family[] {
    return (['inet', 'inet6'] as const).filter((family) =>
        virtualAddresses.some((each) => each.family === family),
    );
}

/** The services that a real server has to answer, as one of the pool or as the one that says sorry. */
export function servicesOn({ services }: Plan, server: RealServer): readonly PlannedService[] {
    return services.filter(({ servers, sorryServer }) => servers.includes(server) || sorryServer === server);
}

/** The virtual addresses of some services, each once. */
export function addressesOf(services: readonly PlannedService[]): Plan['virtualAddresses'] {
    return [...new Map(services.map(({ address, family }) => [address, { address, family }])).values()];
}

/** A file of a set: its path in the folder of the set, with slashes, and what is in it. */
export interface EmittedFile {
    readonly path: string;
    readonly text: string;
    /** Permission bits in the folder of the set. */
    readonly mode: number;
}

/** A file of a host: its absolute path there, its text and the permission bits that it gets there. */
export interface PlannedFile {
    readonly path: string;
    readonly text: string;
    readonly mode: number;
    /**
     * What becomes of it: it is put there (`install`), or it shows what commands make of a file that belongs to the host
     * (`merged`).
     */
    readonly how: 'install' | 'merged';
}
