import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { kalint, lastLine } from './run.ts';
import { BROKEN, CLEAN, DEPRECATED } from './texts.ts';

/** What `kalint upgrade` says of one text. */
async function upgraded(text: string, from: string, to: string) {
    const path = join(folderOf({ 'a.conf': text }), 'a.conf');
    const { status, out, err } = await kalint(['upgrade', path, '--from', from, '--to', to]);
    return { status, out: out.replaceAll(path, 'a.conf'), err };
}

describe('upgrade', () => {
    it.each([
        [
            'a text about which both are silent',
            CLEAN,
            '1.2.13',
            '2.4.3',
            0,
            '0 findings new, 0 gone, 0 of another kind, 0 the same',
        ],
        [
            'what both say',
            BROKEN,
            '2.0.10',
            '2.4.3',
            0,
            '0 findings new, 0 gone, 0 of another kind, 2 the same',
        ],
        [
            'what is new',
            DEPRECATED,
            'centos-7',
            'debian-12',
            1,
            '1 finding new, 0 gone, 0 of another kind, 0 the same',
        ],
        [
            'what is gone',
            DEPRECATED,
            '2.4.3',
            '1.3.5',
            0,
            '0 findings new, 1 gone, 0 of another kind, 0 the same',
        ],
    ])('counts %s', async (_, text, from, to, status, counts) => {
        const { out, ...rest } = await upgraded(text, from, to);
        expect(rest).toEqual({ status, err: '' });
        expect(lastLine(out)).toBe(`From ${from} to ${to}: ${counts}.`);
    });

    it('shows what is new, with its place and what mends it', async () => {
        const { out } = await upgraded(DEPRECATED, 'centos-7', 'rhel-9');
        expect(out).toMatch(
            /^New with rhel-9:\n {2}a\.conf:7:13: "nb_get_retry" is deprecated.* \[version\/deprecated-keyword\]\n {6}fix: write "retry"\n/,
        );
    });

    it.each([
        [['--from', 'x', '--to', '2.4.3', 'a.conf'], 'unknown target "x"'],
        [['--from', '2.4.3', 'a.conf'], "required option '--to <target>' not specified"],
        [['--from', '2.0.10', '--to', '2.4.3', '/nowhere/a.conf'], '/nowhere/a.conf: no such file or folder'],
        [['--from', '2.0.10', '--to', '2.4.3'], "missing required argument 'file'"],
    ])('refuses %j', async (argv, expected) => {
        const { status, out, err } = await kalint(['upgrade', ...argv]);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toContain(`kalint: ${expected}`);
    });
});
