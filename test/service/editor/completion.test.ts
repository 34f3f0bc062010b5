import { describe, expect, it } from 'vitest';
import { allPlaces } from '../../../grammar/schema/places.ts';
import { hasIt } from '../../../grammar/schema/releases.ts';
import { type CompletionItem, completions } from '../../../src/service/editor/writing/completion.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { describe as describeKeyword } from '../../../src/service/editor/writing/keyword-completion.ts';
import { type ReadFor, readingOf, unmarked } from './marked.ts';

function items(marks: string, options: ReadFor = {}): readonly CompletionItem[] {
    const { text, offset } = unmarked(marks);
    return completions(readingOf(text, options), offset);
}

function labels(marks: string, options: ReadFor = {}): string[] {
    return items(marks, options).map(({ label }) => label);
}

/** The text after the item of that label was taken. */
function taken(marks: string, label: string, options: ReadFor = {}): string {
    const item = items(marks, options).find((each) => each.label === label);
    if (item === undefined) throw new Error(`"${label}" is not offered`);
    return applyEdits(unmarked(marks).text, [{ span: item.replace, text: item.insert }]);
}

/** A cursor in the blocks that lead to a place. */
function inside(path: string): string {
    const blocks = path === '' ? [] : path.split('/');
    const head = blocks.map((block) => `${block} x {\n`).join('');
    return `${head}|\n${'}\n'.repeat(blocks.length)}`;
}

