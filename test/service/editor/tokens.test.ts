import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenDocument } from '../../../src/service/editor/document.ts';
import type { Reading } from '../../../src/service/editor/reading.ts';
import type { Token } from '../../../src/service/editor/structure/token-kinds.ts';
import { semanticTokens } from '../../../src/service/editor/structure/tokens.ts';
import { newestTarget } from '../../../src/schema/targets.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import type { Span } from '../../../src/text/span.ts';
import { editsOf, longText } from '../../support/edits.ts';
import { fixtureTexts, mutated, propertySeed, soup } from '../../support/texts.ts';
import { type ReadFor, readingOf } from './marked.ts';

/** The tokens of a stretch of the text, with offsets of the text. */
function tokensIn(reading: Reading, within: Span): readonly Token[] {
    return semanticTokens(reading, within).flatMap(({ start: base, tokens }) =>
        tokens.map(({ start, end, ...rest }) => ({ start: base + start, end: base + end, ...rest })),
    );
}

/** The tokens of a text, each as `text kind` with the modifier behind it. */
function tokensOf(text: string, how: ReadFor = {}): readonly string[] {
    const reading = readingOf(text, how);
    const all = reading.bound.config.tree.file.text;
    return tokensIn(reading, { start: 0, end: all.length }).map(({ start, end, kind, modifier }) =>
        [all.slice(start, end), kind, ...(modifier === undefined ? [] : [modifier])].join(' '),
    );
}

describe('what is drawn', () => {
    it('is told by the meaning of each word', () => {
        expect(
            tokensOf(
                'vrrp_script chk {\n    script "/bin/x y"\n    weight -5\n}\n' +
                    'vrrp_instance VI_1 {\n    state MASTER # first\n    interface eth0\n    use_vmac\n' +
                    '    track_script {\n        chk weight 5\n    }\n' +
                    '    virtual_ipaddress {\n        10.0.0.1/24 dev eth1\n    }\n}\n',
            ),
        ).toEqual([
            'vrrp_script keyword',
            'chk function definition',
            'script property',
            '"/bin/x y" string',
            'weight property',
            '-5 number',
            'vrrp_instance keyword',
            'VI_1 namespace definition',
            'state property',
            'MASTER enumMember',
            '# first comment',
            'interface property',
            'eth0 type',
            'use_vmac property',
            'track_script keyword',
            'chk function',
            'weight parameter',
            '5 number',
            'virtual_ipaddress keyword',
            '10.0.0.1/24 number',
            'dev parameter',
            'eth1 type',
        ]);
    });

    it('has no keyword where keepalived knows none', () => {
        expect(tokensOf('vrrp_instance V {\n    lvs_sched rr\n    bogus 5\n    state\n}\n')).toEqual([
            'vrrp_instance keyword',
            'V namespace definition',
            'state property',
        ]);
        expect(tokensOf('virtusl_server 10.0.0.1 80 {\n    delay_loop 5\n}\n')).toEqual([
            'delay_loop property',
            '5 number',
        ]);
    });

    it('has keywords by the release that is the target', () => {
        const text = 'track_file f {\n}\n';
        expect(tokensOf(text)).toEqual(['track_file keyword', 'f function definition']);
        expect(tokensOf(text, { target: '1.3.5' })).toEqual([]);
        const old = 'vrrp_track_file f {\n}\n';
        expect(tokensOf(old)).toContain('vrrp_track_file keyword deprecated');
        expect(tokensOf(old, { target: '2.0.20' })).toContain('vrrp_track_file keyword');
    });

    it('has no words that cannot stand where they stand', () => {
        expect(
            tokensOf(
                'vrrp_instance V {\n    priority high\n    state SLAVE\n    nopreempt maybe\n    advert_int 1 2\n}\n',
            ),
        ).toEqual([
            'vrrp_instance keyword',
            'V namespace definition',
            'priority property',
            'state property',
            'nopreempt property',
            'advert_int property',
            '1 number',
        ]);
    });

    it('tells values by what they may be', () => {
        expect(
            tokensOf(
                'static_routes {\n    10.0.0.0/8 via 10.1.1.1 table main\n    blackhole default via fe80::1 metric 5\n}\n' +
                    'virtual_server_group g {\n    fwmark 1\n    10.0.0.1-9 80\n}\n' +
                    'virtual_server group g {\n    ha_suspend\n    lvs_method TUN type gue port 6080\n}\n',
            ),
        ).toEqual([
            'static_routes keyword',
            '10.0.0.0/8 number',
            'via parameter',
            '10.1.1.1 number',
            'table parameter',
            'main enumMember',
            'blackhole enumMember',
            'default enumMember',
            'via parameter',
            'fe80::1 number',
            'metric parameter',
            '5 number',
            'virtual_server_group keyword',
            'g namespace definition',
            'fwmark parameter',
            '1 number',
            '10.0.0.1-9 number',
            '80 number',
            'virtual_server keyword',
            'group parameter',
            'g namespace',
            'ha_suspend property',
            'lvs_method property',
            'TUN parameter',
            'type parameter',
            'gue parameter',
            'port parameter',
            '6080 number',
        ]);
        expect(
            tokensOf(
                'vrrp_instance V {\n    strict_mode off\n    track_bfd {\n        b weight 5 reverse\n    }\n}\n' +
                    'global_defs {\n    vrrp_mcast_group4 224.0.0.18\n    umask 022\n}\n',
            ).slice(2),
        ).toEqual([
            'strict_mode property',
            'off enumMember',
            'track_bfd keyword',
            'b function',
            'weight parameter',
            '5 number',
            'reverse parameter',
            'global_defs keyword',
            'vrrp_mcast_group4 property',
            '224.0.0.18 number',
            'umask property',
            '022 number',
        ]);
    });

    it('has comments of keepalived only', () => {
        expect(
            tokensOf('! a\nglobal_defs { # b\n    ; router_id c\n    // d\n    router_id "#e"\n}\n'),
        ).toEqual(['! a comment', 'global_defs keyword', '# b comment', 'router_id property', '"#e" string']);
    });

    it('has variables, and around them what they are part of', () => {
        expect(
            tokensOf(
                '$N=1\n$BLOCK=track_interface { \\\n  eth0 \\\n}\nvrrp_instance V${N}x {\n    priority $N\n    $BLOCK\n}\n',
            ),
        ).toEqual([
            '$N variable definition',
            '1 number',
            '$BLOCK variable definition',
            'track_interface keyword',
            '{ string',
            'eth0 type',
            '} string',
            'vrrp_instance keyword',
            'V namespace definition',
            '${N} variable',
            'x namespace definition',
            'priority property',
            '$N variable',
            '$BLOCK variable',
        ]);
    });

    it('has what decides about a line', () => {
        const text = '@a router_id 1\n@b vrrp_instance V {\n    ~SEQ(A, 1, 2) priority $A\n}\n';
        expect(tokensOf(text, { id: 'b' })).toEqual([
            '@a decorator',
            '@b decorator',
            'vrrp_instance keyword',
            'V namespace definition',
            '~SEQ(A, 1, 2) macro',
            'priority property',
            '$A variable',
        ]);
    });

    it('is told of included files by the blocks around the include', () => {
        const files = { 'x.conf': 'priority 5 # x\n$Y=1\nprotocol TCP\n' };
        expect(tokensOf('vrrp_instance V {\n    include x.conf\n}\n', { files }).slice(2)).toEqual([
            'include keyword',
            'x.conf string',
            'priority property',
            '5 number',
            '# x comment',
            '$Y variable definition',
            '1 string',
        ]);
    });
});

