import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeText } from '../cluster/pair-texts.ts';
import { folderOf } from '../node/folder.ts';
import { type Outcome, kalint } from './run.ts';

const home = process.cwd();
afterEach(() => {
    process.chdir(home);
});

const PAIR = { 'lb1.conf': nodeText('lb1'), 'lb2.conf': nodeText('lb2') };

async function graph(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Outcome> {
    process.chdir(folderOf(files));
    return kalint(['graph', ...argv]);
}

/** The line of a box or a group in Mermaid that has a text. */
function boxWith(text: string, out: string): string | undefined {
    return out
        .split('\n')
        .find((line) => line.includes(`["${text}`))
        ?.trim();
}

describe('kalint graph', () => {
    it.each([
        ['svg', /^<svg xmlns="[^"]*" class="kalint".*<\/svg>\n$/s],
        ['dot', /^digraph keepalived \{\n.*\n\}\n$/s],
        ['mermaid', /^flowchart LR\n.*\n$/s],
    ])('draws a pair as %s', async (format, expected) => {
        const { status, out, err } = await graph(PAIR, '--format', format, 'lb1.conf', 'lb2.conf');
        expect({ status, err }).toEqual({ status: 0, err: '' });
        expect(out).toMatch(expected);
        expect(out).toContain('priority 100, BACKUP');
        expect(out).not.toContain('k4l1nt01');
    });

    it('draws SVG where nothing else is asked for, in the colours that are', async () => {
        const { out } = await graph(PAIR, 'lb1.conf');
        expect(out).toContain('@media (prefers-color-scheme:dark)');
        const dark = await graph(PAIR, '--theme', 'dark', 'lb1.conf');
        expect(dark.out).not.toContain('@media');
    });

    it('follows definitions and includes', async () => {
        const files = {
            'main.conf': '$PRIORITY=123\n$WHERE=eth7\ninclude conf.d/*.conf\n',
            'conf.d/router.conf': `vrrp_instance VI {
    interface $WHERE
    virtual_router_id 7
    priority $PRIORITY
    nonsense
    virtual_ipaddress {
        192.0.2.7/24
    }
}
`,
        };
        const { out } = await graph(files, '--format', 'mermaid', 'main.conf');
        expect(boxWith('VI<br>', out)).toBe(
            'instance1["VI<br>priority 123, BACKUP<br>eth7, VRID 7<br>error: syntax/unknown-keyword"]',
        );
    });

    it('marks a fault in a line for one id on the node that reads it', async () => {
        const text = nodeText('lb1')
            .replaceAll('    priority 100', '    @a priority 100\n    @b priority 90')
            .replace('vrrp_instance VI_IN {', 'vrrp_instance VI_IN {\n    @b nonsense');
        const { out } = await graph({ 'k.conf': text }, '--format', 'mermaid', 'k.conf');
        const boxes = out
            .split('\n')
            .filter((line) => line.includes('["VI#95;IN<br>') || line.includes('["VI_IN<br>'));
        expect(boxes.map((line) => line.includes('error: syntax/unknown-keyword'))).toEqual([false, true]);
    });

    it('reads for the target that is asked for', async () => {
        const text = PAIR['lb1.conf'].replace('    advert_int 1\n', '    advert_int 1\n    use_ipvlan\n');
        const old = await graph({ 'a.conf': text }, '--target', '1.3.5', '--format', 'dot', 'a.conf');
        const recent = await graph({ 'a.conf': text }, '--format', 'dot', 'a.conf');
        expect(old.status).toBe(0);
        expect([old.out, recent.out].map((out) => out.includes('version/newer-keyword'))).toEqual([
            true,
            false,
        ]);
    });

    it.each([
        ['a folder for each host', 'fixtures/deployment/correct'],
        ['a description', 'fixtures/seed/deployment.yaml'],
    ])('draws a deployment: %s', async (_, operand) => {
        const { status, out, err } = await kalint(['graph', '--format', 'mermaid', operand]);
        expect({ status, err }).toEqual({ status: 0, err: '' });
        expect(out).toContain('subgraph director2["director lb2');
        expect(boxWith('web1 10.0.0.3:80<br>weight 1, HTTP_GET / 200', out)).toBeDefined();
    });

    it('marks what the files of hosts say where the host is', async () => {
        const { out } = await kalint(['graph', '--format', 'mermaid', 'fixtures/seed/deployment.yaml']);
        expect(boxWith('web2', out)).toContain('<br>warning: deployment/redirect-too-wide');
        expect(boxWith('director lb1', out)).toContain('<br>error: deployment/director-drops-vrrp');
        const { out: correct } = await kalint(['graph', 'fixtures/deployment/correct']);
        expect(correct).not.toMatch(/(error|warning): /);
    });

    it.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
        ['an empty file', { 'a.conf': '' }, ['a.conf'], 'nothing to draw: there is neither'],
        ['a file of braces', { 'a.conf': '}}{{{\n' }, ['a.conf'], 'nothing to draw: there is neither'],
        ['a file that is not there', PAIR, ['lb1.conf', 'lb3.conf'], 'lb3.conf: no such file or folder'],
        ['a folder that is no deployment', { 'd/a.txt': '' }, ['d'], 'd: is no deployment'],
        ['a deployment beside a file', { ...PAIR, 'd/a.txt': '' }, ['lb1.conf', 'd'], 'is drawn by itself'],
        ['a format', PAIR, ['--format', 'png', 'lb1.conf'], "option '--format <name>'"],
        ['a theme', PAIR, ['--theme', 'red', 'lb1.conf'], "option '--theme <name>'"],
        ['a target', PAIR, ['--target', 'windows', 'lb1.conf'], 'unknown target "windows"'],
    ])('refuses %s', async (_, files, argv, expected) => {
        const { status, out, err } = await graph(files, ...argv);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toContain(expected);
    });

    it('reads includes below the folder that stands for /', async () => {
        const files = {
            'k.conf': 'include /etc/keepalived/r.conf\n',
            'root/etc/keepalived/r.conf': PAIR['lb1.conf'],
        };
        const { status, out } = await graph(files, '--root', 'root', '--no-config', 'k.conf');
        expect(status).toBe(0);
        expect(out).toContain('VI_WEB');
    });

    it('takes what the configuration of kalint says', async () => {
        const folder = folderOf({
            'lb1.conf': `${PAIR['lb1.conf']}nonsense\n`,
            'k.yaml': 'rules:\n  syntax/unknown-keyword: "off"\n',
        });
        const argv = ['graph', '--format', 'dot', join(folder, 'lb1.conf')];
        const { out } = await kalint(argv);
        const { out: silenced } = await kalint([...argv, '--config', join(folder, 'k.yaml')]);
        expect([out, silenced].map((each) => each.includes('unknown-keyword'))).toEqual([true, false]);
    });
});
