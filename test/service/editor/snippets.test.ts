import { describe, expect, it } from 'vitest';
import { type Place, allPlaces } from '../../../grammar/schema/places.ts';
import { formatText } from '../../../src/format/index.ts';
import { checkConfiguration } from '../../../src/service/check.ts';
import { type CompletionItem, completions } from '../../../src/service/editor/writing/completion.ts';
import { type Template, textOf } from '../../../src/service/editor/writing/template.ts';
import { USUAL_PATHS, usualIn } from '../../../src/service/editor/writing/usual.ts';
import { findTarget } from '../../../src/schema/targets.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import { readingOf, unmarked } from './marked.ts';

function offered(marks: string, target = '2.4.3', indent = '    '): readonly CompletionItem[] {
    const { text, offset } = unmarked(marks);
    return completions(readingOf(text, { target }), offset, { indent });
}

function templateOf(marks: string, label: string, target?: string, indent?: string): Template | undefined {
    const item = offered(marks, target, indent).find((each) => each.label === label);
    if (item === undefined) throw new Error(`"${label}" is not offered`);
    return item.template;
}

/** What is written for a keyword when all stops are left as they are. */
function written(marks: string, label: string, target?: string): string {
    const template = templateOf(marks, label, target);
    return template === undefined ? label : textOf(template);
}

/** The words to choose from at the stops of a template. */
function choices(marks: string, label: string, target?: string): (readonly string[])[] {
    return (templateOf(marks, label, target) ?? []).flatMap((part) =>
        typeof part === 'string' ? [] : [part.words],
    );
}

describe('a block', () => {
    it('is written with what an instance needs', () => {
        expect(written('|', 'vrrp_instance')).toBe(`vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.0.2.10/24
    }
}`);
    });

    it('goes on from what the configuration has', () => {
        const instance =
            'vrrp_instance VI_1 {\n interface ens3\n virtual_router_id 7\n virtual_ipaddress {\n 192.0.2.10/24\n }\n}\n|';
        const text = written(instance, 'vrrp_instance');
        expect(text).toContain('vrrp_instance VI_2 {');
        expect(text).toContain('interface ens3');
        expect(text).toContain('virtual_router_id 8');
        expect(text).toContain('192.0.2.11/24');
        expect(written(instance, 'vrrp_sync_group')).toContain('VI_1\n        VI_2\n');
    });

    it('is written with the servers of a service and their checks', () => {
        expect(written('|', 'virtual_server')).toBe(`virtual_server 192.0.2.10 80 {
    delay_loop 6
    lvs_sched wrr
    lvs_method NAT
    protocol TCP
    real_server 192.0.2.21 80 {
        weight 1
        TCP_CHECK {
            connect_timeout 3
        }
    }
}`);
        const server = 'virtual_server 10.0.0.1 80 {\n    real_server 10.0.0.2 80 {\n        |\n    }\n}\n';
        expect(written(server, 'HTTP_GET')).toBe(`HTTP_GET {
    connect_timeout 3
    url {
        path /
        status_code 200
    }
}`);
    });

    it.each([
        [
            'vrrp_script',
            'vrrp_script chk_1 {\n    script "/etc/keepalived/script.sh"\n    interval 2\n    fall 2\n    rise 2\n}',
        ],
        ['vrrp_sync_group', 'vrrp_sync_group VG_1 {\n    group {\n        VI_1\n        VI_2\n    }\n}'],
        ['track_file', 'track_file file_1 {\n    file /run/keepalived/state\n}'],
        ['bfd_instance', 'bfd_instance BFD_1 {\n    neighbor_ip 192.0.2.2\n}'],
        ['virtual_server_group', 'virtual_server_group VSG_1 {\n    192.0.2.10 80\n}'],
        ['global_defs', 'global_defs {\n    router_id LVS_1\n}'],
        ['static_ipaddress', 'static_ipaddress {\n    192.0.2.10/24 dev eth0\n}'],
    ])('%s is written with what it needs', (label, text) => {
        expect(written('|', label)).toBe(text);
    });

    it('of which nothing is sure is written empty, with the cursor in it', () => {
        expect(written('virtual_server 10.0.0.1 80 {\n    |\n}\n', 'real_group', '1.0.0')).toBe(
            'real_group {\n    \n}',
        );
        const template = templateOf('virtual_server 10.0.0.1 80 {\n    |\n}\n', 'real_group', '1.0.0');
        expect(template).toContainEqual({ words: [] });
    });

    it('has the levels of the layout', () => {
        const template = templateOf('|', 'vrrp_sync_group', '2.4.3', '\t');
        expect(textOf(template ?? [])).toContain('\n\tgroup {\n\t\tVI_1\n');
    });

    it('has what the release knows', () => {
        expect(written('|', 'virtual_server', '1.0.0')).toContain('\n    lb_algo wrr\n    lb_kind NAT\n');
    });

    it('is in the layout of kalint', () => {
        for (const { label, kind } of offered('|')) {
            if (kind !== 'block') continue;
            const text = `${written('|', label)}\n`;
            expect(formatText(text).text, label).toBe(text);
        }
    });

    it('has the cursor at one place in the end at most', () => {
        for (const { template = [] } of offered('|'))
            expect(
                template.filter((part) => typeof part !== 'string' && part.words.length === 0).length,
            ).toBeLessThan(2);
    });
});

