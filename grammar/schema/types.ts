/**
 * What the schema is written in. One `KeywordSpec` is the single record of a
 * keyword: binding, "unknown keyword", `explain` and every editor feature read it.
 */

/** A release of keepalived, such as `2.2.7`. */
export type Release = `${number}.${number}.${number}`;

/** A build option of keepalived, named after the feature a person would know. */
export type Feature =
    | 'vrrp'
    | 'lvs'
    | 'bfd'
    | 'snmp'
    | 'snmp-vrrp'
    | 'snmp-checker'
    | 'snmp-rfc'
    | 'snmp-rfcv2'
    | 'snmp-rfcv3'
    | 'dbus'
    | 'json'
    | 'regex'
    | 'regex-jit'
    | 'linkbeat'
    | 'vrrp-auth'
    | 'vmac'
    | 'ipvlan'
    | 'vrf'
    | 'iptables'
    | 'nftables'
    | 'ipset'
    | 'firewall'
    | 'track-process'
    | 'so-mark'
    | 'host-entries'
    | 'sched-flags'
    | 'sni'
    | 'unicast-checksum-compat'
    | 'ci-linux';

/** Every entry must hold; an entry that is itself a list holds when one of its features is built in. */
export type FeatureNeed = readonly (Feature | readonly Feature[])[];

/** That a spelling is deprecated, and how keepalived treats it. */
export interface Deprecation {
    /** First release that deprecates it; absent where only the manual page advises against it. */
    readonly since?: Release;
    /** What to write instead, in words: a keyword (`vrrp_garp_extra_if`), or a sentence. */
    readonly use: string;
    /** Whether `keepalived -t` prints a message for it (else it is only logged, or silent). */
    readonly reported: boolean;
    /** The releases that hang on it: neither the config test nor the process that reads it gets any further. */
    readonly hangs?: { readonly since: Release; readonly until: Release };
}

/** Another spelling with exactly the same meaning. */
export interface AliasSpec {
    readonly name: string;
    /** First release that knows the spelling; absent: 1.0.0 or older. */
    readonly since?: Release;
    /** Last release that knows the spelling; absent: the newest known release still does. */
    readonly until?: Release;
    readonly deprecated?: Deprecation;
}

/** What a number counts. */
export type Unit =
    'seconds' | 'milliseconds' | 'microseconds' | 'bytes' | 'packets' | 'hops' | 'adverts' | 'servers';

/** A whole number in decimal digits (`lib/parser.c:read_int_func`, `read_unsigned_func`). */
export interface IntegerValue {
    readonly kind: 'integer';
    readonly min: number;
    readonly max: number;
    readonly unit?: Unit;
    /** Digits with the prefix of C count too: `0x1f`, `017`. */
    readonly prefixed?: true;
    /** Whether a minus is read, although nothing below 0 is taken. */
    readonly signed?: true;
    /** Whether the daemon, not the config test, goes on with the digits that a wrong word starts with. */
    readonly lax?: true;
    /** What keepalived does with a smaller number that it can read, where it does not just refuse it: `uses 1`. */
    readonly below?: string;
    /** The same for a larger one. */
    readonly above?: string;
}

/** A number that may have decimal places (`lib/parser.c:read_decimal_unsigned_long_func`). */
export interface DecimalValue {
    readonly kind: 'decimal';
    /** How many decimal places are kept; more are reported, and rounded. */
    readonly places: number;
    readonly min: number;
    /** Absent where only the size of the number in memory limits it. */
    readonly max?: number;
    readonly unit: Unit;
    /** Whether nothing is used of a word that is only partly right. */
    readonly strict?: true;
    /** What keepalived does with a smaller number that it can read, where it does not just refuse it: `uses 1`. */
    readonly below?: string;
}

/** `true`, `on` or `yes`; `false`, `off` or `no` (`lib/parser.c:check_true_false`). */
export interface BooleanValue {
    readonly kind: 'boolean';
}

/** One of some words. */
export interface ChoiceValue {
    readonly kind: 'choice';
    readonly choices: readonly ChoiceSpec[];
    /** Whether capitals do not matter. */
    readonly caseless?: true;
}

/** A word that a choice takes. */
export interface ChoiceSpec {
    readonly word: string;
    readonly since?: Release;
    readonly until?: Release;
    readonly doc?: string;
}

/** An IPv4 or IPv6 address without prefix length. */
export interface AddressValue {
    readonly kind: 'address';
    /** The one family that is taken; absent: both. */
    readonly family?: 'inet' | 'inet6';
    /** Whether it must be a multicast address; `link-local`: for IPv6 of that scope. */
    readonly multicast?: 'any' | 'link-local';
    /** Whether a multicast address of another scope is only complained of. */
    readonly lenient?: true;
}

