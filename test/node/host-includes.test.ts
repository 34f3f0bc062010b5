import { describe, expect, it } from 'vitest';
import type { HostFile } from '../../src/hosts/place.ts';
import { includesOnHost } from '../../src/node/host-includes.ts';
import { createSourceFile } from '../../src/text/source-file.ts';

const FROM = '/etc/keepalived/keepalived.conf';

/** A host with files of these paths, each read from a file of another name. */
function hostWith(...paths: readonly string[]): HostFile[] {
    return [FROM, ...paths].map((path) => ({ path, file: createSourceFile(`read${path}`, '') }));
}

/** What an include leads to: paths on the host, or what is said of there being none. */
function found(pattern: string, files: readonly HostFile[], from = FROM): unknown {
    const result = includesOnHost(files)(pattern, `read${from}`);
    return result.kind === 'files' ? result.files.map(({ uri }) => uri.replace('read', '')) : result;
}

describe('an include on a host', () => {
    const files = hostWith(
        '/etc/keepalived/conf.d/b.conf',
        '/etc/keepalived/conf.d/a.conf',
        '/etc/keepalived/conf.d/.hidden.conf',
        '/etc/keepalived/conf.d/deep/c.conf',
        '/srv/x',
    );

    it.each<[string, string[]]>([
        ['conf.d/a.conf', ['/etc/keepalived/conf.d/a.conf']],
        ['./conf.d/../conf.d/a.conf', ['/etc/keepalived/conf.d/a.conf']],
        ['/srv/x', ['/srv/x']],
        ['conf.d/*.conf', ['/etc/keepalived/conf.d/a.conf', '/etc/keepalived/conf.d/b.conf']],
        ['conf.d/**.conf', ['/etc/keepalived/conf.d/a.conf', '/etc/keepalived/conf.d/b.conf']],
        ['conf.d/**/c.conf', ['/etc/keepalived/conf.d/deep/c.conf']],
        ['conf.d/?.conf', ['/etc/keepalived/conf.d/a.conf', '/etc/keepalived/conf.d/b.conf']],
        ['conf.d/[!b].conf', ['/etc/keepalived/conf.d/a.conf']],
        [
            '/etc/keepalived/{conf.d/[[:alpha:]],keepalived}.conf',
            ['/etc/keepalived/conf.d/a.conf', '/etc/keepalived/conf.d/b.conf', FROM],
        ],
        ['conf.d/.h*', ['/etc/keepalived/conf.d/.hidden.conf']],
    ])('of %s', (pattern, expected) => {
        expect(found(pattern, files)).toEqual(expected);
    });

    it('counts from the folder of the file in which it stands', () => {
        expect(found('b.conf', files, '/etc/keepalived/conf.d/a.conf')).toEqual([
            '/etc/keepalived/conf.d/b.conf',
        ]);
    });

    it.each<[string, boolean]>([
        ['none.conf', false],
        ['none/*.conf', true],
        ['conf.d', false],
        ['!(a).conf', false],
        ['a*'.repeat(5000), true],
    ])('leads nowhere', (pattern, isPattern) => {
        expect(found(pattern, files)).toEqual({ kind: 'missing', pattern: isPattern });
    });
});
