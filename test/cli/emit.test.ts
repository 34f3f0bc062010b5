import {
    chmodSync,
    existsSync,
    readFileSync,
    readdirSync,
    statSync,
    symlinkSync,
    writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { kalint } from './run.ts';

const ARTICLE = 'fixtures/emit/article.yaml';
const SPECS = readdirSync('fixtures/emit')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join('fixtures/emit', name));

/**
 * What the strict preset says of choices that a spec makes: IPv6 without a link-local address first, which is for
 * gateways, and a fail-back at once.
 */
const MATTERS_OF_TASTE = ['[vrrp/first-address-not-link-local]', '[pair/fail-back-undecided]'];

/** Every file below a folder, with its text. */
function filesBelow(folder: string): ReadonlyMap<string, string> {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    return new Map(
        entries
            .filter((entry) => entry.isFile())
            .map((entry) => {
                const path = join(entry.parentPath, entry.name);
                return [path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const;
            }),
    );
}

/** The folder of the set that a spec gives. */
async function setOf(spec: string): Promise<string> {
    const folder = join(folderOf(), 'set');
    const { status, err } = await kalint(['emit', spec, '-o', folder]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    return folder;
}

describe.each(SPECS)('%s', (spec) => {
    it('gives a set about which kalint has nothing to say, in any preset', async () => {
        const folder = await setOf(spec);
        for (const preset of ['recommended', 'strict']) {
            const { status, out } = await kalint([
                ...['check', '--deployment', folder, '--format', 'unix', '--preset', preset],
            ]);
            const said = out
                .split('\n')
                .filter((line) => !MATTERS_OF_TASTE.some((rule) => line.endsWith(rule)));
            expect({ preset, said }).toEqual({ preset, said: [''] });
            expect(status).toBe(0);
        }
    });

    it('gives configurations in their layout', async () => {
        const folder = await setOf(spec);
        const { status, out } = await kalint(['fmt', '--check', '--no-config', folder]);
        expect({ status, out }).toEqual({ status: 0, out: '' });
    });

    it('gives the same bytes each time', async () => {
        expect(filesBelow(await setOf(spec))).toEqual(filesBelow(await setOf(spec)));
    });
});

describe('kalint emit', () => {
    it('writes a configuration that only root and its group read, and scripts that run', async () => {
        const folder = await setOf(ARTICLE);
        const modeOf = (path: string): string => (statSync(join(folder, path)).mode & 0o777).toString(8);
        expect(modeOf('lb1/etc/keepalived/keepalived.conf')).toBe('640');
        for (const host of ['lb1', 'lb2', 'web1', 'web2', 'sorry'])
            for (const name of ['install.sh', 'uninstall.sh', 'verify.sh'])
                expect(modeOf(`${host}/${name}`)).toBe('755');
        expect(modeOf('client/verify.sh')).toBe('755');
    });

    it('has nothing to change in a set that is there', async () => {
        const folder = await setOf(ARTICLE);
        expect(await kalint(['emit', ARTICLE, '-o', folder])).toEqual({
            status: 0,
            out: `nothing to change in ${folder}\n`,
            err: '',
        });
        expect(await kalint(['emit', ARTICLE, '-o', folder, '--diff'])).toEqual({
            status: 0,
            out: '',
            err: '',
        });
    });

    it('overwrites what differs with --force only, and shows it with --diff', async () => {
        const folder = await setOf(ARTICLE);
        const path = join(folder, 'lb1/etc/keepalived/keepalived.conf');
        const emitted = readFileSync(path, 'utf8');
        writeFileSync(path, emitted.replace('priority 101', 'priority 42'));
        const refused = await kalint(['emit', ARTICLE, '-o', folder]);
        expect(refused.status).toBe(2);
        expect(refused.err).toContain(`kalint: ${path}: is there, and differs\n`);
        expect(readFileSync(path, 'utf8')).toContain('priority 42');
        const diff = await kalint(['emit', ARTICLE, '-o', folder, '--diff']);
        expect(diff.status).toBe(1);
        expect(diff.out).toContain('-    priority 42\n+    priority 101\n');
        expect((await kalint(['emit', ARTICLE, '-o', folder, '--force'])).status).toBe(0);
        expect(readFileSync(path, 'utf8')).toBe(emitted);
    });

    it('counts a mode that differs', async () => {
        const folder = await setOf(ARTICLE);
        const path = join(folder, 'lb1/etc/keepalived/keepalived.conf');
        chmodSync(path, 0o644);
        const { status, err } = await kalint(['emit', ARTICLE, '-o', folder, '--diff']);
        expect(status).toBe(1);
        expect(err).toBe(`(${path}: its mode would be 640)\n`);
    });

    it('hides the password in what it prints', async () => {
        const folder = join(folderOf(), 'set');
        const hidden = await kalint(['emit', ARTICLE, '-o', folder, '--diff']);
        expect(hidden.out).toContain('+        auth_pass ***\n');
        const shown = await kalint(['emit', ARTICLE, '-o', folder, '--diff', '--show-secrets']);
        expect(shown.out).toContain('+        auth_pass foo\n');
    });

    it('writes nothing with --diff and --dry-run', async () => {
        const folder = join(folderOf(), 'set');
        const { status, out } = await kalint(['emit', ARTICLE, '-o', folder, '--dry-run']);
        expect(status).toBe(0);
        expect(out).toContain(`new     ${folder}/lb1/etc/keepalived/keepalived.conf\n`);
        await kalint(['emit', ARTICLE, '-o', folder, '--diff']);
        expect(existsSync(folder)).toBe(false);
    });

    it('writes the folders of the hosts that --only names', async () => {
        const folder = join(folderOf(), 'set');
        await kalint(['emit', ARTICLE, '-o', folder, '--only', 'web1', '--only', 'lb2']);
        expect(readdirSync(folder).sort()).toEqual(['lb2', 'web1']);
        const unknown = await kalint(['emit', ARTICLE, '-o', folder, '--only', 'web3']);
        expect(unknown.err).toBe(
            'kalint: --only web3: the spec has no such host (did you mean "web1" or "web2"?)\n',
        );
        expect(unknown.status).toBe(2);
    });

    it('leaves alone what is in the way', async () => {
        const folder = folderOf({ 'elsewhere.conf': 'mine\n', 'set/RUNBOOK.md/': '' });
        symlinkSync(join(folder, 'elsewhere.conf'), join(folder, 'set/deployment.yaml'));
        const { status, err } = await kalint(['emit', ARTICLE, '-o', join(folder, 'set'), '--force']);
        expect(status).toBe(2);
        expect(err.split('\n').sort()).toEqual([
            '',
            `kalint: ${folder}/set/RUNBOOK.md: is no file, and stays as it is`,
            `kalint: ${folder}/set/deployment.yaml: is no file, and stays as it is`,
        ]);
        expect(readFileSync(join(folder, 'elsewhere.conf'), 'utf8')).toBe('mine\n');
        expect(existsSync(join(folder, 'set/lb1'))).toBe(false);
    });

    it('writes nothing for a spec with a fault, and names its path and line', async () => {
        const text = readFileSync(ARTICLE, 'utf8').replace('id: 1\n', 'id: 300\n');
        const folder = folderOf({ 'spec.yaml': text });
        const { status, out, err } = await kalint([
            'emit',
            join(folder, 'spec.yaml'),
            '-o',
            join(folder, 'set'),
        ]);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toBe(`kalint: ${folder}/spec.yaml:9:7: vrrp.id: is 300, not a number from 1 to 255\n`);
        expect(existsSync(join(folder, 'set'))).toBe(false);
    });

    it('refuses what is no spec at all', async () => {
        const folder = folderOf({
            'binary.yaml': new Uint8Array([0, 1, 2]),
            'latin.yaml': new Uint8Array([0xe9, 10]),
        });
        for (const name of ['missing.yaml', 'binary.yaml', 'latin.yaml']) {
            const { status, err } = await kalint(['emit', join(folder, name), '-o', join(folder, 'set')]);
            expect({ name, status, lines: err.trimEnd().split('\n').length }).toEqual({
                name,
                status: 2,
                lines: 1,
            });
        }
        const conf = await kalint(['emit', 'fixtures/seed/lb1.conf', '-o', join(folder, 'set')]);
        expect(conf.status).toBe(2);
        expect(conf.err).not.toContain('foo');
        expect(readdirSync(folder).sort()).toEqual(['binary.yaml', 'latin.yaml']);
    });

    it('takes the password from the environment or a file', async () => {
        const spec = readFileSync(ARTICLE, 'utf8');
        const folder = folderOf({
            'env.yaml': spec.replace('password: foo', 'password: { env: VRRP_SECRET }'),
            'file.yaml': spec.replace('password: foo', 'password: { file: secret.txt }'),
            'secret.txt': 'sesame\n',
        });
        const emitted = async (name: string, env = {}): Promise<string> => {
            const set = join(folder, `${name}-set`);
            const { err } = await kalint(['emit', join(folder, name), '-o', set], { env });
            return err === '' ? readFileSync(join(set, 'lb1/etc/keepalived/keepalived.conf'), 'utf8') : err;
        };
        expect(await emitted('env.yaml')).toBe(
            `kalint: ${folder}/env.yaml:11:13: vrrp.password: is kept in the environment variable VRRP_SECRET, which is not set\n`,
        );
        expect(await emitted('env.yaml', { VRRP_SECRET: 'a blank' })).toMatch(
            /:11:13: vrrp\.password: has blanks/,
        );
        expect(await emitted('env.yaml', { VRRP_SECRET: 'hidden' })).toContain('auth_pass hidden\n');
        expect(await emitted('file.yaml')).toContain('auth_pass sesame\n');
    });

    it.each([
        [[], 'the spec is missing; kalint emit --init prints one to begin with'],
        [['spec.yaml'], 'the folder that the set is to be in is missing: -o FOLDER'],
        [['--init', 'spec.yaml'], '--init prints a spec and reads none: spec.yaml is one too many'],
        [['--init', '-o', 'set'], '--init prints a spec: put it into a file with > and emit that'],
        [['--init', '--from', 'a.conf'], '--init and --from do not go together'],
    ])('says what is wrong with the words %j', async (argv, message) => {
        expect(await kalint(['emit', ...argv])).toEqual({ status: 2, out: '', err: `kalint: ${message}\n` });
    });

    it('prints a spec to begin with, which can be emitted as it is', async () => {
        const { status, out } = await kalint(['emit', '--init']);
        expect(status).toBe(0);
        const folder = folderOf({ 'spec.yaml': out });
        const { err } = await kalint(['emit', join(folder, 'spec.yaml'), '-o', join(folder, 'set')]);
        expect(err).toBe('');
    });
});

describe('kalint emit --from', () => {
    /** The configurations of the article with every fix made. */
    async function corrected(): Promise<string> {
        const folder = folderOf({
            'lb1.conf': readFileSync('fixtures/seed/lb1.conf'),
            'lb2.conf': readFileSync('fixtures/seed/lb2.conf'),
        });
        const { status } = await kalint(['--unsafe-fixes', '--no-config', folder]);
        expect(status).toBe(2);
        await kalint(['--unsafe-fixes', '--no-config', join(folder, 'lb1.conf'), join(folder, 'lb2.conf')]);
        return folder;
    }

    /** What a person fills in and knows better: names, addresses, what the hosts are like. */
    function filledIn(spec: string): string {
        const answers: readonly (readonly [string, string])[] = [
            ['distribution: # fill in', 'name: web\ndistribution: centos-7 #'],
            ['method: loopback', 'method: redirect'],
            ['address: # fill in', 'address: 10.0.0.1/24 #'],
            ['name: # fill in', 'name: lb2 #'],
            ['address: # fill in', 'address: 10.0.0.2/24 #'],
            ['name: server1', 'name: web1'],
            ['name: server2', 'name: web2'],
        ];
        return answers.reduce((text, [from, to]) => text.replace(from, to), spec);
    }

    it.each([[['lb1.conf']], [['lb1.conf', 'lb2.conf']]])(
        'of %j gives the pair of the article',
        async (names) => {
            const folder = await corrected();
            const { status, out, err } = await kalint([
                'emit',
                '--from',
                ...names.map((name) => join(folder, name)),
            ]);
            expect({ status, err }).toEqual({ status: 0, err: '' });
            writeFileSync(join(folder, 'spec.yaml'), filledIn(out));
            const env = { KEEPALIVED_PASSWORD: 'foo' };
            const set = join(folder, 'set');
            const emitted = await kalint(['emit', join(folder, 'spec.yaml'), '-o', set], { env });
            expect(emitted.err).toBe('');
            const article = filesBelow(await setOf(ARTICLE));
            for (const host of ['lb1', 'lb2']) {
                const path = `${host}/etc/keepalived/keepalived.conf`;
                expect(readFileSync(join(set, path), 'utf8')).toBe(article.get(path));
            }
        },
    );

    it('emits nothing until what is not known is filled in', async () => {
        const folder = await corrected();
        const { out } = await kalint(['emit', '--from', join(folder, 'lb1.conf')]);
        writeFileSync(join(folder, 'spec.yaml'), out);
        const { status, err } = await kalint(['emit', join(folder, 'spec.yaml'), '-o', join(folder, 'set')]);
        expect(status).toBe(2);
        const lines = out
            .split('\n')
            .flatMap((line, index) => (line.includes('# fill in') ? [index + 1] : []));
        expect(err.match(/(?<=spec\.yaml:)\d+(?=:\d+: .* has no value)/g)?.map(Number)).toEqual(lines);
        expect(existsSync(join(folder, 'set'))).toBe(false);
    });

    it('refuses a file with errors, and names --fix', async () => {
        expect(await kalint(['emit', '--from', 'fixtures/seed/lb1.conf'])).toEqual({
            status: 2,
            out: '',
            err:
                'kalint: fixtures/seed/lb1.conf: has 7 errors, so that its spec would be a guess\n' +
                '(to mend what can be mended: kalint check --fix fixtures/seed/lb1.conf)\n',
        });
    });

    it('never copies a password', async () => {
        const folder = await corrected();
        const { out } = await kalint(['emit', '--from', join(folder, 'lb1.conf')]);
        expect(out).not.toContain('foo');
        expect(out).toContain('password: { env: KEEPALIVED_PASSWORD }');
    });

    it('names what a spec cannot say', async () => {
        const folder = folderOf({
            'lb.conf': readFileSync('fixtures/cluster/failover/failing-node-keeps/fixed/lb1.conf', 'utf8')
                .concat(`virtual_server 192.0.2.10 80 {
    lvs_method DR
    protocol TCP
    real_server 192.0.2.11 80 {
        TCP_CHECK {
        }
    }
}
virtual_server 192.0.2.10 443 {
    lvs_method NAT
    protocol TCP
    real_server 192.0.2.11 443 {
        TCP_CHECK {
        }
    }
}
`),
        });
        const { out } = await kalint(['emit', '--from', join(folder, 'lb.conf')]);
        expect(out).toMatch(/^# {3}\S*lb\.conf:\d+: vrrp_script has no counterpart here$/m);
        expect(out).toMatch(/^# {3}\S*lb\.conf:\d+: track_script has no counterpart here$/m);
        expect(out).toMatch(/^# {3}\S*lb\.conf:\d+: virtual_server works by NAT, not by Direct Routing$/m);
        expect(out).not.toContain('port: 443');
    });
});