/** Hexadecimal digits, blanks between the bytes allowed (`lib/parser.c:read_hex_str`). */
export interface HexValue {
    readonly kind: 'hex';
    /** How many digits there must be. */
    readonly digits?: number;
    /** Whether `x` stands for any digit. */
    readonly wildcard?: true;
}

/** A name: of something that the configuration defines, or that the host has. */
export interface NameValue {
    readonly kind: 'name';
    readonly of: NameKind;
    /** Longer ones are refused, or cut where `cut` is set. */
    readonly maxBytes?: number;
    readonly cut?: true;
}

/** What a name names. */
export type NameKind =
    | 'interface'
    | 'vrrp_instance'
    | 'vrrp_sync_group'
    | 'vrrp_script'
    | 'vrrp_track_process'
    | 'track_file'
    | 'track_group'
    | 'bfd_instance'
    | 'virtual_server_group'
    | 'user'
    | 'group'
    | 'host'
    | 'process';

/** Any other word, such as a path or a text that is sent. */
export interface TextValue {
    readonly kind: 'text';
    /** Longer ones are refused, or cut where `cut` is set. */
    readonly maxBytes?: number;
    readonly cut?: true;
    /** Whether an empty quoted word is refused. */
    readonly filled?: true;
}

/**
 * A command line. It is read once more from the raw line with single and double quotes and
 * backslashes (`lib/parser.c:alloc_strvec_quoted_escaped`); a command with arguments is one quoted word.
 */
export interface CommandValue {
    readonly kind: 'command';
    /** Whether it stands alone: words after it are not read. Else they are its user and group. */
    readonly alone?: true;
    /** Whether keepalived crashes over a line that the second reading cannot take apart. */
    readonly crashes?: true;
    /** Whether the config test says so where nothing is left to run. */
    readonly reported?: true;
}

/** A value with rules of its own, which the reader of that name in `src/schema/values` knows. */
export interface SpecialValue {
    readonly kind: 'special';
    readonly reader: SpecialReader;
}

/** Values that no general shape describes. Each is one word, or where it says so the rest of the line. */
export type SpecialReader =
    /** The rest of the line: bits of a file mode, `IRUSR | IWUSR`, or one number. */
    | 'umask'
    /** `0` to `599`: one status code or a range of them. */
    | 'status-code'
    /** A domain name in DNS form. */
    | 'dns-name'
    /** A netmask for IPv4, a prefix length for IPv6. */
    | 'granularity'
    /** The rest of the line: what a virtual server is called. */
    | 'virtual-server'
    /** The rest of the line: an address and a port. */
    | 'server-address'
    /** The rest of the line: a forwarding method and its options. */
    | 'forwarding-method'
    /** The rest of the line: options of a MAC-based interface. */
    | 'vmac'
    /** The rest of the line: options of an ipvlan interface. */
    | 'ipvlan'
    /** The rest of the line: the number of a key for HMAC, and the key. */
    | 'hmac-key'
    /** The rest of the line: size or policy of the receive buffers. */
    | 'rx-bufs-policy'
    /** The rest of the line: interface, instance and options of the IPVS sync daemon. */
    | 'sync-daemon'
    /** The rest of the line: pairs of protocol and seconds. */
    | 'lvs-timeouts'
    /** The rest of the line: `all` and a number of seconds. */
    | 'garp-extra-if'
    /** The rest of the line: which kinds of include faults are fatal. */
    | 'include-check'
    /** The rest of the line: two chain names of iptables. */
    | 'iptables-chains'
    /** The rest of the line: up to six names of ipsets. */
    | 'ipset-names'
    /** A switch that any of its words turns on, also `off`. */
    | 'stuck-switch'
    /** The rest of the line: an initial value and `overwrite`. */
    | 'init-file'
    /** The rest of the line: a regular expression. */
    | 'regex';

/** What a word may be. */
export type ValueSpec =
    | IntegerValue
    | DecimalValue
    | BooleanValue
    | ChoiceValue
    | AddressValue
    | HexValue
    | NameValue
    | TextValue
    | CommandValue
    | SpecialValue;

/** One word after a keyword. */
export interface ArgSpec {
    /** What a person calls it: `seconds`, `script`. */
    readonly name: string;
    readonly value: ValueSpec;
    /**
     * What happens without it. Absent: keepalived ends there ("is missing a parameter").
     * `reported`: it complains and ignores the line. `crashes`: it crashes without a word.
     * `optional`: nothing, it need not be there.
     */
    readonly missing?: 'reported' | 'crashes' | 'optional';
    /** What keepalived does instead with a word that it refuses: `uses 100`. Absent: `ignores the line`. */
    readonly otherwise?: string;
    /** `never` where it does so without a word in the config test. */
    readonly said?: 'never';
}

