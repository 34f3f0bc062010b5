import { type LineOption, MAX_U32, SCOPES } from './line-options.ts';

/**
 * The options after the address of a line in `virtual_ipaddress`, `virtual_ipaddress_excluded` and
 * `static_ipaddress` (`keepalived/vrrp/vrrp_ipaddress.c:alloc_ipaddress`).
 */
export const ADDRESS_OPTIONS: readonly LineOption[] = [
    {
        word: 'dev',
        since: '1.0.1',
        value: { name: 'interface', is: { kind: 'name', of: 'interface' } },
        doc: 'Interface that gets the address. Default: that of the instance, and for a static address the default interface.',
    },
    {
        word: 'scope',
        since: '1.0.3',
        family: 'inet',
        value: { name: 'scope', is: { kind: 'routing-name', names: SCOPES } },
        otherwise: 'ignores the scope',
        doc: 'Scope of the address: `global`, `site`, `link`, `host`, a number up to 255, or a name from `rt_scopes`. Default `global`.',
    },
    {
        word: 'broadcast',
        aliases: [{ name: 'brd', since: '1.1.3' }],
        since: '1.1.3',
        family: 'inet',
        value: { name: 'broadcast address', is: { kind: 'broadcast' } },
        doc: 'Broadcast address: an IPv4 address, or `+` or `-` for the host part of all ones or all zeros, which needs a prefix length of at most 30.',
    },
    {
        word: 'label',
        since: '1.1.14',
        family: 'inet',
        value: { name: 'label', is: { kind: 'text', maxBytes: 15 } },
        doc: 'Name under which old tools show the address, such as `eth0:1`; at most 15 bytes.',
    },
    {
        word: 'peer',
        since: '2.0.0',
        value: { name: 'address', is: { kind: 'host' } },
        otherwise: 'ignores the peer',
        doc: 'Address at the other end of a point-to-point link. The address itself then has no prefix length.',
    },
    { word: 'home', since: '1.3.6', doc: 'Marks an IPv6 address as the home address of Mobile IPv6.' },
    { word: '-nodad', since: '1.3.6', doc: 'Leaves duplicate address detection on for an IPv6 address.' },
    {
        word: 'mngtmpaddr',
        since: '1.3.6',
        doc: 'Lets the kernel make temporary IPv6 addresses from this one.',
    },
    { word: 'noprefixroute', since: '1.3.6', doc: 'Adds no route for the prefix of the address.' },
    { word: 'autojoin', since: '1.3.6', doc: 'Joins the multicast group that the address names.' },
    {
        word: 'no_track',
        since: '2.0.3',
        doc: 'Leaves the state of the instance alone when something else deletes the address.',
    },
    { word: 'no-track', since: '2.0.0', until: '2.0.2', doc: 'Old spelling of `no_track`.' },
    {
        word: 'preferred_lft',
        since: '2.0.20',
        value: {
            name: 'seconds',
            is: { kind: 'word-or-integer', words: ['forever'], max: MAX_U32, lenient: true },
        },
        otherwise: 'ignores it',
        doc: 'Seconds for which an IPv6 address is preferred, or `forever`. Default 0 for a /128, else `forever`.',
    },
    {
        word: 'track_group',
        since: '2.0.3',
        only: 'static',
        value: { name: 'name', is: { kind: 'name', of: 'track_group' } },
        doc: 'Track group whose instances stop being master when something else deletes the address.',
    },
    {
        word: 'use_vmac',
        since: '2.2.0',
        only: 'virtual',
        doc: 'Puts the address on a VMAC interface of its own on its `dev`.',
    },
];
