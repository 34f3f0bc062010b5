import { describe, expect, it } from 'vitest';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** `rule: text` for each finding about what is there of virtual servers and checkers, in the order of the text. */
function findings(text: string): string[] {
    const settings = { targets: [newestTarget()], preset: 'recommended' } as const;
    return checkFile(createSourceFile('test.conf', text), settings)
        .diagnostics.filter(({ rule }) => /^(?:lvs|check)\/(?!.*-missing$)/.test(rule))
        .map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);
}

/** A virtual server whose name and lines are given; `real ADDRESS LINE` stands for a real server. */
function server(name: string, ...lines: string[]): string {
    const inside = lines.map((line) => {
        const [, address, inner = ''] = /^real (\S+) ?(.*)$/.exec(line) ?? [];
        return address === undefined ? line : `real_server ${address} {\n${inner}\n}`;
    });
    return `virtual_server ${name} {\n${inside.join('\n')}\n}\n`;
}

const MISMATCH = 'lvs/server-family-mismatch';

describe('the family of a virtual server', () => {
    it.each<[string, string[], string[]]>([
        ['10.0.0.1 80', ['lb_kind DR', 'real 2001:db8::2'], [`${MISMATCH}: 2001:db8::2`]],
        ['10.0.0.1 80', ['lb_kind TUN', 'real 2001:db8::2'], []],
        ['10.0.0.1 80', ['real 2001:db8::2', 'lb_kind TUN'], [`${MISMATCH}: 2001:db8::2`]],
        ['10.0.0.1 80', ['lb_kind DR', 'real 2001:db8::2 lvs_method TUN'], []],
        // What was meant by a word that is refused is not known.
        ['10.0.0.1 80', ['lb_kind tun', 'real 2001:db8::2'], []],
        ['web 80', ['real 10.0.0.2', 'real 2001:db8::2'], []],
        ['fwmark 3', ['real 10.0.0.2', 'real 2001:db8::2'], [`${MISMATCH}: 2001:db8::2`]],
        ['fwmark 3', ['lb_kind TUN', 'real 10.0.0.2', 'real 2001:db8::2'], []],
        ['fwmark 3', ['real 10.0.0.2', 'ip_family inet6'], ['lvs/ip-family-conflict: inet6']],
        ['fwmark 3', ['ip_family inet6', 'real 10.0.0.2'], [`${MISMATCH}: 10.0.0.2`]],
        [
            'group g',
            ['persistence_granularity 255.0.0.0', 'real 2001:db8::2'],
            ['lvs/unknown-group: g', `${MISMATCH}: 2001:db8::2`],
        ],
        ['fwmark 3', ['persistence_granularity 0'], ['lvs/granularity-family-mismatch: 0']],
        ['fwmark 3', ['sorry_server 2001:db8::9', 'real 10.0.0.2'], [`${MISMATCH}: 2001:db8::9`]],
        ['2001:db8::1 80', ['sorry_server 10.0.0.9', 'sorry_server_lvs_method TUN', 'real 2001:db8::2'], []],
    ])('%s { %j }', (name, lines, expected) => {
        expect(findings(server(name, ...lines))).toEqual(expected);
    });
});

describe('flags of schedulers', () => {
    const FLAG = 'lvs/flag-without-scheduler';

    it.each<[string[], string[]]>([
        [['lb_algo sh', 'sh-port'], []],
        [['sh-port'], [`${FLAG}: sh-port`]],
        [['lb_algo sh', 'lb_algo rr', 'sh-port'], [`${FLAG}: sh-port`]],
        [['lb_algo shh', 'sh-port'], []],
        [['hashed', 'lb_algo mh', 'hashed'], [`${FLAG}: hashed`]],
    ])('%j', (lines, expected) => {
        expect(findings(server('10.0.0.1 80', ...lines, 'real 10.0.0.2'))).toEqual(expected);
    });
});

describe('the ends of a check', () => {
    const FAMILY = 'check/address-family-mismatch';
    const LINK = 'check/link-local-without-interface';

    it.each<[string, string, string[]]>([
        ['TCP_CHECK', 'bindto 2001:db8::5', [`${FAMILY}: 2001:db8::5`]],
        ['TCP_CHECK', 'connect_ip 2001:db8::2\nbindto 2001:db8::5', []],
        ['TCP_CHECK', 'connect_ip web\nbindto 2001:db8::5', []],
        ['TCP_CHECK', 'bindto 2001:db8::5\nconnect_ip 2001:db8::2', [`${FAMILY}: 2001:db8::5`]],
        ['SMTP_CHECK', 'bindto 2001:db8::5', []],
        ['SMTP_CHECK', 'bindto 2001:db8::5\nconnect_ip 10.0.0.3', [`${FAMILY}: 10.0.0.3`]],
        ['PING_CHECK', 'connect_ip fe80::1', [`${LINK}: PING_CHECK`]],
        ['PING_CHECK', 'connect_ip febf::1', [`${LINK}: PING_CHECK`]],
        ['PING_CHECK', 'connect_ip fec0::1', []],
        ['PING_CHECK', 'connect_ip fe80::1\nbind_if eth0', []],
        ['PING_CHECK', 'connect_ip 2001:db8::2\nbindto fe80::1', []],
        ['UDP_CHECK', 'min_reply_length 256', ['check/impossible-reply-length: 256']],
        ['UDP_CHECK', 'min_reply_length 9\nmax_reply_length 8\nmax_reply_length 9', []],
    ])('%s { %s }', (checker, lines, expected) => {
        const text = server('10.0.0.1 80', 'real_server 10.0.0.2 80 {', `${checker} {`, lines, '}', '}');
        expect(findings(text)).toEqual(expected);
    });
});