/** The words that a keyword takes. */
export interface Shape {
    readonly args: readonly ArgSpec[];
    /** Whether the keyword alone switches something on, so that no word behind it can switch it off. */
    readonly flag?: true;
    /**
     * What happens to words after those. Absent: keepalived ignores them without a word. `refused`:
     * it complains; `list`: each is like the last of `args`.
     */
    readonly more?: 'refused' | 'list';
    /** What keepalived does with the line when more words are refused. Absent: `ignores the line`. */
    readonly otherwise?: string;
    /**
     * What happens when the keyword stands there again in its block (for `global_defs` and the root: in the
     * whole configuration). Absent: the last one wins without a word. `first`: the second is reported and
     * ignored. `last`: the second is reported and wins. `each`: all of them count. `ruins`: the second is
     * reported, and the block around it is lost.
     */
    readonly repeat?: 'first' | 'last' | 'each' | 'ruins';
    /** With `first`: the number that counts as none, so that another may follow it. */
    readonly unset?: number;
}

/** A shape that releases up to `until` had. */
export interface FormerShape extends Shape {
    readonly until: Release;
}

/** The languages in which the lines of value blocks are written; each has a reader in `src/schema/lines`. */
export type LineKind =
    | 'address'
    | 'route'
    | 'routing-rule'
    | 'unicast-peer'
    | 'tracked-interface'
    | 'tracked-script'
    | 'tracked-process'
    | 'tracked-file'
    | 'tracked-bfd'
    | 'linkbeat-interface'
    | 'interface-delays'
    | 'server-group-entry';

/** A keyword without which a block is of no use. */
export interface Requirement {
    /** Any one of these will do. */
    readonly keywords: readonly string[];
    /** What keepalived does at the end of a block that lacks it: `removes the script`. */
    readonly otherwise: string;
    /** First release whose config test says so, with a line. */
    readonly since?: Release;
    /** Last release in which the block keeps its name at first, so that another of that name is read past. */
    readonly keepsName?: Release;
    /**
     * Up to `until` keepalived crashes after it has said so, unless the last block that stands inside
     * one like that around it is one of `unlessAfter`: it looks at the data of that one.
     */
    readonly crashes?: { readonly until: Release; readonly unlessAfter: readonly string[] };
}

/** What stands between the braces of a block. */
export type BlockSpec =
    /** Statements that start with one of `keywords`. */
    | {
          readonly content: 'keywords';
          readonly keywords: readonly KeywordSpec[];
          readonly requires?: readonly Requirement[];
      }
    /** One value with options to a line (addresses, routes, tracked things, …). */
    | { readonly content: 'lines'; readonly line?: LineKind }
    /** Words, any number to a line (mail addresses, instance names, …). */
    | { readonly content: 'words'; readonly word?: ArgSpec; readonly empty?: 'reported' };

/** The one record of a keyword at one place of the configuration. */
export interface KeywordSpec {
    readonly name: string;
    readonly aliases?: readonly AliasSpec[];
    /** Present when the keyword takes a `{ … }` block. */
    readonly block?: BlockSpec;
    /** First release that knows the keyword; absent: 1.0.0 or older. */
    readonly since?: Release;
    /** Last release that knows the keyword; absent: the newest known release still does. */
    readonly until?: Release;
    /** For a keyword that is gone (`until`): the keyword of the same block that took its place. */
    readonly replacedBy?: string;
    readonly deprecated?: Deprecation;
    readonly feature?: FeatureNeed;
    /** The words after the keyword; absent: none are looked at. */
    readonly shape?: Shape;
    /** The shapes of older releases where they differ, the oldest first. */
    readonly formerShapes?: readonly FormerShape[];
    /**
     * What happens to a second block of the same name. Absent: both count. `skipped`: it is reported and
     * read past. `unused`: it is read, but its name leads to the first one; nothing is said.
     */
    readonly sameName?: 'skipped' | 'unused';
    /** For builds without a feature: the keyword that takes its place; the config test says so. */
    readonly standIn?: { readonly without: Feature; readonly use: string; readonly since: Release };
    /** What the keyword does, in one to three plain sentences; units and default where there are any. */
    readonly doc: string;
    /** Where keepalived handles it, `file:function`. */
    readonly source: string;
}

/** A word that upstream keepalived never had, but a fork of it or a much-copied text uses, or people expect. */
export interface ForeignWord {
    readonly name: string;
    /** Whose word it is, as a person would say it: `DPVS`, `Alibaba LVS`, `copied texts`, `a guess`. */
    readonly from: string;
    /** What it does there, in one plain sentence. */
    readonly doc: string;
    /** The upstream keyword that means the same, when there is one and it is valid in the same block. */
    readonly use?: string;
}
