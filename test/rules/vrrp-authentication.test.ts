/** Authentication and signatures of adverts: what keepalived does without, by release and by what else is written. */
import { describe, expect, it } from 'vitest';
import { findTarget, newestTarget, withFeatures } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

/** Rules about the authentication of an instance, without the area. */
const RULES = ['authentication-ignored', 'ah-with-master', 'hmac-key-undefined', 'strict-mode-override'];

/** `rule: text` for each finding of these rules. */
function findings(text: string, target = newestTarget()): string[] {
    return checkFile(createSourceFile('test.conf', text), { targets: [target], preset: 'recommended' })
        .diagnostics.map(({ rule, span }) => [rule.replace('vrrp/', ''), text.slice(span.start, span.end)])
        .filter(([rule]) => RULES.includes(rule ?? ''))
        .map((each) => each.join(': '));
}

const named = (name: string): ReturnType<typeof newestTarget> => findTarget(name) ?? newestTarget();

function instance(lines: string, address = '192.0.2.1'): string {
    return `vrrp_instance web {\ninterface eth0\nvirtual_router_id 1\n${lines}\nvirtual_ipaddress {\n${address}\n}\n}\n`;
}

const authentication = (...lines: readonly string[]): string => `authentication {\n${lines.join('\n')}\n}`;
const PASS = authentication('auth_type PASS', 'auth_pass secret');
const AH = authentication('auth_type AH', 'auth_pass secret');
const hmac = (...lines: readonly string[]): string => `auth_hmac {\n${lines.join('\n')}\n}`;
const KEY = 'k'.repeat(32);

describe('authentication', () => {
    it.each([
        ['in version 2', PASS, []],
        ['in version 3', `version 3\n${PASS}`, ['auth_type PASS']],
        ['in strict mode', `strict_mode\n${PASS}`, ['auth_type PASS']],
        ['in strict mode that is off', `strict_mode off\n${PASS}`, []],
        ['without a password', authentication('auth_type PASS'), ['auth_type PASS']],
        ['with an empty password', authentication('auth_type PASS', 'auth_pass ""'), ['auth_type PASS']],
        ['with a password in a second block', `${authentication('auth_type PASS')}\n${PASS}`, []],
        ['with a word that may be the password', authentication('auth_type PASS', 'password secret'), []],
        ['with a type that is none', authentication('auth_type MD5'), []],
        ['with signatures', `${PASS}\n${hmac(`key 1 ${KEY}`, 'active_key 1')}`, ['auth_type PASS']],
    ])('%s', (_, lines, expected) => {
        const texts = findings(instance(lines)).filter((each) => each.startsWith('authentication-ignored'));
        expect(texts).toEqual(expected.map((each) => `authentication-ignored: ${each}`));
    });

    it('of version 3 may come from global_defs, or from an address', () => {
        const ignored = ['authentication-ignored: auth_type PASS'];
        expect(findings(`global_defs {\nvrrp_version 3\n}\n${instance(PASS)}`)).toEqual(ignored);
        expect(findings(instance(PASS, 'fe80::1'))).toEqual(ignored);
        expect(findings(instance(`version 2\n${PASS}`, 'fe80::1'))).toEqual([]);
        expect(findings(instance(`version 2\n${AH}`, 'fe80::1'))).toEqual([
            'authentication-ignored: auth_type AH',
        ]);
    });

    it('goes with strict mode before 2.0.0, and with MASTER where it is AH', () => {
        const strict = instance(`strict_mode\n${PASS}`);
        const master = instance(`state MASTER\npriority 150\n${AH}`);
        expect(findings(strict, named('1.3.5'))).toEqual([]);
        expect(findings(strict, named('2.0.0'))).toEqual(['authentication-ignored: auth_type PASS']);
        expect(findings(master, named('1.3.5'))).toEqual([]);
        expect(findings(master, named('2.0.0'))).toEqual(['ah-with-master: state MASTER']);
    });

    it('is not spoken of before 1.2.20', () => {
        const text = instance(authentication('auth_type PASS'));
        expect(findings(text, named('1.2.19'))).toEqual([]);
        expect(findings(text, named('1.2.20'))).toEqual(['authentication-ignored: auth_type PASS']);
    });

    it('is not asked about where it is not built', () => {
        const target = withFeatures(newestTarget(), [{ feature: 'vrrp-auth', built: false }]);
        expect(findings(instance(`version 3\n${PASS}\n${hmac('key 1 x')}`), target)).toEqual([]);
    });
});

describe('signatures', () => {
    it.each([
        [[`key 1 ${KEY}`, 'active_key 1'], []],
        [['active_key 1', `key 1 ${KEY}`], []],
        [[`key 1 ${KEY}`, 'active_key 2'], ['2']],
        [[`key 1 ${KEY}`, 'active_key 1', 'active_key 2'], ['2']],
        [[`key 1 ${KEY}`], ['auth_hmac']],
        [[], ['auth_hmac']],
        [['active_key 1', 'key 1 file:/etc/keepalived/key'], []],
        [['active_key 1', 'key 1 short'], []],
        [['active_key 1', `key x ${KEY}`], []],
        [[`key 1 ${KEY}`, 'active_key 300'], []],
        [[`key 1 ${KEY}`, 'activ_kee 1'], []],
    ])('%j', (lines, expected) => {
        expect(findings(instance(hmac(...lines)))).toEqual(
            expected.map((each) => `hmac-key-undefined: ${each}`),
        );
    });

    it('may be parted over two blocks', () => {
        expect(findings(instance(`${hmac(`key 1 ${KEY}`)}\n${hmac('active_key 1')}`))).toEqual([]);
    });

    it('are not asked about without the `{` of their block, which is said of that', () => {
        expect(findings(instance('auth_hmac'))).toEqual([]);
    });

    it.each([
        ['permissive', ['mode: permissive']],
        ['receive-only', ['mode: receive-only']],
        ['enforce', []],
        ['strict', []],
    ])('with mode %s in strict mode', (mode, expected) => {
        const signed = (active: number): string =>
            instance(`strict_mode\n${hmac(`key 1 ${KEY}`, `active_key ${active}`, `mode ${mode}`)}`);
        const overrides = (text: string): string[] =>
            findings(text)
                .filter((each) => each.startsWith('strict'))
                .map((each) => each.replace('strict-mode-override', 'mode'));
        expect(overrides(signed(1))).toEqual(expected);
        // Without a key there are no signatures, and that is what is said.
        expect(overrides(signed(2))).toEqual([]);
    });
});
