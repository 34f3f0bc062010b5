import { describe, expect, it } from 'vitest';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkFile } from '../../src/service/check.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { valueFindings } from '../support/value-findings.ts';

function inScript(line: string): string {
    return `vrrp_script s {\n${line}\n}\n`;
}

describe('the script of a vrrp_script', () => {
    it.each([
        ['script "/bin/check \'a b\'"', []],
        ['script \'/bin/check "a b"\'', []],
        ['script "/bin/check \'a"', ['invalid-text: "/bin/check \'a"']],
        ['script "/bin/check it\'s"', ['invalid-text: "/bin/check it\'s"']],
        ["script '/bin/check a", ["invalid-text: '"]],
        // A quote at the very end opens nothing.
        ["script /bin/check\\'", []],
        ["script 'a b' c'", ["surplus-word: 'a b' c' (silent)"]],
        ['script ""', ['invalid-text: ""']],
        ['script ""\nscript /bin/check', ['invalid-text: "" (silent)']],
        ['script', ['missing-value: script']],
        ['script /bin/check\\', ['invalid-text: \\ (silent)']],
        ['script /bin/check -v eth0', ['surplus-word: /bin/check -v eth0 (silent)']],
        ['script "/bin/check \\"a\\""', []],
    ])('%s', (line, expected) => {
        expect(valueFindings(inScript(line))).toEqual(expected);
    });

    it('is read twice with backslashes up to 2.3.1', () => {
        const text = inScript('script "/bin/check a\\\'b"');
        expect(valueFindings(text)).toEqual([]);
        expect(valueFindings(text, '2.2.7')).toEqual(['invalid-text: "/bin/check a\\\'b"']);
    });
});

describe('a command that is given again', () => {
    const reading = (...lines: readonly string[]): string[] =>
        valueFindings(`vrrp_instance web {\n${lines.join('\n')}\n}\n`);

    it('counts where the first is dropped, as no user is called so', () => {
        expect(reading('notify_master "/a" "/c"', 'notify_master "/d"')).toEqual([
            'surplus-word: "/a" "/c" (silent)',
        ]);
        expect(reading('notify_master "/a" root', 'notify_master "/d"')).toEqual([
            'repeated: notify_master "/d"',
        ]);
    });

    it('is not one whose keyword is misspelt, nor one after that', () => {
        expect(reading('notify_master "/a"', 'notifymaster "/d"')).toEqual([]);
        expect(reading('notifymaster "/a"', 'notify_master "/d"')).toEqual([]);
    });
});

describe('a command in a block', () => {
    it('is one mistake, whatever keepalived does about it', () => {
        const rules = (text: string): string[] =>
            checkFile(createSourceFile('test.conf', text), {
                targets: [newestTarget()],
                preset: 'recommended',
            }).diagnostics.flatMap(({ rule, origin }) => (origin === 'keepalived' ? [rule] : []));
        expect(rules('vrrp_script s {\n    script { /bin/true }\n}\n')).toEqual(['syntax/unexpected-block']);
        // Here keepalived ends at the keyword and comes to no brace.
        const text =
            'vrrp_instance web {\n    interface eth0\n    virtual_router_id 7\n    notify_master { /bin/x }\n}\n';
        expect(rules(text).filter((rule) => !rule.startsWith('vrrp/'))).toEqual(['value/missing-value']);
    });
});

describe('other commands', () => {
    it.each([
        ["startup_script '/bin/start", ["invalid-text: '"]],
        ['startup_script ""', ['invalid-text: ""']],
        ['startup_script /bin/start root', []],
        ['notify_fifo_script ""', ['invalid-text: "" (silent)']],
        ['notify_fifo_script /bin/read -v', ['surplus-word: /bin/read -v (silent)']],
        ['notify_fifo_script "/bin/read \'a"', ['invalid-text: "/bin/read \'a"']],
    ])('%s', (line, expected) => {
        expect(valueFindings(`global_defs {\n${line}\n}\n`)).toEqual(expected);
    });
});
