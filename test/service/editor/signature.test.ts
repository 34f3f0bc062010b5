import { describe, expect, it } from 'vitest';
import { type SignatureHelp, signatureHelp } from '../../../src/service/editor/writing/signature.ts';
import { type ReadFor, readingOf, unmarked } from './marked.ts';

function helpAt(marks: string, options: ReadFor = {}): SignatureHelp | undefined {
    const { text, offset } = unmarked(marks);
    return signatureHelp(readingOf(text, options), offset);
}

/** The label with the active parameter between `<` and `>`. */
function shown(marks: string, options: ReadFor = {}): string | undefined {
    const help = helpAt(marks, options);
    if (help === undefined) return undefined;
    const [start, end] = help.parameters[help.active]?.span ?? [0, 0];
    return `${help.label.slice(0, start)}<${help.label.slice(start, end)}>${help.label.slice(end)}`;
}

/** What is said of the active parameter. */
function said(marks: string, options: ReadFor = {}): string | undefined {
    const help = helpAt(marks, options);
    return help?.parameters[help.active]?.documentation;
}

/** A line in an instance, in a block of one, and in a virtual server. */
const own = (line: string): string => `vrrp_instance A {\n    ${line}\n}\n`;
const inBlock = (block: string, line: string): string => own(`${block} {\n        ${line}\n    }`);
const served = (line: string): string => `virtual_server 10.0.0.1 80 {\n    ${line}\n}\n`;

describe('the form of a keyword', () => {
    it.each([
        ['behind it', own('notify |'), 'notify <command> [user] [group]'],
        ['behind a word', own('notify "/bin/x" |'), 'notify command [<user>] [group]'],
        ['in the middle of a word', own('notify "/bin/x" ro|ot adm'), 'notify command [<user>] [group]'],
        ['at the end of a word', own('notify "/bin/x" root adm|'), 'notify command [user] [<group>]'],
        ['on itself, where its first word comes next', own('prio|rity 100'), 'priority <priority>'],
        ['by another spelling', served('lb_algo |'), 'lb_algo <scheduler>'],
        ['misspelt', own('prioritty |'), 'priority <priority>'],
        ['of a block', 'vrrp_instance |', 'vrrp_instance <name>'],
        [
            'with as many words as one likes',
            'global_defs {\n    vrrp_cpu_affinity 0 1 |\n}\n',
            'vrrp_cpu_affinity <numbers …>',
        ],
    ])('%s', (_, marks, expected) => {
        expect(shown(marks)).toBe(expected);
    });

    it.each([
        ['behind its last word', own('priority 100 |')],
        ['where it takes none', own('nopreempt |')],
        ['on an empty line', own('|')],
        ['in a comment', own('priority # |')],
        ['in a definition', '$A=priority |\n'],
        ['of something unknown', own('bogus |')],
        ['in a block that is unknown', 'bogus {\n    priority |\n}\n'],
    ])('is not there %s', (_, marks) => {
        expect(shown(marks)).toBeUndefined();
    });

    it('says what it does, and what the word may be', () => {
        const help = helpAt(own('priority |'));
        expect(help?.documentation).toContain('riority');
        expect(said(own('priority |'))).toContain('1 to 255');
        expect(said(own('notify "/bin/x" |'))).toBe('*user*: name of a user (may be left out)');
    });

    it('is that of the release', () => {
        const marks = 'vrrp_script s {\n    weight |\n}\n';
        expect(shown(marks)).toBe('weight <weight> [direction]');
        expect(shown(marks, { target: '1.3.5' })).toBe('weight <weight>');
    });
});

describe('the form of words with a reader of their own', () => {
    it.each([
        ['virtual_server |', 'virtual_server <address> port'],
        ['virtual_server 10.0.0.1 |', 'virtual_server address <port>'],
        ['virtual_server fwmark |', 'virtual_server fwmark <mark>'],
        ['virtual_server group |', 'virtual_server group <group>'],
        [served('real_server 10.0.0.1 8|'), 'real_server address <port>'],
        [served('lvs_method |'), 'lvs_method <method>'],
        [served('lvs_method TUN |'), 'lvs_method TUN [<option …>]'],
        [
            'global_defs {\n    lvs_timeouts |\n}\n',
            'lvs_timeouts <protocol> seconds [tcp|tcpfin|udp seconds]',
        ],
        ['global_defs {\n    lvs_timeouts tcp |\n}\n', 'lvs_timeouts tcp <seconds> [tcp|tcpfin|udp seconds]'],
        [own('use_vmac |'), 'use_vmac [<options>]'],
        [own('use_vmac name |'), 'use_vmac name <name> [name|group|netlink_notify_msg …]'],
    ])('%j', (marks, expected) => {
        expect(shown(marks)).toBe(expected);
    });

    it('is nothing behind the last', () => {
        expect(shown('virtual_server 10.0.0.1 80 |')).toBeUndefined();
        expect(shown(served('lvs_method NAT |'))).toBeUndefined();
    });
});

describe('the form of a line in a block', () => {
    it.each([
        [inBlock('virtual_ipaddress', '10.0.0.1/24 |'), 'address [<option …>]'],
        [inBlock('virtual_ipaddress', '10.0.0.1/24 dev |'), 'address dev <interface> [option …]'],
        [inBlock('virtual_ipaddress', '10.0|.0.1/24 dev eth0'), '<address> dev interface [option …]'],
        [inBlock('virtual_routes', '10.0.0.0/8 via |'), 'address via <address> [option …]'],
        [inBlock('virtual_routes', 'default vi|'), 'address <option> [option …]'],
        [inBlock('virtual_rules', 'from |'), 'from <address> [option …]'],
        [inBlock('track_script', 's |'), 'name [<weight> weight [reverse]]'],
        [inBlock('track_script', 's weight |'), 'name weight <weight> [reverse]'],
        [inBlock('track_script', 's weight 5 |'), 'name weight weight [<reverse>]'],
        [inBlock('unicast_peer', '10.0.0.1 |'), 'address [<min_ttl|max_ttl> hops]'],
        ['virtual_server_group G {\n    10.0.0.1 |\n}\n', 'address <port>'],
        ['virtual_server_group G {\n    fwmark |\n}\n', 'fwmark <mark> [inet|inet6]'],
        ['vrrp_sync_group G {\n    group {\n        A B |\n    }\n}\n', '<instance …>'],
    ])('%j', (marks, expected) => {
        expect(shown(marks)).toBe(expected);
    });

    it('says what an option is for, or which there are', () => {
        expect(said(inBlock('virtual_ipaddress', '10.0.0.1/24 de|v eth0'))).toMatch(/^`dev`: Interface/);
        expect(said(inBlock('virtual_ipaddress', '10.0.0.1/24 |'))).toContain('`label`');
        expect(said(inBlock('virtual_ipaddress', '10.0.0.1/24 |'), { target: '1.0.0' })).toBeUndefined();
        expect(said(inBlock('virtual_ipaddress', '10.0.0.1/24 |'), { target: '1.1.3' })).not.toContain(
            'label',
        );
    });
});
