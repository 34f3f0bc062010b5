/** What is offered in place of a value, and what is not judged at all. */
import { describe, expect, it } from 'vitest';
import { allPlaces } from '../../grammar/schema/places.ts';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { examplesOf } from '../support/rule-examples.ts';
import { valueFindings } from '../support/value-findings.ts';

/** The text of each fix in a configuration, `!` behind it where it is safe. */
function offered(text: string): string[] {
    const settings = { targets: [newestTarget()], preset: 'recommended' } as const;
    return checkFile(createSourceFile('test.conf', text), settings)
        .diagnostics.flatMap(({ fixes }) => fixes)
        .flatMap(({ safe, edits }) => edits.map((edit) => edit.text + (safe ? '!' : '')));
}

describe('a number with something behind it', () => {
    it.each([
        ['advert_int 2s', ['2']],
        ['advert_int 500ms', ['0.5']],
        ['advert_int 1.5sec', ['1.5']],
        ['advert_int 1min', ['60']],
        ['advert_int 5m', []],
        ['advert_int 1ms', []],
        ['garp_master_refresh 1h', ['3600']],
        ['garp_master_refresh 1500ms', []],
        ['garp_master_refresh 0x3C', ['60']],
        ['priority 120;', ['!']],
        ['priority 50%', ['50']],
        ['priority 300,', []],
        ['priority 12o', []],
    ])('%s', (line, expected) => {
        expect(offered(`vrrp_instance web {\nvirtual_ipaddress {\n192.0.2.10\n}\n${line}\n}\n`)).toEqual(
            expected,
        );
    });

    it.each([
        ['min_rx 1s', ['1000']],
        ['min_rx 10ms', ['10']],
        ['min_rx 1h', ['3600000']],
        ['min_rx 2h', []],
    ])('%s: milliseconds', (line, expected) => {
        expect(offered(`bfd_instance b {\nneighbor_ip 192.0.2.3\n${line}\n}\n`)).toEqual(expected);
    });
});

describe('a word that others take for a switch', () => {
    it.each([
        ['smtp_alert 1', ['true']],
        ['smtp_alert Enabled', ['true']],
        ['smtp_alert disable', ['false']],
        ['smtp_alert TRUE', ['true']],
        ['smtp_alert Off', ['off']],
        ['smtp_alert never', []],
        ['smtp_alert constructor', []],
    ])('%s', (line, expected) => {
        expect(offered(`global_defs {\n${line}\n}\n`)).toEqual(expected);
    });
});

describe('a value glued to its keyword', () => {
    it.each(['priority=300', 'priority300', 'advert_int:', 'virtual_router_id=x'])(
        'is not judged besides the keyword: %s',
        (line) => {
            expect(valueFindings(`vrrp_instance web {\n${line}\n}\n`)).toEqual([]);
        },
    );

    it('is judged where a blank parts them', () => {
        expect(valueFindings('vrrp_instance web {\npriority= 300\n}\n')).toEqual(['out-of-range: 300']);
    });

    it('is not judged where curly quotes cut a command', () => {
        expect(valueFindings('vrrp_script s {\nscript “/bin/check --quick”\n}\n')).toEqual([]);
    });
});

describe('what is old', () => {
    it('is no keyword that is itself deprecated', () => {
        const both = [...allPlaces()]
            .flatMap(({ spellings }) => [...spellings.values()])
            .filter(
                ({ spec, alias }) => spec.standIn !== undefined && (alias ?? spec).deprecated !== undefined,
            );
        expect(both).toEqual([]);
    });

    it('is reported once for each word', () => {
        const examples = ['value/deprecated-form', 'version/deprecated-keyword'].flatMap(
            (id) => examplesOf(id).bad,
        );
        for (const { file, settings } of examples) {
            const old = checkFile(file, settings).diagnostics.filter(({ rule }) =>
                rule.includes('/deprecated-'),
            );
            expect(new Set(old.map(({ span }) => span.start)).size).toBe(old.length);
            expect(old).not.toEqual([]);
        }
    });
});
