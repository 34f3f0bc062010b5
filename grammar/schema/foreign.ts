import type { ForeignWord } from './types.ts';

/** Words that no release of upstream keepalived had in any block, but that forks of it or much-copied texts use, or that one would expect. */
export const FOREIGN_WORDS: readonly ForeignWord[] = [
    {
        name: 'dpdk_interface',
        from: 'DPVS',
        doc: 'Names the DPDK port on which the addresses of a VRRP instance are set.',
    },
    {
        name: 'local_address_group',
        from: 'DPVS and Alibaba LVS',
        doc: 'Names a list of local addresses that full NAT uses as source towards the real servers.',
    },
    {
        name: 'laddr_group_name',
        from: 'DPVS and Alibaba LVS',
        doc: 'Chooses the `local_address_group` of a virtual server.',
    },
    {
        name: 'deny_address_group',
        from: 'DPVS',
        doc: 'Names a list of client addresses to refuse.',
    },
    {
        name: 'daddr_group_name',
        from: 'DPVS',
        doc: 'Chooses the `deny_address_group` of a virtual server.',
    },
    {
        name: 'allow_address_group',
        from: 'DPVS',
        doc: 'Names a list of client addresses, outside of which all are refused.',
    },
    {
        name: 'waddr_group_name',
        from: 'DPVS',
        doc: 'Chooses the `allow_address_group` of a virtual server.',
    },
    {
        name: 'syn_proxy',
        from: 'DPVS and Alibaba LVS',
        doc: 'Answers the TCP handshake on behalf of the real servers, against SYN floods.',
    },
    {
        name: 'vip_bind_dev',
        from: 'DPVS and Alibaba LVS',
        doc: 'Names the interface on which the address of a virtual server is set.',
    },
    {
        name: 'est_timeout',
        from: 'Alibaba LVS',
        doc: 'Sets the timeout of established connections, in seconds, for one virtual server.',
    },
    {
        name: 'establish_timeout',
        from: 'DPVS',
        doc: 'Sets the timeout of established connections, in seconds, for one virtual server.',
    },
    {
        name: 'proxy_protocol',
        from: 'DPVS',
        doc: 'Tells the real servers the address of the client by version 1 or 2 of the PROXY protocol.',
    },
    {
        name: 'expire_quiescent_conn',
        from: 'DPVS',
        doc: 'Drops the connections to a real server that gets no new ones.',
    },
    {
        name: 'quic',
        from: 'DPVS',
        doc: 'Balances QUIC traffic so that a connection stays with its real server when the client changes address.',
    },
    {
        name: 'hash_target',
        from: 'DPVS',
        doc: 'Chooses what consistent hashing hashes: the source address (`sip`) or the QUIC connection id (`qid`).',
    },
    {
        name: 'bps',
        from: 'DPVS',
        doc: 'Limits the traffic of a virtual server, in bytes a second.',
    },
    {
        name: 'limit_proportion',
        from: 'DPVS',
        doc: 'Sets, as a percentage, how much of the limit of `bps` holds.',
    },
    {
        name: 'src-range',
        from: 'DPVS',
        doc: 'Restricts a virtual server for SNAT to a range of source addresses and ports.',
    },
    {
        name: 'dst-range',
        from: 'DPVS',
        doc: 'Restricts a virtual server for SNAT to a range of destination addresses and ports.',
    },
    {
        name: 'iif',
        from: 'DPVS',
        doc: 'Restricts a virtual server for SNAT to packets that come in by one interface.',
    },
    {
        name: 'oif',
        from: 'DPVS and Alibaba LVS',
        doc: 'Restricts source NAT to packets that leave by one interface.',
    },
    {
        name: 'af',
        from: 'DPVS',
        doc: 'Sets the address family of a virtual server for SNAT, in versions up to 1.8.2.',
    },
    {
        name: 'tunnel_group',
        from: 'DPVS',
        doc: 'Names a group of tunnel interfaces to create.',
    },
    {
        name: 'tunnel_entry',
        from: 'DPVS',
        doc: 'Describes one tunnel interface of a `tunnel_group`.',
    },
    {
        name: 'snat_rule',
        from: 'Alibaba LVS',
        doc: 'Describes one source NAT rule of a virtual server that acts as a gateway, in its SNAT extension.',
    },
    {
        name: 'snat_ip',
        from: 'Alibaba LVS',
        doc: 'Sets the range of addresses that a `snat_rule` translates to.',
    },
    {
        name: 'new_gw',
        from: 'Alibaba LVS',
        doc: 'Sets the gateway to which a `snat_rule` sends its packets.',
    },
    {
        name: 'algo',
        from: 'Alibaba LVS',
        doc: 'Chooses how a `snat_rule` picks an address from its range.',
    },
    {
        name: 'smtp_connection_timeout',
        from: 'copied texts',
        doc: 'Stands for the seconds to wait for the mail server to answer.',
        use: 'smtp_connect_timeout',
    },
    {
        name: 'static_route',
        from: 'copied texts',
        doc: 'Stands for the block of routes that do not depend on the VRRP state.',
        use: 'static_routes',
    },
    {
        name: 'net_mask',
        from: 'copied texts',
        doc: 'Stands for `nat_mask`, which keepalived dropped and which had no effect before.',
    },
    {
        name: 'vrrp_nftables',
        from: 'copied texts',
        doc: 'Stands for the choice of nftables for the rules of VRRP; the manual page names it so in passing.',
        use: 'nftables',
    },
    {
        name: 'vrrp_unicast_bind',
        from: 'copied texts',
        doc: 'Sets the source address of unicast adverts in a patch that some distributions had before keepalived 1.2.8.',
        use: 'unicast_src_ip',
    },
    {
        name: 'vrrp_unicast_peer',
        from: 'copied texts',
        doc: 'Names one peer for unicast adverts in the same old patch; upstream has a `unicast_peer` block instead.',
    },
    {
        name: 'HTTPS_GET',
        from: 'a guess',
        doc: 'Stands for a check that fetches pages by HTTPS.',
        use: 'SSL_GET',
    },
    {
        name: 'HTTPS_CHECK',
        from: 'a guess',
        doc: 'Stands for a check that fetches pages by HTTPS.',
        use: 'SSL_GET',
    },
    {
        name: 'HTTP_CHECK',
        from: 'a guess',
        doc: 'Stands for a check that fetches pages by HTTP.',
        use: 'HTTP_GET',
    },
    {
        name: 'ICMP_CHECK',
        from: 'a guess',
        doc: 'Stands for a check that sends ICMP echo requests.',
        use: 'PING_CHECK',
    },
    {
        name: 'bind_ip',
        from: 'a guess',
        doc: 'Stands for the address that a check connects from.',
        use: 'bindto',
    },
    {
        name: 'bind_address',
        from: 'a guess',
        doc: 'Stands for the address that a check connects from.',
        use: 'bindto',
    },
    {
        name: 'connect_host',
        from: 'a guess',
        doc: 'Stands for the address that a check connects to.',
        use: 'connect_ip',
    },
    {
        name: 'notify_all',
        from: 'a guess',
        doc: 'Stands for the script that is run at every change of state.',
        use: 'notify',
    },
    {
        name: 'cert',
        from: 'a guess',
        doc: 'Stands for the file with the certificate, as other programs call it.',
        use: 'certificate',
    },
    {
        name: 'cafile',
        from: 'a guess',
        doc: 'Stands for the file with the certificates of authorities, as other programs call it.',
        use: 'ca',
    },
    {
        name: 'vrid',
        from: 'a guess',
        doc: 'Stands for the number of the virtual router, as it is mostly called.',
        use: 'virtual_router_id',
    },
    {
        name: 'advert_interval',
        from: 'a guess',
        doc: 'Stands for the time between two adverts.',
        use: 'advert_int',
    },
    {
        name: 'advertisement_interval',
        from: 'a guess',
        doc: 'Stands for the time between two adverts.',
        use: 'advert_int',
    },
    {
        name: 'sync_group',
        from: 'a guess',
        doc: 'Stands for a group of instances that change state together.',
        use: 'vrrp_sync_group',
    },
    {
        name: 'globals',
        from: 'a guess',
        doc: 'Stands for the block of settings for the whole daemon.',
        use: 'global_defs',
    },
    {
        name: 'auth_password',
        from: 'a guess',
        doc: 'Stands for the password of VRRP.',
        use: 'auth_pass',
    },
    {
        name: 'status',
        from: 'a guess',
        doc: 'Stands for the status code that a reply is to have.',
        use: 'status_code',
    },
];