const texts = fixtureTexts().filter((text) => text.length < 3_000);

describe('the tokens of any text', () => {
    it('are in order, apart and in the text, and those of a stretch are some of them', () => {
        const included = mutated(texts.map((text) => `include x.conf\n${text}include y.conf\n`));
        const part = fc.double({ min: 0, max: 1, noNaN: true });
        const files = { 'x.conf': '$Q=5\nvrrp_script s {\n', 'y.conf': '$X=1\npriority $Q\n}\n}\n' };
        fc.assert(
            fc.property(fc.oneof(soup, mutated(texts), included), part, part, (text, one, other) => {
                const reading = readingOf(text, { files });
                const { length } = reading.bound.config.tree.file.text;
                const all = tokensIn(reading, { start: 0, end: length });
                let reached = 0;
                for (const { start, end } of all) {
                    expect(start).toBeGreaterThanOrEqual(reached);
                    expect(end).toBeGreaterThan(start);
                    reached = end;
                }
                expect(reached).toBeLessThanOrEqual(length);
                const [start = 0, end = 0] = [one, other]
                    .map((each) => Math.round(each * length))
                    .sort((a, b) => a - b);
                const some = tokensIn(reading, { start, end });
                expect(some).toEqual(all.filter((each) => each.start < end && each.end > start));
            }),
            { numRuns: 250, seed: propertySeed() },
        );
    });

    it('are those of a text that was opened just so, whatever was edited before', () => {
        const settings = { targets: [newestTarget()], preset: 'recommended' } as const;
        const tokens = (document: OpenDocument): unknown =>
            tokensIn(document.reading(settings), { start: 0, end: document.file.text.length });
        fc.assert(
            fc.property(
                longText(texts),
                fc.array(editsOf(texts), { minLength: 1, maxLength: 6 }),
                (text, edits) => {
                    const document = new OpenDocument(createSourceFile('a', text));
                    for (const [index, editFor] of edits.entries()) {
                        tokens(document);
                        document.edit(editFor(document.file.text), index);
                    }
                    expect(tokens(document)).toEqual(
                        tokens(new OpenDocument(createSourceFile('a', document.file.text))),
                    );
                },
            ),
            { numRuns: 80, seed: propertySeed() },
        );
    });
});
