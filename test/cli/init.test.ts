import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { kalint } from './run.ts';

describe('kalint init', () => {
    it('says what it can do where it is told nothing', async () => {
        const { status, out, err } = await kalint(['init']);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toMatch(/^Usage: kalint init /);
        expect(err).toContain('--hook');
    });

    it('prints a hook that any shell reads, in ASCII', async () => {
        const { status, out, err } = await kalint(['init', '--hook', '--print']);
        expect({ status, err }).toEqual({ status: 0, err: '' });
        expect(out).toMatch(/^#!\/bin\/sh\n[\n\x20-\x7e]+$/);
        expect(spawnSync('sh', ['-n'], { input: out })).toMatchObject({ status: 0 });
        expect(await kalint(['init', '--print'])).toEqual({ status, out, err });
    });

    it('leaves out the files that the hooks of pre-commit leave out', async () => {
        const path = join(import.meta.dirname, '../../.pre-commit-hooks.yaml');
        const [hook] = parse(readFileSync(path, 'utf8')) as readonly { readonly exclude: string }[];
        const [, ends = ''] = /^\\\.\(([^)]*)\)/.exec(hook?.exclude ?? '') ?? [];
        // `ya?ml` are two.
        const all = ends.split('|').flatMap((end) => [end.replace(/.\?/, ''), end.replace('?', '')]);
        const { out } = await kalint(['init', '--print']);
        const own = [...out.matchAll(/:\(exclude\)\*\.(\w+)/g)].map(([, end]) => end);
        expect(own.length).toBeGreaterThan(10);
        expect(own.sort()).toEqual([...new Set(all)].sort());
    });

    it('takes no operands', async () => {
        const { status, err } = await kalint(['init', '--hook', 'lb1.conf']);
        expect(status).toBe(2);
        expect(err).toMatch(/^kalint: too many arguments/);
    });
});