describe('a keyword', () => {
    const instance = 'vrrp_instance A {\n    |\n}\n';

    it('has stops for the words that it must have', () => {
        expect(written(instance, 'notify')).toBe('notify "/etc/keepalived/script.sh"');
        expect(written(instance, 'advert_int')).toBe('advert_int 1');
        expect(templateOf(instance, 'nopreempt')).toBeUndefined();
        expect(templateOf(instance, 'strict_mode')).toBeUndefined();
    });

    it('lets one choose between the words of a choice, in releases that have them', () => {
        expect(choices(instance, 'state')).toEqual([['BACKUP', 'MASTER']]);
        const server = 'virtual_server 10.0.0.1 80 {\n    |\n}\n';
        expect(choices(server, 'lvs_sched')[0]).toContain('mh');
        expect(choices(server, 'lvs_sched', '1.3.5')[0]).not.toContain('mh');
    });

    it('lets one choose between names that are there', () => {
        const names = 'vrrp_script a {\n}\nvrrp_script "b c" {\n}\n';
        expect(choices(`${names}${instance}`, 'track_script')).toEqual([['a', '"b c"']]);
    });

    it('does not name the interface of the instance for being tracked', () => {
        expect(choices('vrrp_instance A {\n    interface eth0\n    |\n}\n', 'track_interface')).toEqual([
            ['eth1'],
        ]);
        expect(choices('vrrp_instance A {\n    interface eth1\n    |\n}\n', 'track_interface')).toEqual([
            ['eth0'],
        ]);
    });

    it.each([
        ['words', 'vrrp_instance A {\n    sta|te MASTER\n}\n', 'state'],
        ['a block', 'virtual_ser|ver {\n}\n', 'virtual_server'],
        ['a block on the next line', 'virtual_ser|ver\n{\n}\n', 'virtual_server'],
        ['a comment', 'vrrp_instance A {\n    | # why\n}\n', 'state'],
        ['a brace', 'vrrp_instance A { | }\n', 'state'],
        ['a quote', '"global|"\n', 'global_defs'],
    ])('is a word by itself where %s follow', (_, marks, label) => {
        expect(templateOf(marks, label)).toBeUndefined();
    });

    it('is a word by itself for an editor that knows no stops', () => {
        const { text, offset } = unmarked(instance);
        for (const { template } of completions(readingOf(text), offset)) expect(template).toBeUndefined();
    });
});

it('knows the keywords that are said to be usual', () => {
    const places = new Map([...allPlaces()].map((place) => [place.path, place]));
    for (const path of USUAL_PATHS) {
        const { needed, common } = usualIn(path);
        for (const name of [...needed.flat(), ...common]) {
            const spelling = places.get(path)?.spellings.get(name);
            expect(spelling?.spec.name, `${path}/${name}`).toBe(name);
        }
    }
});

/** A text, and where in it something is added. */
interface Cursor {
    readonly text: string;
    readonly offset: number;
}

/** What a text comes to when something is added, and the end of the block that this opens. */
function add({ text, offset }: Cursor, item: CompletionItem): Cursor {
    const { insert, template } = item;
    const written = template === undefined ? insert : textOf(template);
    // The end of a block gets a line of its own, so that more can be added before it.
    const isBlock = written.endsWith('\n}');
    const added = isBlock ? `${written.slice(0, -1)}\n}\n` : `${written}\n`;
    return {
        text: applyEdits(text, [{ span: { start: offset, end: offset }, text: added }]),
        offset: offset + added.length - (isBlock ? 3 : 0),
    };
}

/**
 * What keepalived may say of a configuration in which one keyword was taken, and no word was changed: that nothing
 * has the name, or that another statement is wanted with it, or none beside it.
 */
const EXPECTED_RULES = new Set([
    'vrrp/undefined-name',
    'vrrp/sync-group-member-unknown',
    'check/unknown-bfd-instance',
    'check/unknown-track-file',
    'vrrp/unicast-without-peers',
    'vrrp/unicast-ttl-without-peer',
    'vrrp/xmit-base-without-vmac',
    'vrrp/vrf-with-interface',
    'vrrp/timer-without-nopreempt',
    'vrrp/owner-ignore-adverts-mismatch',
    'vrrp/garp-group-interface-twice',
    'lvs/flag-without-scheduler',
    'lvs/one-packet-without-udp',
    'lvs/sorry-setting-without-server',
]);

describe.each(['2.4.3', 'debian-12', '2.0.20', '1.3.5'])('for %s', (name) => {
    const target = findTarget(name);
    const findings = ({ text }: Cursor): readonly string[] =>
        target === undefined
            ? ['no target']
            : checkConfiguration(createSourceFile('/t/main.conf', text), {
                  targets: [target],
                  preset: 'recommended',
              })
                  .flatMap(({ diagnostics }) => diagnostics)
                  .filter(({ origin, rule }) => origin === 'keepalived' && !EXPECTED_RULES.has(rule))
                  .map(({ rule, message }) => `${rule}: ${message}`);
    const at = ({ text, offset }: Cursor): readonly CompletionItem[] =>
        completions(readingOf(text, { target: name }), offset, { indent: '    ' });

    it('keepalived takes what is written for every keyword of every block', () => {
        const cursors = new Map<string, Cursor>([['', { text: '', offset: 0 }]]);
        const tried = new Set<Place>();
        for (const place of allPlaces()) {
            const cursor = cursors.get(place.path);
            if (cursor === undefined || place.content !== 'keywords') continue;
            tried.add(place);
            for (const item of at(cursor)) {
                const after = add(cursor, item);
                const spec = place.spellings.get(item.label)?.spec;
                const path = place.path === '' ? item.label : `${place.path}/${item.label}`;
                if (spec?.block !== undefined && !cursors.has(path)) cursors.set(path, after);
                if (item.rank !== 'deprecated') expect(findings(after), path).toEqual([]);
            }
        }
        expect(tried.size).toBeGreaterThan(15);
    });
});
