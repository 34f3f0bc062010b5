/** Whose word a finding about a slip is: keepalived's where it refuses what is written, and how numbered lines are known. */
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/service/check.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** The origins and rules of what is found, except advice about scripts that nothing uses. */
function found(text: string): string[] {
    return checkFile(createSourceFile('test.conf', text), DEFAULT_SETTINGS)
        .diagnostics.filter(({ rule }) => rule !== 'vrrp/unused-script')
        .map(({ rule, origin }) => `${origin} ${rule}`);
}

/** An instance with lines of its own and its addresses. */
function instance(lines: string, addresses = '192.0.2.10/24'): string {
    const own = 'interface eth0\nvirtual_router_id 17\n';
    return `vrrp_instance A {\n${own}${lines}\nvirtual_ipaddress {\n${addresses}\n}\n}\n`;
}

const SCRIPT = 'vrrp_script chk {\nscript "/bin/true"\n}\n';
const INVISIBLE = 'syntax/invisible-character';
const QUOTE = 'syntax/typographic-quote';

describe('a value with a slip in it', () => {
    it.each([
        ['priority 101\u200b', INVISIBLE],
        ['priority 101\nstate MASTER\u00a0', INVISIBLE],
        ['priority 101\nstate “MASTER”', QUOTE],
        ['priority 101\nadvert_int ‘2’', QUOTE],
    ])('is refused by keepalived, once: %j', (lines, rule) => {
        expect(found(instance(lines))).toEqual([`keepalived ${rule}`]);
    });

    it.each([
        ['priority 101\nnotify “/bin/true”', QUOTE],
        ['priority 101\nnotify_master /bin/true\u200b', INVISIBLE],
    ])('is taken by keepalived: %j', (lines, rule) => {
        expect(found(instance(lines))).toEqual([`kalint ${rule}`]);
    });

    it.each(['192.0.2.10/24\u200b', '192.0.2.10/24\n\u00a0', '192.0.2.10/24\u00a0dev\u00a0eth0'])(
        'is refused in a list: %j',
        (addresses) => {
            expect(found(instance('priority 101', addresses))).toEqual([`keepalived ${INVISIBLE}`]);
        },
    );

    it('is wrong in another way, too', () => {
        expect(found(instance('priority 300\u200b')).sort()).toEqual([
            `keepalived ${INVISIBLE}`,
            'keepalived value/out-of-range',
        ]);
    });

    it('is a name that is not found, in one place', () => {
        const use = instance('priority 101\ntrack_script {\nchk\u200b\n}');
        expect(found(SCRIPT + use)).toEqual([`keepalived ${INVISIBLE}`]);
        const given = SCRIPT.replace('chk', '“chk”') + instance('priority 101\ntrack_script {\nchk\n}');
        expect(found(given)).toEqual([`keepalived ${QUOTE}`]);
    });

    it('is a name that is found, where it is written so in both places', () => {
        const text = SCRIPT + instance('priority 101\ntrack_script {\nchk\n}');
        expect(found(text.replaceAll('chk', 'chk\u200b'))).toEqual([
            `kalint ${INVISIBLE}`,
            `kalint ${INVISIBLE}`,
        ]);
    });
});

describe('the numbers in front of lines', () => {
    it('are believed where they are in order', () => {
        const text = instance('priority 101')
            .split('\n')
            .slice(0, -1)
            .map((line, index) => `${index + 8} ${line}`)
            .join('\n');
        expect(new Set(found(text))).toEqual(new Set(['keepalived syntax/listing-remains']));
        expect(found(text)).toHaveLength(8);
    });

    it('are values where nothing else stands on their lines', () => {
        expect(found(instance('priority 101', '1\n2\n3'))).toEqual(
            Array.from({ length: 3 }, () => 'keepalived value/invalid-address'),
        );
    });
});

describe('a star in front of a value', () => {
    it('is a bullet before an address, and the start of a comment before prose', () => {
        expect(found(instance('priority 101', '* 192.0.2.10/24'))).toEqual([
            'keepalived syntax/listing-remains',
        ]);
        expect(found(instance('priority 101', '192.0.2.10/24\n* the second one'))).toEqual([
            'keepalived syntax/foreign-comment',
        ]);
    });
});

describe('a dash of a word processor', () => {
    it('is named, and a minus offered', () => {
        const file = createSourceFile('test.conf', SCRIPT.replace('}', 'weight \u20132\n}'));
        const [first] = checkFile(file, DEFAULT_SETTINGS).diagnostics.filter(
            ({ rule }) => rule === 'value/invalid-number',
        );
        expect(first?.message).toContain('en dash (U+2013)');
        expect(first?.fixes.map(({ title, safe }) => [title, safe])).toEqual([['write "-2"', true]]);
    });
});
