import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../node/folder.ts';
import { kalint } from './run.ts';

const TEXT = `$P=120 # a comment
include more.conf
@lb1 vrrp_version 3
@lb2 vrrp_version 2
vrrp_instance A {
    priority $P
    authentication {
        auth_pass s3cr3t01
    }
}
`;

/** Runs `kalint expand` over a text with another beside it. */
async function expanded(options: readonly string[] = [], text = TEXT) {
    const folder = folderOf({ 'a.conf': text, 'more.conf': 'global_defs {\nrouter_id lb1\n}\n' });
    const { status, out, err } = await kalint(['expand', ...options, join(folder, 'a.conf')]);
    const bare = (said: string): string => said.replaceAll(`${folder}/`, '');
    return { status, out: bare(out), err: bare(err) };
}

const MORE = 'global_defs {\n    router_id lb1\n}\n';

const REST = `vrrp_instance A {
    priority 120
    authentication {
        auth_pass ***
    }
}
`;

describe('expand', () => {
    it('prints what is read for a configuration id', async () => {
        const { status, out, err } = await expanded(['--config-id', 'lb1']);
        expect({ status, out }).toEqual({ status: 0, out: `${MORE}vrrp_version 3\n${REST}` });
        expect(err).toBe('(with --show-secrets instead of *** keepalived can read it)\n');
    });

    it('tells that lines are left out when no id is named', async () => {
        const { out, err } = await expanded();
        expect(out).toBe(MORE + REST);
        expect(err).toMatch(/^\(read for no configuration id; there are lines for lb1, lb2: /);
    });

    it('says where statements come from', async () => {
        const { out } = await expanded(['--config-id', 'lb1', '--origins', '--show-secrets']);
        expect(out).toContain('    router_id lb1 # from more.conf:2, included at a.conf:2\n');
        expect(out).toContain('    priority 120 # $P from a.conf:1\n');
        expect(out).toContain('        auth_pass s3cr3t01\n');
    });

    it('gives statements, children and origins as JSON', async () => {
        const { status, out } = await expanded(['--config-id', 'lb1', '--format', 'json']);
        const report = JSON.parse(out) as object;
        expect(status).toBe(0);
        expect(Object.keys(report)).toEqual(['version', 'target', 'configId', 'files', 'statements']);
        expect(report).toMatchObject({
            target: '2.4.3',
            configId: 'lb1',
            files: ['a.conf', 'more.conf'],
            statements: [
                {
                    words: ['global_defs'],
                    origin: {
                        path: 'more.conf',
                        line: 1,
                        column: 1,
                        steps: [{ kind: 'include', name: 'more.conf', path: 'a.conf', line: 2, column: 1 }],
                        parts: [],
                    },
                    children: [{ words: ['router_id', 'lb1'] }],
                },
                { words: ['vrrp_version', '3'], origin: { line: 3 } },
                {
                    words: ['vrrp_instance', 'A'],
                    children: [
                        {
                            words: ['priority', '120'],
                            origin: { path: 'a.conf', line: 6, parts: [{ name: 'P', line: 1, column: 4 }] },
                        },
                        { words: ['authentication'], children: [{ words: ['auth_pass', '***'] }] },
                    ],
                },
            ],
        });
    });

    it('hides a secret wherever a definition takes it', async () => {
        const text =
            '$MY_KEY=hex0\nstatic_routes {\n192.0.2.0/24 via ${MY_KEY}\n}\n$PASSWORD=oh no\nbogus x $PASSWORD\n';
        for (const format of ['text', 'json']) {
            const { out } = await expanded(['--format', format], text);
            expect(out).not.toMatch(/hex0|oh|no\b/);
            expect(out).toContain('***');
        }
    });

    it('hides a secret of a sequence in what tells of the sequence too', async () => {
        const text = '~LST({NAME, WORD}, {a, s3cr3t01}, {b, s3cr3t02}) auth_pass ${WORD}\n';
        expect((await expanded(['--origins'], text)).out).toBe(
            'auth_pass *** # from a.conf:1, sequence at a.conf:1 (NAME = ***, WORD = ***)\n'.repeat(2),
        );
        expect((await expanded(['--format', 'json'], text)).out).not.toContain('s3cr3t');
    });

    it('tells of what went wrong on standard error, and prints the rest', async () => {
        const { status, out, err } = await expanded([], 'include none.conf\nbogus {\n');
        expect({ status, out }).toEqual({ status: 0, out: 'bogus {\n' });
        expect(err).toMatch(
            /^a\.conf:1:1: warning: nothing is included: "none\.conf": .*\[syntax\/missing-include\]\n/,
        );
        expect(err).toContain('a.conf:2:1: error: ');
    });

    it('reads standard input, and names it', async () => {
        const argv = ['expand', '--stdin-filename', 'lb1', '-'];
        const { status, out, err } = await kalint(argv, { stdin: 'include nowhere\na{b}' });
        expect({ status, out }).toEqual({ status: 0, out: 'a {\n    b\n}\n' });
        expect(err).toMatch(/^lb1:1:1: warning: /);
    });

    it('colours only what was asked for', async () => {
        const coloured = await expanded(['--color', 'always', '--origins', '--config-id', 'lb2']);
        expect(coloured.out).toContain('\u001b[1mvrrp_instance\u001b[22m A {');
        expect((await expanded(['--origins'])).out).not.toContain('\u001b');
    });

    it.each([
        [['/nowhere.conf'], '/nowhere.conf: no such file or folder'],
        [['--target', '9', 'a.conf'], 'unknown target "9"'],
        [[], "missing required argument 'file'"],
        [['a.conf', 'b.conf'], 'too many arguments'],
    ])('refuses %j', async (argv, expected) => {
        const { status, out, err } = await kalint(['expand', ...argv]);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toContain(expected);
    });
});
