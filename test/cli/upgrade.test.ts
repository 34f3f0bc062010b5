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
            '0 findings new, 0 gone, 0 of another kind, 0 the same; 0 changes of meaning',
        ],
        [
            'what both say',
            BROKEN,
            '2.0.10',
            '2.4.3',
            0,
            '0 findings new, 0 gone, 0 of another kind, 2 the same; 0 changes of meaning',
        ],
        [
            'what is new',
            DEPRECATED,
            'centos-7',
            'debian-12',
            1,
            '1 finding new, 0 gone, 0 of another kind, 0 the same; 1 change of meaning',
        ],
        [
            'what is gone',
            DEPRECATED,
            '2.4.3',
            '2.0.10',
            0,
            '0 findings new, 1 gone, 0 of another kind, 0 the same; 0 changes of meaning',
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

    it('shows what changes its meaning, with all its places and what keeps it', async () => {
        const text =
            'vrrp_instance A {\n    state MASTER\n    interface eth0\n    virtual_router_id 1\n' +
            '    virtual_ipaddress {\n        192.0.2.1\n    }\n}\n';
        const both = text + text.replace('A', 'B').replace('id 1', 'id 2').replace('.1', '.2');
        const { status, out } = await upgraded(both, '1.2.19', '1.2.20');
        expect(status).toBe(1);
        const now =
            'this instance starts as MASTER and gives no "priority"; keepalived takes 255, that of the owner of the ' +
            'addresses [vrrp/master-without-priority]\n';
        expect(out).toBe(
            `New with 1.2.20:\n  a.conf:2:5: ${now}  a.conf:10:5: ${now}` +
                'Of another meaning with 1.2.20:\n' +
                '  a.conf:1:1: priority of an instance that starts as MASTER and sets none: with 1.2.19 100; ' +
                'with 1.2.20 255, that of the owner of the addresses [priority-of-master, since 1.2.20]\n' +
                '      here too: a.conf:9:1\n' +
                '      fix: to keep it, write "priority 100" (unsafe)\n' +
                'From 1.2.19 to 1.2.20: 2 findings new, 0 gone, 0 of another kind, 0 the same; ' +
                '1 change of meaning.\n',
        );
    });

    it('knows Amazon Linux 2023', async () => {
        const { status, out } = await upgraded(CLEAN, 'amazon-2', 'amazon-2023');
        expect({ status, last: lastLine(out) }).toEqual({
            status: 0,
            last: 'From amazon-2 to amazon-2023: 0 findings new, 0 gone, 0 of another kind, 0 the same; 0 changes of meaning.',
        });
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
