import { describe, expect, it } from 'vitest';
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
