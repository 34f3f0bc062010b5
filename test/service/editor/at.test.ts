import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Spot, spotAt } from '../../../src/service/editor/place/at.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../../support/texts.ts';
import { type ReadFor, readingOf, unmarked } from './marked.ts';

function described(spot: Spot, text: string): string {
    switch (spot.kind) {
        case 'statement': {
            const { bound, index, span, quoted } = spot;
            const shown = span.start === span.end ? '-' : text.slice(span.start, span.end);
            const keyword = bound.words[0]?.text ?? '';
            return `${keyword} ${index} ${shown}${quoted ? ' quoted' : ''}`;
        }
        case 'block':
            return `in ${spot.owner?.words[0]?.text ?? 'nothing'} (${spot.place?.path ?? 'unknown'})`;
        case 'directive':
            return `${spot.directive.kind} ${spot.directive.name}=${spot.directive.text}`;
        case 'comment':
        case 'prefix':
            return spot.kind;
    }
}

function at(marks: string, options: ReadFor = {}): string {
    const { text, offset } = unmarked(marks);
    const { bound } = readingOf(text, options);
    return described(spotAt(bound, offset), bound.config.tree.file.text);
}

describe('at an offset', () => {
    it.each([
        ['|vrrp_instance A {\n}\n', 'vrrp_instance 0 vrrp_instance'],
        ['vrrp_instance| A {\n}\n', 'vrrp_instance 0 vrrp_instance'],
        ['vrrp_instance |A {\n}\n', 'vrrp_instance 1 A'],
        ['vrrp_instance A |{\n}\n', 'vrrp_instance 2 -'],
        ['vrrp_instance A {|\n}\n', 'in vrrp_instance (vrrp_instance)'],
        ['vrrp_instance A {\n}|\n', 'in nothing ()'],
        ['vrrp_instance A {\n  |\n  priority 1\n}\n', 'in vrrp_instance (vrrp_instance)'],
        ['vrrp_instance A {\n  priority 1\n  |\n}\n', 'in vrrp_instance (vrrp_instance)'],
        ['vrrp_instance A {\n  priority |\n}\n', 'priority 1 -'],
        ['vrrp_instance A {\n  priority  | 100\n}\n', 'priority 1 -'],
        [
            'vrrp_instance A {\n  track_script {\n    |\n  }\n}\n',
            'in track_script (vrrp_instance/track_script)',
        ],
        ['vrrp_instance A {\n  track_script {\n    a |\n  }\n}\n', 'a 1 -'],
        [
            'vrrp_instance A {\n  virtual_ipaddress { |} }\n',
            'in virtual_ipaddress (vrrp_instance/virtual_ipaddress)',
        ],
        ['vrrp_instance A {\n  |', 'in vrrp_instance (vrrp_instance)'],
        ['vrrp_script s {\n  script "/bin/x| y"\n}\n', 'script 1 /bin/x y quoted'],
        ['vrrp_script s {\n  script |"/bin/x y"\n}\n', 'script 1 "/bin/x y"'],
        ['vrrp_script s {\n  script "/bin/x| \n}\n', 'script 1 /bin/x  quoted'],
        ['vrrp_script s {\n  script ""|\n}\n', 'script 1 ""'],
        ['bogus {\n  |\n}\n', 'in bogus (unknown)'],
        ['|', 'in nothing ()'],
        ['vrrp_version 2 # co|mment\n', 'comment'],
        ['vrrp_version 2 |# comment\n', 'vrrp_version 2 -'],
        ['; vrrp_ver|sion 2\n', 'comment'],
        ['$A=x| y\n', 'definition A=x y'],
        ['include |x.conf\n', 'include include=x.conf'],
        ['@lb|1 vrrp_version 2\n', 'prefix'],
        ['~SEQ(N, |1, 2) vrrp_version $N\n', 'prefix'],
        ['$V=2\nvrrp_version $|V\n', 'vrrp_version 1 $V'],
        ['$A=x y\n$B= \\\n 2 \\\n priority\nfoo $A $|B\n', 'foo 3 $B'],
        ['$A=x y\n$B= \\\n 2 \\\n priority\nfoo $A |\n', 'foo 3 -'],
        ['$V=10.0.0.1 80\nvirtual_server $V {\n  |\n}\n', 'in virtual_server (virtual_server)'],
        ['$B=vrrp_instance A { \\\n  priority 1 \\\n}\n$B\n|\n', 'in nothing ()'],
    ])('%j is %s', (marks, expected) => {
        expect(at(marks)).toBe(expected);
    });

    it('is the same whether or not the text has definitions', () => {
        const asked = fc.tuple(
            fc.oneof(soup, mutated(fixtureTexts().filter((text) => text.length < 3_000))),
            fc.double({ min: 0, max: 1, noNaN: true }),
        );
        fc.assert(
            fc.property(asked, ([text, place]) => {
                // What ends in the middle of a definition or a quote would go on.
                fc.pre(!/[$~@\\]|include|"[^\n]*$/.test(text));
                const offset = Math.round(place * text.length);
                const [plain, other] = [text, `${text}\n$ZZ=1\n`].map((each) => {
                    const { bound } = readingOf(each);
                    return described(spotAt(bound, offset), text);
                });
                expect(plain).toBe(other);
            }),
            { numRuns: 300, seed: propertySeed() },
        );
    });

    it('of an included file is what stands around its include line', () => {
        const main = 'vrrp_instance A {\n  include a.conf\n  include b.conf\n  priority 100\n}\n';
        const files = { 'a.conf': '\npriority 1\n', 'b.conf': '# nothing yet\n\n' };
        const { bound } = readingOf(main, { files });
        const { sources, tree } = bound.config;
        const spots = ['a.conf', 'b.conf'].map((name) => {
            const start = sources.startOf(name);
            return [start, sources.endAt(start)].map((offset) =>
                described(spotAt(bound, offset), tree.file.text),
            );
        });
        const inside = 'in vrrp_instance (vrrp_instance)';
        expect(spots).toEqual([
            [inside, inside],
            [inside, inside],
        ]);
    });
});
