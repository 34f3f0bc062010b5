import { readFileSync, readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultText } from '../../src/config/structured.ts';
import { emit } from '../../src/emit/emit.ts';
import { EMIT_SCHEMA } from '../../src/emit/spec/schema.ts';
import { planOf } from '../../src/emit/planned.ts';
import { readSpec } from '../../src/emit/spec/spec.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { mutated, propertySeed, soup } from '../support/texts.ts';

/** A sound spec; each case below changes one thing in it. */
const SOUND = `distribution: debian-12
vrrp:
  id: 17
directors:
  - name: lb1
    address: [10.0.0.1/24, "2001:db8::1/64"]
    interface: eth0
  - name: lb2
    address: [10.0.0.2/24, "2001:db8::2/64"]
    interface: eth0
services:
  - address: 10.0.0.5
    port: 80
    check: { type: http }
realServers:
  - name: web1
    address: 10.0.0.3
  - name: web2
    address: 10.0.0.4
`;

function faultsIn(text: string): readonly string[] {
    const file = createSourceFile('spec.yaml', text);
    const result = readSpec(file);
    return result.ok ? [] : result.faults.map((fault) => faultText(file, fault).slice('spec.yaml:'.length));
}

/** What is changed, into what, and what is said then; the place is worked out by hand. */
const FAULTS: readonly (readonly [what: string, from: string, to: string, ...said: readonly string[]])[] = [
    ['a key that is none', 'vrrp:', 'vrpp:', '2:1: vrpp: unknown key (did you mean "vrrp"?)'],
    ['a number out of range', 'id: 17', 'id: 256', '3:7: vrrp.id: is 256, not a number from 1 to 255'],
    [
        'a text in place of a number',
        'id: 17',
        'id: many',
        '3:7: vrrp.id: is a text, not a number from 1 to 255',
    ],
    [
        'a value that is to be filled in',
        'id: 17',
        'id: # fill in',
        '3:3: vrrp.id: has no value; expected: a number from 1 to 255',
    ],
    [
        'a password that is a number, not shown',
        'id: 17',
        'id: 17\n  password: 12345',
        '4:13: vrrp.password: is not a text, {env: NAME} or {file: PATH}',
    ],
    [
        'a password that is too long, not shown',
        'id: 17',
        'id: 17\n  password: verysecret',
        '4:13: vrrp.password: has more than 8 bytes, of which VRRP sends the first only',
    ],
    [
        'a password of two places',
        'id: 17',
        'id: 17\n  password: {env: A, file: b}',
        '4:13: vrrp.password: is not a text, {env: NAME} or {file: PATH}',
    ],
    [
        'an interval in thousandths',
        'id: 17',
        'id: 17\n  interval: 0.125',
        '4:13: vrrp.interval: is 0.125; VRRP counts in hundredths of a second',
    ],
    [
        'a password beside parts of a second',
        'id: 17',
        'id: 17\n  interval: 0.5\n  password: sesame',
        '4:13: vrrp.interval: is 0.5; with a password, which is of VRRP version 2, seconds are whole',
    ],
    [
        'a distribution that is not known',
        'debian-12',
        'debian-2',
        '1:15: distribution: unknown distribution "debian-2" (did you mean "debian-12"?)',
    ],
    [
        'no distribution',
        'distribution: debian-12\n',
        '',
        '1:1: lacks "distribution", which no host has of its own either',
    ],
    [
        'a name twice',
        'name: web2',
        'name: LB1',
        '18:11: realServers[1].name: is "LB1", as that of a director before it',
    ],
    [
        'the name of a folder of the set',
        'name: web2',
        'name: client',
        '18:11: realServers[1].name: is "client", a folder that each set has',
    ],
    [
        'an address that is none',
        '10.0.0.3',
        '10.0.0.333',
        '17:14: realServers[0].address: is "10.0.0.333", no address with or without a prefix length',
    ],
    [
        'an address of two hosts',
        '10.0.0.4',
        '10.0.0.3',
        '19:14: realServers[1].address: is 10.0.0.3, an address of web1, too',
    ],
    [
        'an address of two hosts in two spellings',
        'web2\n    address: 10.0.0.4',
        'web2\n    address: "2001:DB8:0::2"',
        '19:14: realServers[1].address: is 2001:db8::2, an address of lb2, too',
    ],
    [
        'a loopback address',
        '10.0.0.4',
        '127.0.0.1',
        '19:14: realServers[1].address: is 127.0.0.1, a loopback address',
    ],
    [
        'two addresses of a family',
        'address: 10.0.0.4',
        'address: [10.0.0.4, 10.0.0.6]',
        '19:25: realServers[1].address[1]: is a second IPv4 address; a host has one of each family here',
    ],
    [
        'a director without a prefix length',
        '10.0.0.2/24',
        '10.0.0.2',
        '9:15: directors[1].address[0]: is 10.0.0.2 without the length of its prefix, as in 10.0.0.2/24',
    ],
    [
        'the broadcast address',
        '10.0.0.2/24',
        '10.0.0.255/24',
        '9:15: directors[1].address[0]: is 10.0.0.255, the broadcast address of 10.0.0.0/24',
    ],
    [
        'the address of the network',
        '10.0.0.1/24',
        '10.0.0.0/24',
        '6:15: directors[0].address[0]: is 10.0.0.0, the address of the network 10.0.0.0/24 itself',
    ],
    [
        'directors in two networks',
        '10.0.0.2/24',
        '10.0.1.2/24',
        '9:15: directors[1].address[0]: is 10.0.1.2/24, outside 10.0.0.0/24, the IPv4 network of lb1',
    ],
    [
        'directors with two lengths',
        '2001:db8::2/64',
        '2001:db8::2/48',
        '9:28: directors[1].address[1]: is 2001:db8::2/48, outside 2001:db8::/64, the IPv6 network of lb1',
    ],
    [
        'a priority of two',
        'interface: eth0\n  - name: lb2',
        'interface: eth0\n    priority: 90\n  - name: lb2',
        '9:5: directors[1]: gets the priority 90, as lb1 has; name another',
    ],
    [
        'a priority out of range',
        'interface: eth0\n  - name: lb2',
        'interface: eth0\n    priority: 255\n  - name: lb2',
        '8:15: directors[0].priority: is 255, not a number from 1 to 254',
    ],
    [
        'a virtual address outside the network',
        'address: 10.0.0.5',
        'address: 10.0.1.5',
        '12:14: services[0].address: is 10.0.1.5, outside 10.0.0.0/24, the network of lb1',
    ],
    [
        'a virtual address that a host has',
        'address: 10.0.0.5',
        'address: 10.0.0.4',
        '12:14: services[0].address: is 10.0.0.4, which is the own address of web2',
    ],
    [
        'a virtual address with a prefix length',
        'address: 10.0.0.5',
        'address: 10.0.0.5/24',
        '12:14: services[0].address: is 10.0.0.5/24; a virtual address has no prefix length',
    ],
    [
        'a virtual address that is the broadcast address',
        'address: 10.0.0.5',
        'address: 10.0.0.255',
        '12:14: services[0].address: is 10.0.0.255, the broadcast address of 10.0.0.0/24',
    ],
    [
        'a virtual address that is none',
        'address: 10.0.0.5',
        'address: www',
        '12:14: services[0].address: is "www", not an IPv4 or IPv6 address',
    ],
    [
        'real servers without the family',
        'address: 10.0.0.5',
        'address: "2001:db8::5"',
        '12:14: services[0].address: is 2001:db8::5, but web1 and web2 have no IPv6 address',
    ],
    [
        'a real server in another network',
        'address: 10.0.0.4',
        'address: 10.9.0.4',
        '19:14: realServers[1].address: is outside 10.0.0.0/24, the network of the directors, which Direct Routing does not leave',
    ],
    [
        'a port out of range',
        'port: 80',
        'port: 65536',
        '13:11: services[0].port: is 65536, not a port from 1 to 65535',
    ],
    ['no port', '    port: 80\n', '', '12:5: services[0]: lacks "port"'],
    [
        'two ways to say the port',
        'port: 80',
        'port: 80\n    ports: [443]',
        '14:12: services[0].ports: stands beside "port"; one of them has to go',
    ],
    [
        'a service twice',
        'realServers:',
        '  - { address: 10.0.0.5, ports: [443, 80] }\nrealServers:',
        '15:16: services[1].address: has port 80 (tcp), as services[0] does',
    ],
    [
        'a server that is none',
        'port: 80',
        'port: 80\n    servers: [web3]',
        '14:15: services[0].servers[0]: is "web3", which is no real server (did you mean "web1" or "web2"?)',
    ],
    [
        'a sorry server that serves',
        'port: 80',
        'port: 80\n    servers: [web1]\n    sorryServer: web1',
        '15:18: services[0].sorryServer: is web1, which is one of "servers", too',
    ],
    [
        'a quorum that cannot be',
        'port: 80',
        'port: 80\n    quorum: 3',
        '14:13: services[0].quorum: is 3, which can never be reached: all its servers together weigh 2',
    ],
    [
        'a setting of another check',
        '{ type: http }',
        '{ type: tcp, path: / }',
        '14:31: services[0].check.path: is for checks of type http or https, not tcp',
    ],
    [
        'a script without a command',
        '{ type: http }',
        '{ type: script }',
        '14:12: services[0].check: lacks "command", the program that the check runs',
    ],
    [
        'adverts of a kind that is none',
        'id: 17',
        'id: 17\n  adverts: multcast',
        '4:12: vrrp.adverts: is "multcast", not multicast or unicast',
    ],
    [
        'a network that the distribution has not',
        'name: web2',
        'name: web2\n    network: ifcfg',
        '19:14: realServers[1].network: is ifcfg, but web2 has Debian 12: ifupdown, systemd-networkd, NetworkManager or netplan',
    ],
    [
        'a zone for nftables',
        'name: web2',
        'name: web2\n    firewall: { system: nftables, zone: public }',
        '19:41: realServers[1].firewall.zone: is for firewalld, not for nftables',
    ],
    [
        'a redirect without a firewall',
        'vrrp:',
        'method: redirect\nfirewall: none\nvrrp:',
        '3:11: firewall: is none, but the method redirect is a rule of a firewall',
    ],
    [
        'a fail-back that keepalived does not wait for',
        'vrrp:',
        'failBack: after 2000\nvrrp:',
        '2:11: failBack: is after 2000 s; keepalived waits 1000 s at most',
    ],
    [
        'text that is no YAML',
        'vrrp:',
        'vrrp: [',
        '4:1: the indentation fits nothing above, or a bracket is not closed',
    ],
];

