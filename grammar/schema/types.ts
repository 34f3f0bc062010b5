/**
 * What the schema is written in. One `KeywordSpec` is the single record of a
 * keyword: binding, "unknown keyword", `explain` and every editor feature read it.
 */

/** A release of keepalived, such as `2.2.7`. */
export type Release = `${number}.${number}.${number}`;

/**
 * A build option of keepalived, named after the feature a person would know.
 * The comment gives the preprocessor symbol that guards the keywords.
 */
export type Feature =
    | 'vrrp' // _WITH_VRRP_
    | 'lvs' // _WITH_LVS_
    | 'bfd' // _WITH_BFD_
    | 'snmp' // _WITH_SNMP_
    | 'snmp-vrrp' // _WITH_SNMP_VRRP_
    | 'snmp-checker' // _WITH_SNMP_CHECKER_
    | 'snmp-rfc' // _WITH_SNMP_RFC_
    | 'snmp-rfcv2' // _WITH_SNMP_RFCV2_
    | 'snmp-rfcv3' // _WITH_SNMP_RFCV3_
    | 'dbus' // _WITH_DBUS_
    | 'json' // _WITH_JSON_
    | 'regex' // _WITH_REGEX_CHECK_
    | 'regex-jit' // !PCRE2_DONT_USE_JIT
    | 'linkbeat' // _WITH_LINKBEAT_
    | 'vrrp-auth' // _WITH_VRRP_AUTH_
    | 'vmac' // _HAVE_VRRP_VMAC_
    | 'ipvlan' // _HAVE_VRRP_IPVLAN_
    | 'vrf' // _HAVE_VRF_
    | 'iptables' // _WITH_IPTABLES_
    | 'nftables' // _WITH_NFTABLES_
    | 'ipset' // _HAVE_LIBIPSET_
    | 'firewall' // _WITH_FIREWALL_
    | 'track-process' // _WITH_TRACK_PROCESS_
    | 'so-mark' // _WITH_SO_MARK_
    | 'host-entries' // WITH_HOST_ENTRIES
    | 'sched-flags' // IP_VS_SVC_F_SCHED1
    | 'sni' // _HAVE_SSL_SET_TLSEXT_HOST_NAME_
    | 'unicast-checksum-compat' // _WITH_UNICAST_CHKSUM_COMPAT_
    | 'ci-linux'; // _WITH_CI_LINUX_

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

/** What stands between the braces of a block. */
export type BlockSpec =
    /** Statements that start with one of `keywords`. */
    | { readonly content: 'keywords'; readonly keywords: readonly KeywordSpec[] }
    /** One value with options to a line (addresses, routes, tracked things, …). */
    | { readonly content: 'lines' }
    /** Words, any number to a line (mail addresses, instance names, …). */
    | { readonly content: 'words' };

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
    /** What the keyword does, in one to three plain sentences; units and default where there are any. */
    readonly doc: string;
    /** Where keepalived handles it, `file:function`. */
    readonly source: string;
}

/** A word that upstream keepalived never had, but a fork of it or a much-copied text uses. */
export interface ForeignWord {
    readonly name: string;
    /** Whose word it is, as a person would say it: `DPVS`, `Alibaba LVS`, `copied texts`. */
    readonly from: string;
    /** What it does there, in one plain sentence. */
    readonly doc: string;
    /** The upstream keyword that means the same, when there is one and it is valid in the same block. */
    readonly use?: string;
}
