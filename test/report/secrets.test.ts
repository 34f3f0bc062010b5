import { describe, expect, it } from 'vitest';
import { redactMessage, redactText, redactionOf, secretNames } from '../../src/report/secrets.ts';
import { quote } from '../../src/text/words.ts';

const redacted = (text: string): string => redactText(text, redactionOf(text));

describe('secrets in a text', () => {
    it.each([
        ['auth_pass s3cr3t', 'auth_pass ***'],
        ['auth_pass "s3 cr3t"', 'auth_pass ***'],
        ['auth_pass"s3cr3t"', 'auth_pass***'],
        ['auth_pass "s3cr3t', 'auth_pass ***'],
        ['auth_pass\t s3cr3t # old', 'auth_pass\t *** # old'],
        ['auth_pass s3cr3t#x', 'auth_pass ***'],
        ['auth_pass s3 cr3t', 'auth_pass *** ***'],
        ['auth_pass s3cr3t }', 'auth_pass *** }'],
        ['{ auth_pass s3cr3t}', '{ auth_pass ***}'],
        ['@lb1 auth_pass s3cr3t', '@lb1 auth_pass ***'],
        ['AUTH_PASS s3cr3t', 'AUTH_PASS ***'],
        ['auth_pass\u00a0s3cr3t', 'auth_pass\u00a0***'],
        ['auth_pass\u200bs3cr3t', 'auth_pass\u200b***'],
        ['auth_pass = s3cr3t', 'auth_pass *** ***'],
        ['auth_pass: s3cr3t', 'auth_pass: ***'],
        ['auth_pass s3cr3t\r\nx', 'auth_pass ***\r\nx'],
    ])('%j is %j', (text, expected) => {
        expect(redacted(text)).toBe(expected);
    });

    it.each([
        'auth_pas',
        'auth_pasword',
        'authpass',
        'auth-pass',
        'atuh_pass',
        'auth_word',
        'auth_pss',
        'aut_pass',
    ])('stand behind %s, which is misspelt', (keyword) => {
        expect(redacted(`${keyword} s3cr3t`)).toBe(`${keyword} ***`);
    });

    it.each([
        ['# auth_pass s3cr3t', '# auth_pass ***'],
        ['; auth_pass s3cr3t', '; auth_pass ***'],
        ['script "/bin/chk --password=s3cr3t -v"', 'script "/bin/chk --password=*** ***"'],
        [
            'script "/bin/mysql --user=x --db_password s3cr3t"',
            'script "/bin/mysql --user=x --db_password ***"',
        ],
        ['key 1 hex:0123456789abcdef', 'key 1 ***'],
        ['key 1 plaintextkey', 'key 1 ***'],
        ['#key 2 hex:0123456789abcdef', '#key 2 ***'],
        ['x hex:0123456789abcdef', 'x ***'],
        ['$PASSWORD=s3cr3t', '$PASSWORD=***'],
        ['$DB_PW=s3cr3t', '$DB_PW=***'],
        ['$A=s3 \\\n  cr3t\nx', '$A=s3 \\\n  cr3t\nx'],
        ['$A=s3 \\\n  cr3t\nauth_pass $A', '$A=***\n***\nauth_pass ***'],
        ['@lb1 $A=s3cr3t\n@^lb1 $A=other\nauth_pass $A', '@lb1 $A=***\n@^lb1 $A=***\nauth_pass ***'],
        ['$A=s3cr3t\nauth_pass "${A}x"', '$A=***\nauth_pass ***'],
    ])('stand in %j too', (text, expected) => {
        expect(redacted(text)).toBe(expected);
    });

    it.each([
        'auth_type PASS',
        'authentication {',
        'key file:/etc/keepalived/hmac.key',
        'key 1 file:/etc/keepalived/hmac.key',
        'key /etc/ssl/lb1.key',
        'password "/etc/ssl/lb1.pass"'.replace('password', 'certificate'),
        'virtual_router_id 51',
        '$VIPWEB=192.0.2.1',
        'track_bypass x',
    ])('are not seen in %j', (text) => {
        expect(redacted(text)).toBe(text);
    });

    it('are found in definitions of another file', () => {
        const [main, included] = ['$A=s3cr3t\n', 'auth_pass ${A}\n'];
        const names = secretNames([main, included]);
        expect(redactText(main, redactionOf(main, names))).toBe('$A=***\n');
    });
});

describe('a message', () => {
    const hidden = (text: string, message: string): string => redactMessage(message, redactionOf(text));

    it.each([
        ['auth_pass s3cr3t', '"s3cr3t" is short', '"***" is short'],
        ['auth_pass longsecret99', '"longsecr" is used', '"***" is used'],
        ['auth_pass s3cr3t#x', '"s3cr3t" is what is left', '"***" is what is left'],
        ['auth_pass s3cr3t', 's3cr3t is short.', '*** is short.'],
        ['auth_pass keepalived', 'keepalived cuts "keepalived"', 'keepalived cuts "***"'],
        ['auth_pass 100', 'one of 100, and "100"', 'one of 100, and "***"'],
        ['state MASTER', '"MASTER"', '"MASTER"'],
    ])('about %j: %j', (text, message, expected) => {
        expect(hidden(text, message)).toBe(expected);
    });

    it.each([
        ['that is cut', `auth_pass ${'s3cr3t'.repeat(30)}`, 's3cr3t'.repeat(30)],
        ['with odd characters', 'auth_pass s3c\u200br3t', 's3c\u200br3t'],
        ['grown together with its keyword', 'auth_pass\u00a0s3cr3t', 'auth_pass\u00a0s3cr3t'],
    ])('hides a quoted secret %s', (_, text, word) => {
        expect(hidden(text, `${quote(word)} is not good`)).toBe('"***" is not good');
    });
});

describe('a text that was made to take long', () => {
    const size = 500_000;

    it.each([
        ['a long word', 'a'.repeat(size)],
        ['a long word of keywords', '_pass'.repeat(size / 5)],
        ['keywords on one line', 'auth_pass a '.repeat(size / 12)],
        ['keys on one line', 'key /a '.repeat(size / 7)],
        ['many secrets', 'auth_pass abc\n'.repeat(size / 14)],
        ['many definitions', '$A=\\\n'.repeat(size / 5)],
        ['quotes', '"'.repeat(size)],
        ['blanks', 'auth_pass '.padEnd(size)],
    ])('takes no longer: %s', (_, text) => {
        const start = performance.now();
        redactText(text, redactionOf(text));
        expect(performance.now() - start).toBeLessThan(5_000);
    });
});
