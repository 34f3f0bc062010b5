import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/service/check.ts';
import { DEFAULT_SETTINGS } from '../../src/service/settings.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { outline, problemsOf, treeOf } from '../support/tree.ts';

const lines = (...text: string[]): string => `${text.join('\n')}\n`;

describe('blocks', () => {
    it.each([
        ['a {\n}\n', 'a []'],
        ['a{b}', 'a [b]'],
        ['a\n{\nb\n}', 'a [b]'],
        ['a # c\n\n! d\n{ b\n}', 'a [b]'],
        ['a { b c } d e', 'a [b c]; d e'],
        ['a { b } }', 'a [b]'],
        ['a {{ b }}', 'a [ [b]]'],
        ['a {\n b {\n c } }', 'a [b [c]]'],
        ['$A=x { \\\n y }\nb', '<definition A x { \\\n y }>; b'],
        ['@x a {\n include f\n}', '(@x) a [<include include f>]'],
    ])('%j', (text, expected) => {
        expect(outline(treeOf(text).items)).toBe(expected);
    });
});

describe('a balanced text has no brace problem', () => {
    it.each([
        ['unindented', lines('vrrp_instance A {', 'authentication {', 'auth_type PASS', '}', '}')],
        ['closers side by side', lines('vrrp_instance A {', '  track_interface { eth0 } }')],
        ['odd indentation', lines('    vrrp_instance A {', 'track_script {', '        x', '  }', '      }')],
        [
            'a section in the wrong block, indented',
            lines('vrrp_instance A {', '  vrrp_script x {', '  }', '}'),
        ],
        ['a section in the wrong block, unindented', lines('vrrp_instance A {', 'vrrp_script x {', '}', '}')],
        [
            'two openers for two ids',
            lines('@a vrrp_instance A {', '@b vrrp_instance B {', 'interface eth0', '}'),
        ],
    ])('%s', (_, text) => {
        expect(problemsOf(text)).toEqual([]);
    });
});

describe('a lost } points at the opener and at where it was meant to stand', () => {
    it.each([
        [
            'of a section, before the next one',
            lines('global_defs {', '    router_id a', '', 'vrrp_instance A {', '    state MASTER', '}'),
            ['unclosed-block 1:1 -> 4'],
        ],
        [
            'of a section, unindented',
            lines('global_defs {', 'router_id a', 'vrrp_instance A {', 'state MASTER', '}'),
            ['unclosed-block 1:1 -> 3'],
        ],
        [
            'of an inner block, by indentation',
            lines(
                'vrrp_instance A {',
                '    virtual_ipaddress {',
                '        192.0.2.1',
                '}',
                'vrrp_instance B {',
                '}',
            ),
            ['unclosed-block 2:5 -> 4'],
        ],
        [
            'of an inner block, by names',
            lines(
                'vrrp_instance A {',
                'authentication {',
                'auth_type PASS',
                'virtual_ipaddress {',
                '192.0.2.1',
                '}',
                '}',
            ),
            ['unclosed-block 2:1 -> 4'],
        ],
        [
            'of a real server, before the next one',
            lines(
                'virtual_server 192.0.2.1 80 {',
                '    real_server 192.0.2.2 80 {',
                '        TCP_CHECK {',
                '        }',
                '    real_server 192.0.2.3 80 {',
                '        weight 1',
                '    }',
                '}',
            ),
            ['unclosed-block 2:5 -> 5'],
        ],
        [
            'of a checker, before the next real server',
            lines(
                'virtual_server 192.0.2.1 80 {',
                '    real_server 192.0.2.2 80 {',
                '        TCP_CHECK {',
                '            connect_timeout 3',
                '    }',
                '    real_server 192.0.2.3 80 {',
                '    }',
                '}',
            ),
            ['unclosed-block 3:9 -> 5'],
        ],
        ['of the last section', lines('vrrp_instance A {', '    state MASTER'), ['unclosed-block 1:1 -> 3']],
    ])('%s', (_, text, expected) => {
        expect(problemsOf(text)).toEqual(expected);
    });
});

describe('a } too many', () => {
    it.each([
        [
            'after a section',
            lines('vrrp_instance A {', '}', '}', 'vrrp_instance B {', '}'),
            ['extra-close 3:1'],
        ],
        [
            'inside, by indentation',
            lines('vrrp_instance A {', '    authentication {', '    }', '    }', '    priority 1', '}'),
            ['extra-close 4:5'],
        ],
        [
            'inside, by names',
            lines('vrrp_instance A {', 'authentication {', '}', '}', 'priority 1', '}'),
            ['extra-close 4:1'],
        ],
    ])('%s', (_, text, expected) => {
        expect(problemsOf(text)).toEqual(expected);
    });
});

describe('a { lost or too many', () => {
    it.each([
        ['of a section', lines('vrrp_instance A', '    state MASTER', '}'), ['missing-open 1:1']],
        [
            'of an inner block',
            lines('vrrp_instance A {', '    virtual_ipaddress', '        192.0.2.1', '    }', '}'),
            ['missing-open 2:5'],
        ],
        ['after a leaf', lines('vrrp_instance A {', '    priority 1 {', '}'), ['stray-open 2:16']],
        ['doubled', lines('vrrp_instance A {', '    authentication {{', '    }', '}'), ['stray-open 2:21']],
    ])('%s', (_, text, expected) => {
        expect(problemsOf(text)).toEqual(expected);
    });

    it('keeps what follows in the right block', () => {
        const text = lines('global_defs {', '    router_id a', 'vrrp_instance A {', '    state MASTER', '}');
        expect(outline(treeOf(text).items)).toBe('global_defs [router_id a]; vrrp_instance A [state MASTER]');
    });
});

describe('an open quote', () => {
    it('is one problem, to the end of its line', () => {
        expect(problemsOf('state "BACKUP # x\npriority 1\n')).toEqual(['open-quote 1:7']);
    });
});

describe('a lost } before very many blank lines', () => {
    it('is one finding, without a stack that grows with the lines', () => {
        const text = `global_defs {\n${'\n'.repeat(50_000)}static_routes {\n}\n`;
        const { diagnostics } = checkFile(createSourceFile('test.conf', text), DEFAULT_SETTINGS);
        expect(diagnostics.map(({ rule }) => rule)).toEqual(['syntax/unbalanced-braces']);
    });
});