describe('the start of a statement', () => {
    it.each(['2.4.3', '2.2.7', '1.3.5'] as const)(
        'offers what %s knows there, and nothing else',
        (release) => {
            for (const place of allPlaces()) {
                if (place.content !== 'keywords') continue;
                const known = [...place.spellings].filter(
                    ([name, { spec, alias }]) =>
                        hasIt(release, (alias ?? spec).since, (alias ?? spec).until) &&
                        // No build has it: it went in 1.1.5.
                        !(spec.feature ?? []).includes('ci-linux') &&
                        name !== '',
                );
                const offered = labels(inside(place.path), { target: release });
                expect(offered.toSorted(), place.path).toEqual(known.map(([name]) => name).toSorted());
            }
        },
    );

    it('leaves out what the build lacks', () => {
        expect(labels('global_defs {\n    |\n}\n')).toContain('vrrp_ipsets');
        expect(labels('global_defs {\n    |\n}\n', { target: 'debian-12' })).not.toContain('vrrp_ipsets');
    });

    it('leaves out what is given, and puts deprecated keywords last', () => {
        const offered = items('vrrp_instance A {\n    priority 100\n    |\n}\n');
        const at = (label: string): number => offered.findIndex((each) => each.label === label);
        expect(at('priority')).toBe(-1);
        expect(at('state')).toBeLessThan(at('lvs_sync_daemon_interface'));
        const isDeprecated = ({ rank }: CompletionItem): boolean => rank === 'deprecated';
        expect(offered.filter(isDeprecated)).toEqual(offered.slice(offered.findIndex(isDeprecated)));
        expect(offered.filter(isDeprecated).map(({ label }) => label)).toContain('vmac_garp_intvl');
    });

    it('leaves out what may stand there once and does already', () => {
        const marks = 'vrrp_instance A {\n    notify_master "/bin/x"\n    |\n}\n';
        expect(labels(marks)).not.toContain('notify_master');
        // The one that is being written is no other.
        expect(labels(marks.replace('|', '').replace('notify_', 'notify|_'))).toContain('notify_master');
    });

    it('puts what the block lacks first, then what is common', () => {
        const offered = items('vrrp_instance A {\n    interface eth0\n    |\n}\n');
        expect(offered.slice(0, 4).map(({ label }) => label)).toEqual([
            'state',
            'virtual_router_id',
            'priority',
            'virtual_ipaddress',
        ]);
        expect(offered.slice(0, 4).every(({ rank }) => rank === 'needed')).toBe(true);
        expect(offered[4]?.label).toBe('advert_int');
        // Other spellings come behind all that have the usual one.
        expect(labels('virtual_server 10.0.0.1 80 {\n    |\n}\n').slice(0, 5)).toEqual([
            'delay_loop',
            'lvs_sched',
            'lvs_method',
            'protocol',
            'real_server',
        ]);
    });

    it('takes any checker for the one that a server needs', () => {
        const server = (inside: string): string =>
            `virtual_server 10.0.0.1 80 {\n real_server 10.0.0.2 80 {\n weight 1\n ${inside}\n |\n }\n}\n`;
        const needed = (inside: string): readonly string[] =>
            items(server(inside)).flatMap(({ label, rank }) => (rank === 'needed' ? [label] : []));
        expect(needed('')).toEqual(['TCP_CHECK']);
        expect(needed('HTTP_GET {\n }')).toEqual([]);
    });

    it('puts what begins with what is typed first', () => {
        expect(labels('vrrp_instance A {\n    tr|\n}\n').slice(0, 4)).toEqual([
            'track_script',
            'track_interface',
            'track_process',
            'track_file',
        ]);
        expect(labels('vrrp_instance A {\n    AUTH|\n}\n')[0]).toBe('authentication');
    });

    it('chooses beforehand what is lacking alone', () => {
        const chosen = (marks: string): readonly string[] =>
            items(marks).flatMap(({ label, preselect }) => (preselect ? [label] : []));
        expect(chosen('track_file f {\n    |\n}\n')).toEqual(['file']);
        expect(chosen('track_file f {\n    fi|\n}\n')).toEqual(['file']);
        expect(chosen('track_file f {\n    we|\n}\n')).toEqual([]);
        expect(chosen('track_file f {\n    file /x\n    |\n}\n')).toEqual([]);
        expect(chosen('vrrp_instance A {\n    |\n}\n')).toEqual([]);
    });

    it('offers one list of members only', () => {
        expect(labels('vrrp_sync_group G {\n    group {\n    }\n    |\n}\n')).not.toContain('group');
        expect(labels('vrrp_instance A {\n    virtual_ipaddress {\n    }\n    |\n}\n')).toContain(
            'virtual_ipaddress',
        );
    });

    it('puts what stands for something else in the build last', () => {
        const rank = (target: string): string | undefined =>
            items('global_defs {\n    |\n}\n', { target }).find(({ label }) => label === 'vrrp_iptables')
                ?.rank;
        expect(rank('2.2.7')).toBe('other');
        expect(rank('debian-12')).toBe('deprecated');
    });

    it('is described when it is asked for', () => {
        const { target } = readingOf('');
        const subject = { path: 'vrrp_instance', name: 'priority' };
        expect(describeKeyword(subject, target)).toContain('1 to 255');
        expect(describeKeyword(subject, target, 'https://docs/')).toContain('https://docs/keywords/');
        expect(describeKeyword({ path: '', name: 'priority' }, target)).toBeUndefined();
        expect(describeKeyword({ path: 'nowhere', name: 'priority' }, target)).toBeUndefined();
    });

    it('is not offered where it would grow together with something else', () => {
        for (const marks of ['|=======\n', '|""global_defs {\n}\n', '|// x\n', 'x|"y"\n'])
            expect(labels(marks), marks).toEqual([]);
        expect(labels('global_defs {\n}|\n')).toContain('vrrp_instance');
        expect(labels('global_defs {|}\n')).toContain('router_id');
    });

    it('tells blocks from lines', () => {
        const kinds = new Map(items('vrrp_instance A {\n    |\n}\n').map((each) => [each.label, each]));
        expect(kinds.get('virtual_ipaddress')).toMatchObject({ kind: 'block', detail: 'block' });
        expect(kinds.get('priority')).toMatchObject({ kind: 'keyword', detail: 'priority' });
        expect(kinds.get('notify')).toMatchObject({ detail: 'command [user] [group]' });
    });

    it('replaces the word under the cursor', () => {
        expect(taken('vrrp_instance A {\n    pri|o 100\n}\n', 'priority')).toBe(
            'vrrp_instance A {\n    priority 100\n}\n',
        );
        expect(taken('vrrp_instance A {\n    |\n}\n', 'priority')).toBe(
            'vrrp_instance A {\n    priority\n}\n',
        );
        expect(taken('vrrp_i|', 'vrrp_instance')).toBe('vrrp_instance');
    });

    it('offers nothing in a block that is not known', () => {
        expect(labels('bogus {\n    |\n}\n')).toEqual([]);
        expect(labels('--\n{|\n}\n')).toEqual([]);
    });
});

