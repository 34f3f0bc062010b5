import { describe, expect, it } from 'vitest';
import { valueFindings } from '../support/value-findings.ts';

function inReal(lines: string): string {
    return `virtual_server 10.0.0.1 80 {\nreal_server 10.0.0.2 80 {\n${lines}\n}\n}\n`;
}

function check(name: string, lines: string): string {
    return inReal(`${name} {\n${lines}\n}`);
}

describe('what checkers have in common', () => {
    it.each([
        ['connect_ip 10.0.0.3/24', []],
        ['connect_ip web', ['invalid-address: web']],
        ['connect_port 0', ['out-of-range: 0']],
        ['bindto fe80::1%eth0', ['invalid-address: fe80::1%eth0']],
        ['bind_if averylonginterface', ['too-long: averylonginterface']],
        ['connect_timeout 3s', ['invalid-number: 3s']],
        ['fwmark -1', ['out-of-range: -1']],
        ['retry 0', []],
        ['delay_loop 0', ['out-of-range: 0']],
        ['alpha maybe', ['invalid-boolean: maybe']],
    ])('%s', (line, expected) => {
        expect(valueFindings(check('TCP_CHECK', line))).toEqual(expected);
    });
});

describe('HTTP_GET', () => {
    const url = (lines: string): string => check('HTTP_GET', `url {\npath /\n${lines}\n}`);

    it.each([
        ['status_code', []],
        ['status_code 200 200-599 +200 200-+300', []],
        ['status_code 200 foo 300-200', ['invalid-number: foo', 'out-of-range: 300-200']],
        ['status_code 200- 99', ['invalid-number: 200-', 'out-of-range: 99']],
        ['digest 0123456789ABCDEF0123456789abcdef', []],
        ['digest 0123456789abcdef0123456789abcdeg', ['invalid-text: 0123456789abcdef0123456789abcdeg']],
        ['digest 0123', ['invalid-text: 0123']],
        ['path /a', ['repeated: path /a']],
        ['virtualhost', ['missing-value: virtualhost']],
        ['regex_min_offset 5x', ['invalid-number: 5x (silent)']],
        ['regex_options caseless foo', ['unknown-word: foo (silent)']],
        ['regex_stack 5', ['missing-value: regex_stack 5 (silent)']],
    ])('%s', (line, expected) => {
        expect(valueFindings(url(line))).toEqual(expected);
    });

    it.each([
        ['regex', ['missing-value: regex']],
        ['regex a b', ['surplus-word: b']],
        ["regex 'a b'", []],
        ['regex a\\ b', []],
        ['regex "a"b', []],
        ['regex "a"\nregex "b"', ['repeated: regex "b"']],
        ["regex it's", ["invalid-text: '"]],
        ['regex a\\', ['invalid-text: \\ (silent)']],
        ['regex "\\d+\\."', ['invalid-text: \\d (silent)', 'invalid-text: \\. (silent)']],
        ['regex "\\\\d+\\t\\x41"', []],
        ['regex (a', ['invalid-text: (a (silent)']],
        ['regex a)', ['invalid-text: a) (silent)']],
        ['regex [a', ['invalid-text: [a (silent)']],
        ['regex []a]', []],
        ['regex [[:alpha:]-]+', []],
        ['regex *a', ['invalid-text: *a (silent)']],
        ['regex (*UTF)(?:a|b)*?', []],
        ['regex "a # ("\nregex_options extended', []],
    ])('%s', (line, expected) => {
        expect(valueFindings(url(line))).toEqual(expected);
    });

    it('only logged what is wrong with a pattern up to 2.2.7', () => {
        expect(valueFindings(url('regex a b'), '2.2.7')).toEqual(['surplus-word: b (silent)']);
        expect(valueFindings(url('regex a\nregex b'), '2.2.7')).toEqual([]);
    });

    it('took one status code up to 2.0.16', () => {
        expect(valueFindings(url('status_code 200-299'), '2.0.10')).toEqual(['invalid-number: 200-299']);
    });

    it.each([
        ['', ['missing-keyword: HTTP_GET']],
        ['url {\n}', ['missing-keyword: url']],
        ['url {\npath /\n}\nhttp_protocol 2', ['unknown-word: 2']],
        ['url {\npath /\n}\nhttp_protocol', ['missing-value: http_protocol']],
        ['url {\npath /\n}\nhttp_protocol 1.0c', []],
    ])('%s', (lines, expected) => {
        expect(valueFindings(check('HTTP_GET', lines))).toEqual(expected);
    });
});

