import { describe, expect, it } from 'vitest';
import { allPlaces } from '../../../grammar/schema/places.ts';
import { hasIt } from '../../../grammar/schema/releases.ts';
import { type CompletionItem, completions } from '../../../src/service/editor/completion.ts';
import { applyEdits } from '../../../src/text/edit.ts';
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
        expect(offered.filter(({ deprecated }) => deprecated)).toEqual(
            offered.slice(offered.findIndex(({ deprecated }) => deprecated)),
        );
    });

    it('leaves out what may stand there once and does already', () => {
        const marks = 'vrrp_instance A {\n    notify_master "/bin/x"\n    |\n}\n';
        expect(labels(marks)).not.toContain('notify_master');
        // The one that is being written is no other.
        expect(labels(marks.replace('|', '').replace('notify_', 'notify|_'))).toContain('notify_master');
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
