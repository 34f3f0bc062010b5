import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlayHints } from '../../../src/service/editor/facts/hints.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../../support/texts.ts';
import { type ReadFor, readingOf } from './marked.ts';

const texts = fixtureTexts().filter((text) => text.length < 3_000);

/** A text with its hints, each in `«…»` where it is shown. */
function hinted(text: string, options: ReadFor = {}): string {
    const reading = readingOf(text, options);
    const joined = reading.bound.config.tree.file.text;
    let result = '';
    let at = 0;
    for (const { offset, label } of inlayHints(reading, { start: 0, end: joined.length })) {
        result += `${joined.slice(at, offset)}«${label}»`;
        at = offset;
    }
    return result + joined.slice(at);
}

/** A text in which the hints are marked, without them. */
function plain(marked: string): string {
    return marked.replace(/«[^»]*»/g, '');
}

describe('hints', () => {
    it.each([
        [
            'the times and the defaults of a virtual router',
            'vrrp_instance A {«state BACKUP, advert_int 1» # web\n    interface eth0\n    priority 100«takes over after 3.61 s» ! high\n}\n',
        ],
        [
            'times behind the interval, where there is one',
            'vrrp_instance A {«state BACKUP»\n    advert_int 2«takes over after 6.61 s»\n    priority 100\n}\n',
        ],
        [
            'both at the head where nothing else is there',
            'vrrp_instance A\n{«state BACKUP, priority 100, advert_int 1; takes over after 3.61 s»\n}\n',
        ],
        ['a script', 'vrrp_script s {«interval 1»\n    script "/bin/true"\n    fall 3«fails after 3 s»\n}\n'],
        ['a BFD session', 'bfd_instance b {«down after 0.05 s»\n    neighbor_ip 192.0.2.1\n}\n'],
        [
            'servers, and checkers where there are several',
            [
                'virtual_server 192.0.2.1 80 {«lb_kind NAT, delay_loop 60»',
                '    lb_algo rr',
                '    protocol TCP',
                '    real_server 192.0.2.2 80 {«weight 1; down after 61 s»',
                '        TCP_CHECK {',
                '        }',
                '    }',
                '    real_server 192.0.2.3 80 {«down after 61 s»',
                '        weight 2',
                '        TCP_CHECK {«down after 61 s»',
                '        }',
                '        HTTP_GET {«down after 63 s»',
                '            url {',
                '                path /',
                '            }',
                '        }',
                '    }',
                '}',
                '',
            ].join('\n'),
        ],
    ])('show %s', (_, marked) => {
        expect(hinted(plain(marked))).toBe(marked);
    });

    it.each([
        ['a block that is not closed', 'vrrp_instance A {\n    priority 100\n'],
        ['a block on one line', 'vrrp_script s { interval 2 }\n'],
        ['a misspelt block', 'vrrp_instanze A {\n    priority 100\n}\n'],
        ['what comes from a definition', '$B=vrrp_script s {\n$B\n    interval 2\n    fall 2\n}\n'],
    ])('are not there for %s', (_, text) => {
        expect(hinted(text)).toBe(text);
    });

    it('have no protocol for a mark', () => {
        const text = 'virtual_server fwmark 3 {\n    real_server 192.0.2.2 80 {\n    }\n}\n';
        expect(hinted(text)).toContain('{«lb_algo wlc, lb_kind NAT, delay_loop 60»\n');
    });

    it('have no times where a value is refused', () => {
        expect(
            hinted('vrrp_instance A {\n    state BACKUP\n    advert_int x\n    priority 100\n}\n'),
        ).not.toContain('takes over');
    });

    it('are those of the range alone', () => {
        const text = 'vrrp_script a {\n    fall 2\n}\nvrrp_script b {\n    fall 3\n}\n';
        const start = text.indexOf('vrrp_script b');
        const found = inlayHints(readingOf(text), { start, end: text.length });
        expect(found.map(({ label }) => label)).toEqual(['interval 1', 'fails after 3 s']);
        expect(inlayHints(readingOf(text), { start: 0, end: 10 })).toEqual([]);
    });

    it('stand in included files, but not where these come to several things', () => {
        const files = { 'a.conf': 'fall 2\n' };
        const once = 'vrrp_script a {\n    include a.conf\n}\n';
        expect(hinted(once, { files })).toContain('fall 2«fails after 2 s»');
        const twice = `${once}vrrp_script b {\n    interval 5\n    include a.conf\n}\n`;
        expect(hinted(twice, { files })).not.toContain('«fails');
    });

    it('of any text lie in it, in order, for every range', () => {
        const files = { 'x.conf': 'vrrp_script s {\n', 'y.conf': '$X=1\npriority 1\n}\n}\n' };
        const part = fc.double({ min: 0, max: 1, noNaN: true });
        const asked = fc.tuple(fc.oneof(soup, mutated(texts), fc.constantFrom(...texts)), part, part);
        fc.assert(
            fc.property(asked, ([text, one, other]) => {
                const reading = readingOf(text, { files });
                const { length } = reading.bound.config.tree.file.text;
                const all = inlayHints(reading, { start: 0, end: length });
                const offsets = all.map(({ offset }) => offset);
                expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b));
                expect(offsets.every((offset) => offset >= 0 && offset <= length)).toBe(true);
                const span = {
                    start: Math.floor(Math.min(one, other) * length),
                    end: Math.ceil(Math.max(one, other) * length),
                };
                const inside = all.filter(({ offset }) => span.start <= offset && offset <= span.end);
                expect(inlayHints(reading, span)).toEqual(inside);
            }),
            { numRuns: 200, seed: propertySeed() },
        );
    });
});
