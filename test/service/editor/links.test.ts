import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentLinks } from '../../../src/service/editor/structure/links.ts';
import { MAIN } from '../../support/expand.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../../support/texts.ts';
import { type ReadFor, mark, readingOf, unmarked } from './marked.ts';

/** The text with marks around its links, and where they lead. */
function linksIn(
    text: string,
    how: ReadFor = {},
): { readonly marked: string; readonly targets: readonly string[] } {
    const reading = readingOf(text, how);
    const links = documentLinks(reading, MAIN);
    return {
        marked: mark(
            reading,
            links.map(({ span }) => span),
        ).slice(0, text.length + 2 * links.length),
        targets: links.map(({ to, target }) => `${to} ${target}`),
    };
}

/** Expects the links that the marks show. */
function expectLinks(marks: string, targets: readonly string[], how: ReadFor = {}): void {
    expect(linksIn(unmarked(marks).text, how)).toEqual({ marked: marks, targets });
}

describe('links', () => {
    it('lead to what keepalived runs', () => {
        expectLinks(
            'vrrp_script a {\n    script "‹/etc/k/chk.sh› 80"\n}\n' +
                'vrrp_instance b {\n    notify ‹/bin/n›\n    notify_up "‹/bin/up› a" root\n}\n' +
                'virtual_server 10.0.0.1 80 {\n    real_server 10.0.0.2 80 {\n        MISC_CHECK {\n            misc_path "‹/m›"\n        }\n    }\n}\n',
            ['program /etc/k/chk.sh', 'program /bin/n', 'program /bin/up', 'program /m'],
        );
    });

    it('lead nowhere from a command without path, and from no other value', () => {
        expectLinks('vrrp_script a {\n    script "chk.sh /x"\n    user /x\n}\n', []);
        expectLinks('vrrp_script a {\n    script "\'/a b\' c"\n}\n', []);
        expectLinks(
            'virtual_server 10.0.0.1 80 {\n    real_server 10.0.0.2 80 {\n        HTTP_GET {\n            url {\n                path /x\n            }\n        }\n    }\n}\n',
            [],
        );
    });

    it('lead where definitions say', () => {
        expectLinks(
            '$DIR=/etc/k\n$CMD=/bin/n 5\nvrrp_script a {\n    script "‹${DIR}/chk.sh› 80"\n}\nvrrp_instance b {\n    notify ‹$CMD›\n}\n',
            ['program /etc/k/chk.sh', 'program /bin/n'],
        );
    });

    it('lead to the one file that is included', () => {
        const files = { 'x.conf': 'vrrp_instance x {\n}\n', 'y.conf': '' };
        expectLinks('include ‹x.conf›\ninclude *.conf\ninclude z.conf\n', ['included x.conf'], { files });
    });

    it('lead to the pages of rules that are silenced', () => {
        expectLinks(
            '# kalint-disable-next-line ‹syntax/unknown-keyword›, ‹value/out-of-range›, no/rule -- why\nx\n',
            ['rule syntax/unknown-keyword', 'rule value/out-of-range'],
        );
    });

    it('are those of the file that is asked about', () => {
        const files = { 'x.conf': 'vrrp_script a {\n    script /a\n}\n' };
        const reading = readingOf('\ninclude x.conf\nvrrp_script b {\n    script /b\n}\n', { files });
        expect(documentLinks(reading, 'x.conf')).toEqual([
            { span: { start: 27, end: 29 }, to: 'program', target: '/a' },
        ]);
        expect(documentLinks(reading, MAIN).map(({ target }) => target)).toEqual(['x.conf', '/b']);
    });

    it('has one link for a line that is repeated', () => {
        expectLinks('vrrp_instance b {\n    ~SEQ(A, 1, 2) notify "‹/bin/n› $A"\n}\n', ['program /bin/n']);
    });
});

describe('the links of any text', () => {
    it('are in order and apart, and lie in their file', () => {
        const texts = fixtureTexts().filter((text) => text.length < 3_000);
        const included = mutated(texts.map((text) => `$X=/bin/a b\n${text}include x.conf\n`));
        const files = {
            'x.conf': '# kalint-disable-line syntax/unknown-keyword\nvrrp_script s {\nscript $X\n',
        };
        fc.assert(
            fc.property(fc.oneof(soup, included), (text) => {
                const reading = readingOf(text, { files });
                for (const { uri, text: own } of reading.bound.config.sources.files) {
                    let reached = 0;
                    for (const { span, target } of documentLinks(reading, uri)) {
                        expect(span.start).toBeGreaterThanOrEqual(reached);
                        expect(span.end).toBeGreaterThan(span.start);
                        expect(target).not.toBe('');
                        reached = span.end;
                    }
                    expect(reached).toBeLessThanOrEqual(own.length);
                }
            }),
            { numRuns: 200, seed: propertySeed() },
        );
    });
});
