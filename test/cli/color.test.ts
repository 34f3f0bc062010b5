import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { type Surroundings, kalint } from './run.ts';
import { BROKEN } from './texts.ts';

// eslint-disable-next-line no-control-regex -- what colours are made of
const ESCAPE = /\u001b\[\d+m/g;

/** What is printed about a file with errors. */
async function printed(surroundings: Surroundings, ...argv: readonly string[]): Promise<string> {
    return (await kalint([...argv, '-'], { stdin: BROKEN, ...surroundings })).out;
}

const terminals = ['out'] as const;

describe('colours', () => {
    it.each<[string, Surroundings, boolean]>([
        ['not in a pipe', {}, false],
        ['on a terminal', { terminals }, true],
        ['not on one with NO_COLOR', { terminals, env: { NO_COLOR: '1' } }, false],
        ['on one with an empty NO_COLOR', { terminals, env: { NO_COLOR: '' } }, true],
        ['not on one that is dumb', { terminals, env: { TERM: 'dumb' } }, false],
        ['in a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, true],
        ['not on a terminal with FORCE_COLOR=0', { terminals, env: { FORCE_COLOR: '0' } }, false],
        ['with FORCE_COLOR and NO_COLOR', { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, true],
    ])('are there %s: %j', async (_, surroundings, expected) => {
        expect(ESCAPE.test(await printed(surroundings))).toBe(expected);
        ESCAPE.lastIndex = 0;
        expect(ESCAPE.test(await printed(surroundings, '--color', 'always'))).toBe(true);
        ESCAPE.lastIndex = 0;
        expect(ESCAPE.test(await printed(surroundings, '--color=never'))).toBe(false);
    });

    it.each([[[]], [['--diff']]])('change nothing but colours: %j', async (argv) => {
        const colored = await printed({}, '--color=always', ...argv);
        expect(colored.replace(ESCAPE, '')).toBe(await printed({}, ...argv));
    });

    it.each(['json', 'unix'])('are never in the %s format', async (format) => {
        expect(await printed({ terminals }, '--color', 'always', '--format', format)).not.toContain('\u001b');
    });

    it('go by the output that they are for', async () => {
        const surroundings = { stdin: `${BROKEN}foo\n`, terminals: ['err'] as const };
        const { out, err } = await kalint(['--fix', '-'], surroundings);
        expect(err).toMatch(ESCAPE);
        expect(out).not.toContain('\u001b');
    });
});

describe('a report on a terminal', () => {
    it('uses the width of the terminal', async () => {
        const folder = folderOf({ 'a.conf': `${'; '.padEnd(400, 'x')}\n` });
        const { out } = await kalint([join(folder, 'a.conf')], { terminals, env: { NO_COLOR: '1' } });
        const [line = ''] = out.split('\n').filter((each) => each.includes('1 | '));
        expect(line.length).toBeLessThanOrEqual(120);
        expect(line.length).toBeGreaterThan(115);
    });
});
