import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allPlaces } from '../../../grammar/schema/places.ts';
import { hover, keywordText } from '../../../src/service/editor/facts/hover.ts';
import { pageOf } from '../../../src/service/editor/place/pages.ts';
import { newestTarget } from '../../../src/schema/targets.ts';
import { type ReadFor, mark, readingOf, unmarked } from './marked.ts';

function shown(marks: string, options: ReadFor = {}, docsBase?: string): string {
    const { text, offset } = unmarked(marks);
    return hover(readingOf(text, options), offset, docsBase)?.markdown ?? '';
}

/** A keyword in the blocks of its place; names of blocks are followed by a word. */
function nested(path: string, line: string): string {
    const blocks = path === '' ? [] : path.split('/');
    const head = blocks.map((block) => `${block} x {\n`).join('');
    return `${head}${line}\n${'}\n'.repeat(blocks.length)}`;
}

describe('hover', () => {
    it('tells about every keyword at its place', () => {
        let count = 0;
        for (const place of allPlaces()) {
            for (const [name, { spec }] of place.spellings) {
                const text = shown(nested(place.path, `|${name} x`));
                expect(text, `${place.path}/${name}`).toContain(spec.doc);
                count++;
            }
        }
        expect(count).toBeGreaterThan(500);
    });

    it('has everything that the schema has of a keyword', () => {
        expect(shown('vrrp_instance A {\n    prio|rity 100\n}\n', {}, 'https://example.org/docs')).toBe(
            [
                '`priority priority` in `vrrp_instance`',
                'Priority in the election, 1 to 255; the highest becomes master, and 255 means the machine owns the addresses. Default 100, or 255 with `state MASTER`.',
                '- *priority*: 1 to 255; for anything else keepalived uses 100\n- in every release',
                '[priority](https://example.org/docs/keywords/vrrp_instance.md)',
                // RFC 3768: three intervals of a second, and (256 - 100) / 256 of a second.
                'Here: an advert every 1 s; as a backup it takes over after 3.61 s without one, 0.61 s of them skew.',
            ].join('\n\n'),
        );
    });

    it.each([
        [
            'a deprecated keyword',
            'vrrp_instance A {\n    lvs_sync_daemon_inter|face eth0\n}\n',
            'deprecated since 2.0.7',
        ],
        [
            'another spelling',
            'virtual_server 10.0.0.1 80 {\n    lb_a|lgo rr\n}\n',
            'another spelling of lvs_sched',
        ],
        ['a build option', 'bfd_instance b {\n    we|ight 5\n}\n', 'needs a keepalived built with vrrp'],
        ['a misspelt keyword', 'vrrp_instance A {\n    prio|rty 100\n}\n', 'Priority in the election'],
        ['a word of a fork', 'virtual_server 10.0.0.1 80 {\n    laddr_group_|name x\n}\n', 'DPVS'],
        ['a range', 'vrrp_instance A {\n    virtual_router_id 3|3\n}\n', '1 to 255'],
        ['a choice', 'vrrp_instance A {\n    state MAS|TER\n}\n', '`MASTER` or `BACKUP`'],
        [
            'an option of a line',
            'vrrp_instance A {\n virtual_ipaddress {\n  10.0.0.1/24 de|v eth0\n }\n}\n',
            'Interface that gets the address',
        ],
        ['a method', 'virtual_server 10.0.0.1 80 {\n    lvs_method D|R\n}\n', 'in the same network'],
        [
            'a name',
            'vrrp_script s {\n}\nvrrp_instance A {\n    track_script {\n        s|\n    }\n}\n',
            'script `s`, defined in line 1',
        ],
        [
            'a name that nothing has',
            'vrrp_instance A {\n    track_script {\n        s|\n    }\n}\n',
            'nothing defines script `s`',
        ],
        [
            'a definition',
            '$A=10.0.0.1\nvirtual_server $|A 80 {\n}\n',
            '`$A`, defined in line 1\n\n```keepalived\n10.0.0.1\n```',
        ],
        ['a definition over several lines', '$A= \\\n a \\\n b\n$|A\n', 'a \\\n b'],
        ['an empty definition', '$A=\n$|A\n', 'empty'],
        ['a variable of a sequence', '~SEQ(N, 1, 2) vrrp_instance A$|N {\n', 'set by the sequence'],
        ['what keepalived defines', 'include ${_P|WD}/x\n', 'keepalived defines `$_PWD`'],
    ])('tells about %s', (_, marks, expected) => {
        expect(shown(marks)).toContain(expected);
    });

    it('tells what the settings of a script and of checks come to', () => {
        // Three failures in a row 2 s apart; a run that hangs is ended after 2 s, when the next is due and left out.
        const script =
            'vrrp_script s {\n    script "/bin/true"\n    inter|val 2\n    fall 3\n    rise 2\n}\n';
        expect(shown(script)).toContain(
            'Here: a failure counts after 6 s at most, one that hangs after 12 s; it counts as good again after 4 s.',
        );
        const server = (keyword: string): string =>
            shown(
                'virtual_server 10.0.0.5 80 {\n    delay_loop 6\n    protocol TCP\n    real_server 10.0.0.8 80 {\n        TCP_CHECK {\n            connect_timeout 3\n        }\n    }\n}\n'.replace(
                    keyword,
                    `|${keyword}`,
                ),
            );
        expect(server('delay_loop')).toMatch(/Here: the server that is noticed last is taken out \d/);
        expect(server('real_server')).toMatch(/Here: this server is taken out \d+ s after it fails/);
        expect(server('connect_timeout')).toMatch(/Here: this server is taken out/);
        expect(server('protocol')).not.toContain('Here:');
    });

    it('names the file in which something is defined', () => {
        const files = { 'inc/x.conf': '\nvrrp_script s {\n}\n' };
        const marks = 'include inc/x.conf\nvrrp_instance A {\n track_script { |s }\n}\n';
        expect(shown(marks, { files })).toContain('script `s`, defined in line 2 of `x.conf`');
    });

    it('depends on the release', () => {
        const marks = 'vrrp_script s {\n    inter|val 1\n}\n';
        expect(shown(marks, { target: '2.3.1' })).toContain('1 to 4294 seconds');
        expect(shown(marks)).toContain('0.001 to 4294 seconds, up to 3 decimal places');
    });

    it.each([
        ['a comment', 'vrrp_version 2 # vrrp_|version\n'],
        ['a blank', 'vrrp_instance A {\n  |  \n}\n'],
        ['an unknown word', 'completely_un|known x\n'],
        ['a surplus word', 'vrrp_version 2 5|5\n'],
        ['the line of a definition', '$A=x| y\n'],
    ])('says nothing about %s', (_, marks) => {
        expect(shown(marks)).toBe('');
    });

    it('is about the word under the pointer, without its quotes', () => {
        const { text, offset, spans } = unmarked('vrrp_script s {\n    script "‹/bin/x| y›"\n}\n');
        const reading = readingOf(text);
        const found = hover(reading, offset);
        expect(found && mark(reading, [found.span])).toBe(mark(reading, spans));
    });
});

describe('the page of a keyword', () => {
    it('is there, and has the keyword below its anchor', () => {
        const folder = join(import.meta.dirname, '../../../docs/keywords');
        const pages = new Map<string, string>();
        for (const place of allPlaces()) {
            for (const { spec } of place.spellings.values()) {
                const [file = '', anchor] = pageOf(place, spec).split('#');
                const page = pages.get(file) ?? readFileSync(join(folder, file), 'utf8');
                pages.set(file, page);
                expect(page).toContain(spec.name);
                // The table of the block around it links to each inner block.
                if (anchor !== undefined) expect(page).toContain(`](#${anchor})`);
            }
        }
        expect(pages.size).toBeGreaterThan(15);
    });

    it('is not linked where no address is given', () => {
        const [place] = allPlaces();
        const spelling = place?.spellings.get('vrrp_instance');
        if (place === undefined || spelling === undefined) throw new Error('the schema has no vrrp_instance');
        expect(keywordText(spelling, place, newestTarget(), undefined)).not.toContain('](');
    });
});