describe('a value', () => {
    const names = 'vrrp_script s1 {\n}\nvrrp_script s2 {\n}\nvrrp_instance A {\n interface eth7\n}\n';

    it.each([
        ['a choice', 'vrrp_instance A {\n    state |\n}\n', ['MASTER', 'BACKUP']],
        [
            'a switch',
            'vrrp_instance A {\n    strict_mode |\n}\n',
            ['true', 'false', 'on', 'off', 'yes', 'no'],
        ],
        ['scripts', `${names}vrrp_instance B {\n track_script {\n |\n }\n}\n`, ['s1', 's2']],
        [
            'scripts that are not tracked yet',
            `${names}vrrp_instance B {\n track_script {\n s1\n |\n }\n}\n`,
            ['s2'],
        ],
        ['instances', `${names}vrrp_sync_group G {\n group {\n  |\n }\n}\n`, ['A']],
        [
            'further instances',
            `${names}vrrp_instance B {\n}\nvrrp_sync_group G {\n group {\n  A |\n }\n}\n`,
            ['B'],
        ],
        [
            'an instance for the sync daemon',
            `${names}global_defs {\n lvs_sync_daemon eth0 inst |\n}\n`,
            ['A'],
        ],
        ['interfaces', `${names}vrrp_instance B {\n    interface |\n}\n`, ['eth7']],
        [
            'interfaces for an address',
            `${names}vrrp_instance B {\n virtual_ipaddress {\n  10.0.0.1 dev |\n }\n}\n`,
            ['eth7'],
        ],
        ['groups of addresses', 'virtual_server_group G {\n}\nvirtual_server group |\n', ['G']],
        ['forms of a virtual server', 'virtual_server |\n', ['fwmark', 'group']],
        ['tracked files', 'track_file f {\n}\nvrrp_instance A {\n track_file {\n  |\n }\n}\n', ['f']],
        ['processes', 'vrrp_track_process p {\n}\nvrrp_instance A {\n track_process { | }\n}\n', ['p']],
        ['BFD sessions', 'bfd_instance b {\n}\nvrrp_instance A {\n track_bfd { | }\n}\n', ['b']],
        [
            'track groups',
            'track_group T {\n}\nstatic_ipaddress {\n 10.0.0.1 dev eth0 track_group |\n}\n',
            ['T'],
        ],
        ['a weight', `${names}vrrp_instance B {\n track_script {\n  s1 |\n }\n}\n`, ['weight']],
        ['methods', 'virtual_server 10.0.0.1 80 {\n    lvs_method |\n}\n', ['NAT', 'DR', 'TUN']],
        ['no virtual addresses', 'vrrp_instance A {\n virtual_ipaddress {\n  10.0.0.1\n  |\n }\n}\n', []],
        [
            'what is used and lacks a definition',
            'vrrp_script s {\n}\nvrrp_script |\nvrrp_instance A {\n track_script {\n  s\n  t\n }\n}\n',
            ['t'],
        ],
        ['nothing in a comment', 'vrrp_instance A {\n    state MASTER # |\n}\n', []],
        ['nothing in a command', 'vrrp_script s {\n    script "/bin/|"\n}\n', []],
        ['definitions', '$A=1\n$B=2\nvrrp_version $|\n', ['${A}', '${B}']],
        ['definitions in a definition', '$A=1\n$B=${|}\n', ['${A}', '${B}']],
    ])('%s', (_, marks, expected) => {
        expect(labels(marks)).toEqual(expected);
    });

    const used = `vrrp_instance A {
    interface eth0
    virtual_router_id 51
    priority 150
    unicast_src_ip 192.0.2.1
    unicast_peer {
        192.0.2.2 min_ttl 1
        192.0.2.3
    }
    virtual_ipaddress {
        192.0.2.10/24 dev eth0
    }
}
virtual_server 192.0.2.11 8080 {
    real_server 10.0.0.1 8081 {
    }
}
virtual_server fwmark 7 {
}
`;

    it.each([
        [
            'a virtual router id that is free, then others',
            'vrrp_instance B {\n virtual_router_id |\n}\n',
            ['52', '51'],
        ],
        ['priorities', 'vrrp_instance B {\n priority |\n}\n', ['150']],
        ['addresses of this node', 'vrrp_instance B {\n unicast_src_ip |\n}\n', ['192.0.2.1']],
        [
            'addresses of others',
            'vrrp_instance B {\n unicast_peer {\n |\n }\n}\n',
            ['192.0.2.2', '192.0.2.3'],
        ],
        [
            'addresses of others that are not listed yet',
            'vrrp_instance B {\n unicast_peer {\n 192.0.2.2\n |\n }\n}\n',
            ['192.0.2.3'],
        ],
        ['addresses of services', 'vrrp_instance B {\n virtual_ipaddress {\n |\n }\n}\n', ['192.0.2.11']],
        [
            'addresses of services that are not listed yet',
            'vrrp_instance B {\n virtual_ipaddress {\n 192.0.2.11/32\n |\n }\n}\n',
            [],
        ],
        ['virtual addresses', 'virtual_server |\n', ['fwmark', 'group', '192.0.2.10', '192.0.2.11']],
        ['ports of services', 'virtual_server 192.0.2.10 |\n', ['8080']],
        ['no ports of a mark', 'virtual_server fwmark |\n', []],
        ['real servers', 'virtual_server 1.1.1.1 1 {\n real_server |\n}\n', ['10.0.0.1']],
        [
            'ports, that of the service around first',
            'virtual_server 1.1.1.1 443 {\n real_server 10.0.0.1 |\n}\n',
            ['443', '8080', '8081'],
        ],
        ['peers for BFD', 'bfd_instance b {\n neighbor_ip |\n}\n', ['192.0.2.2', '192.0.2.3']],
        ['nothing that is only being written', 'vrrp_instance B {\n priority 99|\n}\n', ['150']],
    ])('that is used elsewhere: %s', (_, marks, expected) => {
        expect(labels(`${used}${marks}`)).toEqual(expected);
    });

    it('chooses the virtual router id that is free, up to the last one', () => {
        const instance = (id: string): string => `vrrp_instance V${id} {\n virtual_router_id ${id}\n}\n`;
        const offered = items(`${used}${instance('|')}`);
        expect(offered.map(({ preselect }) => preselect)).toEqual([true, false]);
        expect(offered[1]?.detail).toBe('virtual router id of A');
        expect(labels(instance('|'))).toEqual(['51']);
        expect(labels(`${instance('255')}${instance('1')}${instance('|')}`)).toEqual(['2', '255', '1']);
    });

    it('brings nothing up behind a blank but a word that may follow', () => {
        const typed = (marks: string): readonly string[] => {
            const { text, offset } = unmarked(marks);
            return completions(readingOf(text), offset, { trigger: ' ' }).map(({ label }) => label);
        };
        expect(typed('vrrp_instance A {\n    state |\n}\n')).toEqual(['MASTER', 'BACKUP']);
        expect(typed('vrrp_instance A {\n    |\n}\n')).toEqual([]);
        expect(typed(' |\n')).toEqual([]);
        // What is typed next is a number of its own, and `52` must not take the place of `5`.
        expect(typed(`${used}vrrp_instance B {\n    virtual_router_id |\n}\n`)).toEqual([]);
        expect(typed('virtual_server_group G {\n}\nvirtual_server |\n')).toEqual(['fwmark', 'group']);
        expect(typed('vrrp_instance A {\n    priority 1 |\n}\n')).toEqual([]);
        expect(typed('vrrp_script s {\n    script "/bin/x |"\n}\n')).toEqual([]);
    });

    it('offers options of the release', () => {
        const marks = 'vrrp_instance A {\n virtual_ipaddress {\n  10.0.0.1 |\n }\n}\n';
        expect(labels(marks)).toEqual(expect.arrayContaining(['dev', 'use_vmac', 'no_track']));
        expect(labels(marks, { target: '2.0.20' })).not.toContain('use_vmac');
        expect(labels(marks)).not.toContain('track_group');
    });

    it('replaces within quotes, and quotes what has to be', () => {
        const start = 'vrrp_script "a b" {\n}\nvrrp_instance A {\n track_script {\n  ';
        expect(taken(`${start}"|x"\n }\n}\n`, 'a b')).toBe(`${start}"a b"\n }\n}\n`);
        expect(taken(`${start}|\n }\n}\n`, 'a b')).toBe(`${start}"a b"\n }\n}\n`);
    });

    it('replaces a use of a definition as a whole', () => {
        const after = '$ABC=1\nvrrp_version ${ABC}\n';
        for (const written of ['$|', '$A|', '${|', '${A|', '${A|X}', '$A|BC'])
            expect(taken(`$ABC=1\nvrrp_version ${written}\n`, '${ABC}')).toBe(after);
        expect(taken('$ABC=1\nvrrp_instance x${A|}y {\n}\n', '${ABC}')).toContain('x${ABC}y {');
    });

    it('knows what other files define', () => {
        const files = { 'x.conf': 'vrrp_script s {\n}\n' };
        const marks = 'include x.conf\nvrrp_instance A {\n track_script {\n  |\n }\n}\n';
        expect(labels(marks, { files })).toEqual(['s']);
    });
});
