import { describe, expect, it } from 'vitest';
import { targetNames } from '../../src/schema/targets.ts';
import { completable } from '../../src/cli/completion/completable.ts';
import { COMMANDS } from '../../src/cli/command.ts';
import { RULE_IDS } from '../../src/rules/ids.ts';
import { kalint } from './run.ts';

describe('what is completed', () => {
    it('are all commands, and help', async () => {
        const { commands, fallback } = await completable();
        expect(commands.map(({ name }) => name)).toEqual([...COMMANDS.keys(), 'help']);
        expect(fallback).toBe('check');
    });

    it('are words where there are some, and files', async () => {
        const { commands } = await completable();
        const valueOf = (command: string, flag: string): unknown =>
            commands.find(({ name }) => name === command)?.options.find(({ flags }) => flags.includes(flag))
                ?.value;
        expect(valueOf('check', '--target')).toEqual(targetNames());
        expect(valueOf('upgrade', '--from')).toEqual(targetNames());
        expect(valueOf('emit', '--from')).toBe('file');
        expect(valueOf('check', '--root')).toBe('file');
        expect(valueOf('check', '--stdin-filename')).toBe('text');
        expect(valueOf('check', '--pair')).toBeUndefined();
        expect(valueOf('check', '--format')).toContain('json');
        const operandOf = (command: string): unknown =>
            commands.find(({ name }) => name === command)?.operand;
        expect(operandOf('check')).toBe('file');
        expect(operandOf('rules')).toBeUndefined();
        expect(operandOf('explain')).toEqual(expect.arrayContaining([...RULE_IDS]));
        expect(operandOf('completion')).toEqual(['bash', 'zsh', 'fish']);
    });

    it('is nothing that a shell would take for something else than words', async () => {
        const { commands } = await completable();
        const values = commands.flatMap(({ options, operand }) => [
            operand,
            ...options.map(({ value }) => value),
        ]);
        const words = values.flatMap((value) => (typeof value === 'object' ? value : []));
        expect(words.filter((word) => !/^[\w./-]+$/.test(word))).toEqual([]);
    });
});

describe('kalint completion', () => {
    it.for(['bash', 'zsh', 'fish'])('tells %s every option, without what is hidden', async (shell) => {
        const { status, out, err } = await kalint(['completion', shell]);
        expect({ status, err }).toEqual({ status: 0, err: '' });
        const { commands } = await completable();
        const flags = commands.flatMap(({ options }) => options.flatMap((option) => option.flags));
        const written = (flag: string): string =>
            shell === 'fish' ? flag.replace(/^--/, '-l ').replace(/^-(?=\w$)/, '-s ') : flag;
        expect(flags.length).toBeGreaterThan(60);
        expect(flags.filter((flag) => !out.includes(written(flag)))).toEqual([]);
        expect(out).not.toContain('clientProcessId');
    });

    it('knows no other shell', async () => {
        const { status, out, err } = await kalint(['completion', 'tcsh']);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toContain('bash, zsh, fish');
    });
});
