/** A spec as it is written; `schema.ts` describes each part. */
import type { Path } from '../../config/structured.ts';
import type { CheckType, FirewallName, Method, NetworkName } from './choices.ts';

/** The firewall of a host, by name or with where its rules go. */
export type WrittenFirewall =
    FirewallName | { readonly system: FirewallName; readonly zone?: string; readonly chain?: string };

/** What a host may say of itself, or the whole spec for all hosts. */
export interface HostSettings {
    readonly distribution?: string;
    readonly firewall?: WrittenFirewall;
    readonly network?: NetworkName;
}

/** A director as it is written. */
export interface WrittenDirector extends HostSettings {
    readonly name: string;
    readonly address: string | readonly string[];
    readonly interface: string;
    readonly priority?: number;
}

/** A real server as it is written. */
export interface WrittenServer extends HostSettings {
    readonly name: string;
    readonly address: string | readonly string[];
    readonly weight?: number;
}

/** A check as it is written. */
export interface WrittenCheck {
    readonly type: CheckType;
    readonly path?: string;
    readonly status?: number;
    readonly host?: string;
    readonly name?: string;
    readonly record?: string;
    readonly command?: string;
    readonly user?: string;
    readonly port?: number;
    readonly interval?: number;
    readonly timeout?: number;
    readonly retries?: number;
    readonly delay?: number;
}

/** A service as it is written. */
export interface WrittenService {
    readonly address: string;
    readonly port?: number;
    readonly ports?: readonly number[];
    readonly protocol?: 'tcp' | 'udp';
    readonly scheduler?: string;
    readonly persistence?: number;
    readonly check?: WrittenCheck;
    readonly servers?: readonly string[];
    readonly sorryServer?: string;
    readonly quorum?: number;
    readonly inhibitOnFailure?: boolean;
}

/** The password, or where it is kept. */
export type WrittenPassword = string | { readonly env: string } | { readonly file: string };

/** The whole. */
export interface Spec extends HostSettings {
    readonly name?: string;
    readonly method?: Method;
    readonly failBack?: string;
    readonly vrrp: {
        readonly id: number;
        readonly interval?: number;
        readonly adverts?: 'multicast' | 'unicast';
        readonly password?: WrittenPassword;
    };
    readonly mail?: {
        readonly to: readonly string[];
        readonly from: string;
        readonly server: string;
        readonly timeout?: number;
    };
    readonly directors: readonly WrittenDirector[];
    readonly services: readonly WrittenService[];
    readonly realServers: readonly WrittenServer[];
}

/** What of a host its address may be: one, or one of each family. */
export type WrittenHost = WrittenDirector | WrittenServer;

/** The addresses of a host, each with its path in the spec. */
export function writtenAddresses(
    { address }: WrittenHost,
    at: Path,
): readonly { readonly text: string; readonly path: Path }[] {
    const path = [...at, 'address'];
    return typeof address === 'string'
        ? [{ text: address, path }]
        : address.map((text, index) => ({ text, path: [...path, index] }));
}

/** Something wrong with a part of a spec; `key` where it is about the entry as a whole or about its name. */
export interface SpecFault {
    readonly path: Path;
    readonly message: string;
    readonly part?: 'key' | 'value';
}