describe('a spec', () => {
    it('is sound', () => {
        expect(faultsIn(SOUND)).toEqual([]);
    });

    it.each(FAULTS)('with %s is refused', (_, from, to, ...said) => {
        expect(SOUND).toContain(from);
        expect(faultsIn(SOUND.replace(from, to))).toEqual(said);
    });

    it.each([
        ['to: ["@lb1"]', 'mail.to[0]'],
        ['to: ["a{b"]', 'mail.to[0]'],
        ['to: ["a\\u0007b"]', 'mail.to[0]'],
        ['to: [a], from: "{hosts}@b"', 'mail.from'],
        ['to: [a], from: "{host}@b", server: "mail.b 25 x"', 'mail.server'],
    ])('with %s is refused, since keepalived would read something else', (mail, path) => {
        const rest = ['from: a@b', 'server: b'].filter((each) => !mail.includes(each.split(':')[0] ?? ''));
        const text = SOUND.replace('vrrp:', `mail: { ${[mail, ...rest].join(', ')} }\nvrrp:`);
        expect(faultsIn(text)).toEqual([expect.stringContaining(`: ${path}: is `)]);
    });

    it('for a director whose keepalived lacks a check is refused', () => {
        const text = SOUND.replace('{ type: http }', '{ type: udp }').replace(
            'name: lb1',
            'name: lb1\n    distribution: centos-7',
        );
        expect(faultsIn(text)).toEqual([
            '15:20: services[0].check.type: is udp, which came with keepalived 2.1.0; lb1 has 1.3.5',
        ]);
    });

    it('has no second director to send unicast to, or to fail over to', () => {
        const text = SOUND.replace(/ {2}- name: lb2[^-]*?eth0\n/s, '').replace(
            'id: 17',
            'id: 17\n  adverts: unicast',
        );
        expect(faultsIn(`failBack: never\n${text}`)).toEqual([
            '1:11: failBack: says who takes over again, but there is no second director',
            '5:12: vrrp.adverts: is unicast, but there is no second director',
        ]);
    });

    it('with IPv6 alone has no password', () => {
        const text = SOUND.replace('10.0.0.5', '"2001:db8::5"')
            .replace('10.0.0.3', '"2001:db8::3"')
            .replace('10.0.0.4', '"2001:db8::4"')
            .replace('id: 17', 'id: 17\n  password: sesame');
        expect(faultsIn(text)).toEqual(['4:13: vrrp.password: is for VRRP of IPv4; that of IPv6 knows none']);
    });

    it('has a schema that is one', () => {
        expect(new Ajv().validateSchema(EMIT_SCHEMA)).toBe(true);
    });
});

