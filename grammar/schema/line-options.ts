/** What the options of the lines of value blocks are written in: addresses, routes and routing rules. */
import type { AliasSpec, Release, ValueSpec } from './types.ts';

/**
 * Names that stand for numbers of the kernel's routing tables (`lib/rttables.c:find_entry`). A number
 * counts as itself; a name is looked up in a file of iproute2 on the host and then among `known`, so
 * whether one that is not among them is known depends on the host.
 */
export interface RoutingNames {
    /** What one of them is called in a message. */
    readonly what: string;
    /** The file under `/etc/iproute2` or `/usr/share/iproute2`. */
    readonly file: string;
    readonly max: number;
    readonly known: Readonly<Record<string, number>>;
}

/** A word of an option that has rules of its own; each kind has its check in `src/schema/lines/values.ts`. */
export type OptionValue =
    | ValueSpec
    /** One of the names, or a number from `min` (absent: 0) up. */
    | { readonly kind: 'routing-name'; readonly names: RoutingNames; readonly min?: number }
    /** `[FROM/]TO`, each a realm. */
    | { readonly kind: 'realms' }
    /** One of the words, or a whole number up to `max`. */
    | {
          readonly kind: 'word-or-integer';
          readonly words: readonly string[];
          readonly max: number;
          /** Whether the daemon, unlike the config test, makes do with the digits at the start of a word. */
          readonly lenient?: true;
      }
    /** A whole number of 64 bits. */
    | { readonly kind: 'wide-integer' }
    /** A time: decimal digits with `s`, `sec`, `secs`, `ms`, `msec` or `msecs`, or a number of units, `perMillisecond` to a millisecond. */
    | { readonly kind: 'route-time'; readonly perMillisecond: number }
    /** An address with an optional prefix length, or `default`, `any` or `all`. */
    | { readonly kind: 'prefix' }
    /** An address, with nothing behind it. */
    | { readonly kind: 'host' }
    /** An IPv4 address, `+` or `-`. */
    | { readonly kind: 'broadcast' }
    /** `MARK[/MASK]`, of 32 bits each. */
    | { readonly kind: 'mark' }
    /** `FIRST-LAST`, both up to `max`. */
    | { readonly kind: 'range'; readonly what: string; readonly max: number }
    /** A number or name of an IP protocol. */
    | { readonly kind: 'ip-protocol' }
    /** Labels with `/` between them. */
    | { readonly kind: 'mpls-labels' }
    /** Four groups of hexadecimal digits with `:` between them. */
    | { readonly kind: 'locator' };

/** An option of a line. */
export interface LineOption {
    readonly word: string;
    readonly aliases?: readonly AliasSpec[];
    /** First release that knows it; absent: 1.0.0 or older. */
    readonly since?: Release;
    /** Last release that knows it; absent: the newest known release still does. */
    readonly until?: Release;
    /** Whether only static lines, or only those of an instance, take it; absent: both. */
    readonly only?: 'static' | 'virtual';
    /** The one address family that it goes with; absent: both. */
    readonly family?: 'inet' | 'inet6';
    /** The word after it, and what a person calls that; absent: it stands by itself. */
    readonly value?: { readonly name: string; readonly is: OptionValue };
    /** Whether `lock` may stand before its value. */
    readonly lock?: true;
    /** What keepalived does with a value that it refuses; absent: it drops the whole line. */
    readonly otherwise?: string;
    /** What it does, in one plain sentence. */
    readonly doc: string;
}

const MAX_BYTE = 255;

/** The largest number of 32 bits. */
export const MAX_U32 = 4_294_967_295;

/** The largest signed number of 32 bits. */
export const MAX_S32 = 2_147_483_647;

/** The number of the routing protocol that keepalived marks its own routes and rules with. */
export const KEEPALIVED_PROTOCOL = 18;

/** Routing tables. */
export const TABLES: RoutingNames = {
    what: 'routing table',
    file: 'rt_tables',
    max: MAX_U32,
    known: { default: 253, main: 254, local: 255 },
};

/** Scopes of addresses and routes. */
export const SCOPES: RoutingNames = {
    what: 'scope',
    file: 'rt_scopes',
    max: MAX_BYTE,
    known: { global: 0, site: 200, link: 253, host: 254, nowhere: 255 },
};

/** Routing protocols. */
export const PROTOCOLS: RoutingNames = {
    what: 'routing protocol',
    file: 'rt_protos',
    max: MAX_BYTE,
    known: {
        none: 0,
        redirect: 1,
        kernel: 2,
        boot: 3,
        static: 4,
        gated: 8,
        ra: 9,
        mrt: 10,
        zebra: 11,
        bird: 12,
        dnrouted: 13,
        xorp: 14,
        ntk: 15,
        dhcp: 16,
        babel: 42,
    },
};

/** Values of the TOS or DS field. */
export const DS_FIELDS: RoutingNames = { what: 'TOS', file: 'rt_dsfield', max: MAX_BYTE, known: {} };

/** Realms of routes. */
export const REALMS: RoutingNames = { what: 'realm', file: 'rt_realms', max: MAX_BYTE, known: {} };

/** Groups of interfaces. */
export const LINK_GROUPS: RoutingNames = { what: 'interface group', file: 'group', max: MAX_S32, known: {} };