describe('the other checkers', () => {
    it.each([
        ['UDP_CHECK', 'payload', ['missing-value: payload']],
        ['UDP_CHECK', 'payload 1 23 4 "56 78" 123', []],
        ['UDP_CHECK', 'payload 12 1x', ['invalid-text: 1x']],
        ['UDP_CHECK', 'payload 0x12', ['invalid-text: 0x12']],
        ['UDP_CHECK', 'payload ""', ['invalid-text: ""']],
        ['UDP_CHECK', 'require_reply', []],
        ['UDP_CHECK', 'require_reply x1 XX 1', []],
        ['UDP_CHECK', 'require_reply zz', ['invalid-text: zz']],
        ['UDP_CHECK', 'require_reply 0x12', ['invalid-text: 0x12 (silent)']],
        ['UDP_CHECK', 'max_reply_length 65536', ['out-of-range: 65536']],
        ['DNS_CHECK', 'type aaaa', []],
        ['DNS_CHECK', 'type ANY', ['unknown-word: ANY']],
        ['DNS_CHECK', 'name ab.example.com.', []],
        ['DNS_CHECK', 'name .', []],
        ['DNS_CHECK', 'name a.example.com', ['invalid-text: a.example.com']],
        ['DNS_CHECK', 'name ab..com', ['invalid-text: ab..com']],
        ['DNS_CHECK', 'name .com', ['invalid-text: .com']],
        ['DNS_CHECK', 'name ab\nname cd', ['repeated: name cd']],
        ['SMTP_CHECK', 'helo_name', ['missing-value: helo_name']],
        ['SMTP_CHECK', 'helo_name a\nhelo_name b', ['repeated: helo_name b']],
        ['MISC_CHECK', '', ['missing-keyword: MISC_CHECK']],
        ['MISC_CHECK', 'misc_path', ['missing-value: misc_path']],
        ['MISC_CHECK', 'misc_path ""', ['invalid-text: ""']],
        ['MISC_CHECK', 'misc_path /bin/a\nmisc_timeout 4295', ['out-of-range: 4295']],
        ['MISC_CHECK', 'misc_path /bin/a\nuser', ['missing-value: user']],
        ['BFD_CHECK', '', ['missing-keyword: BFD_CHECK']],
        ['BFD_CHECK', 'name', ['missing-value: name']],
        ['BFD_CHECK', 'name a b', ['surplus-word: b']],
        ['FILE_CHECK', '', ['missing-keyword: FILE_CHECK']],
        ['FILE_CHECK', 'weight 5 foo', ['missing-keyword: FILE_CHECK', 'unknown-word: foo']],
        ['FILE_CHECK', 'weight', ['missing-keyword: FILE_CHECK', 'missing-value: weight']],
    ])('%s: %s', (name, lines, expected) => {
        expect(valueFindings(check(name, lines))).toEqual(expected);
    });

    it.each([
        ['payload 00 01 ff', ['invalid-text: ff']],
        ['payload 0001FF', ['invalid-text: 0001FF']],
        ['payload ff 0', []],
        ['payload 0ff', []],
        ['require_reply 0xff', ['invalid-text: 0xff']],
        ['require_reply fx', []],
    ])('%s: up to 2.3.2 no octet ff at the end', (line, expected) => {
        expect(valueFindings(check('UDP_CHECK', line), '2.3.2')).toEqual(expected);
        expect(valueFindings(check('UDP_CHECK', line))).toEqual(
            line.includes('0x') ? ['invalid-text: 0xff (silent)'] : [],
        );
    });
});