describe('any text', () => {
    const texts = readdirSync('fixtures/emit')
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => readFileSync(`fixtures/emit/${name}`, 'utf8'));

    it('is a spec or has faults that lie in it, and a spec becomes a set', () => {
        fc.assert(
            fc.property(fc.oneof(mutated(texts), soup), (text) => {
                const result = readSpec(createSourceFile('spec.yaml', text));
                if (result.ok) expect(emit(planOf(result.spec)).length).toBeGreaterThan(10);
                else expect(result.faults.length).toBeGreaterThan(0);
                for (const { span } of result.ok ? [] : result.faults) {
                    expect(span.start).toBeGreaterThanOrEqual(0);
                    expect(span.end).toBeLessThanOrEqual(text.length);
                }
            }),
            { numRuns: 400, seed: propertySeed() },
        );
    });
});

describe('a plan', () => {
    it('has what the spec leaves open', () => {
        const result = readSpec(createSourceFile('spec.yaml', SOUND));
        const plan = result.ok ? planOf(result.spec) : undefined;
        expect(plan).toMatchObject({
            name: 'lvs',
            method: 'loopback',
            failBack: { kind: 'never' },
            vrrp: { id: 17, interval: 1, unicast: false },
            virtualAddresses: [{ address: '10.0.0.5', family: 'inet' }],
        });
        expect(plan?.directors.map(({ name, priority, target }) => [name, priority, target.release])).toEqual(
            [
                ['lb1', 100, '2.2.7'],
                ['lb2', 90, '2.2.7'],
            ],
        );
        // Real servers are in the network of the directors, whose prefix has 24 bits.
        expect(plan?.realServers.map(({ addresses }) => addresses.inet)).toEqual([
            { address: '10.0.0.3', prefix: 24 },
            { address: '10.0.0.4', prefix: 24 },
        ]);
        expect(plan?.services[0]?.servers.map(({ name }) => name)).toEqual(['web1', 'web2']);
    });
});
