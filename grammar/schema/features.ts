import type { Feature } from './types.ts';

/** Every build feature that a keyword may need, by the preprocessor symbol that guards the keywords. */
const SYMBOLS: Readonly<Record<Feature, string>> = {
    vrrp: '_WITH_VRRP_',
    lvs: '_WITH_LVS_',
    bfd: '_WITH_BFD_',
    snmp: '_WITH_SNMP_',
    'snmp-vrrp': '_WITH_SNMP_VRRP_',
    'snmp-checker': '_WITH_SNMP_CHECKER_',
    'snmp-rfc': '_WITH_SNMP_RFC_',
    'snmp-rfcv2': '_WITH_SNMP_RFCV2_',
    'snmp-rfcv3': '_WITH_SNMP_RFCV3_',
    dbus: '_WITH_DBUS_',
    json: '_WITH_JSON_',
    regex: '_WITH_REGEX_CHECK_',
    'regex-jit': '!PCRE2_DONT_USE_JIT',
    linkbeat: '_WITH_LINKBEAT_',
    'vrrp-auth': '_WITH_VRRP_AUTH_',
    vmac: '_HAVE_VRRP_VMAC_',
    ipvlan: '_HAVE_VRRP_IPVLAN_',
    vrf: '_HAVE_VRF_',
    iptables: '_WITH_IPTABLES_',
    nftables: '_WITH_NFTABLES_',
    ipset: '_HAVE_LIBIPSET_',
    firewall: '_WITH_FIREWALL_',
    'track-process': '_WITH_TRACK_PROCESS_',
    'so-mark': '_WITH_SO_MARK_',
    'host-entries': 'WITH_HOST_ENTRIES',
    'sched-flags': 'IP_VS_SVC_F_SCHED1',
    sni: '_HAVE_SSL_SET_TLSEXT_HOST_NAME_',
    'unicast-checksum-compat': '_WITH_UNICAST_CHKSUM_COMPAT_',
    'ci-linux': '_WITH_CI_LINUX_',
};

/** The names of the build features. */
export const FEATURES = Object.keys(SYMBOLS) as readonly Feature[];
