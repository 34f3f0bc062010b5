import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeText } from '../cluster/pair-texts.ts';
import { type Outcome, kalintIn } from './run.ts';

const home = process.cwd();
afterEach(() => {
    process.chdir(home);
});

/** A pair that sends adverts in different intervals, and has different passwords. */
const PAIR = {
    'lb1.conf': nodeText('lb1'),
    'lb2.conf': nodeText('lb2').replace('advert_int 1', 'advert_int 2').replace('k4l1nt01', 'k4l1nt02'),
};

function inFolder(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Outcome> {
    return kalintIn(files, argv);
}

/** The rules in an output with a line for each finding. */
const rulesIn = (out: string): string[] =>
    [...out.matchAll(/\[(pair\/[^\]]*)\]/g)].map(([, rule = '']) => rule);
const BOTH = ['pair/advert-interval-differs', 'pair/authentication-differs'];

describe('files that are named', () => {
    it('are compared when they share a virtual router', async () => {
        const { status, out } = await inFolder(PAIR, '--format', 'unix', 'lb1.conf', 'lb2.conf');
        expect({ status, rules: rulesIn(out) }).toEqual({ status: 1, rules: BOTH });
    });

    it('are compared with --pair whatever they share', async () => {
        const files = {
            ...PAIR,
            'lb2.conf': PAIR['lb1.conf'].replaceAll(/virtual_router_id 1/g, 'virtual_router_id 2'),
        };
        const { out: silent } = await inFolder(files, '--format', 'unix', 'lb1.conf', 'lb2.conf');
        expect(rulesIn(silent)).toEqual([]);
        const { out } = await inFolder(files, '--pair', '--format', 'unix', 'lb1.conf', 'lb2.conf');
        expect(rulesIn(out)).toContain('pair/virtual-router-id-differs');
    });

    it('are as many nodes as a file has ids', async () => {
        const text = nodeText('lb1').replaceAll(
            '    advert_int 1',
            '    @a advert_int 1\n    @b advert_int 2',
        );
        const { out } = await inFolder({ 'k.conf': text }, '--pair', '--format', 'unix', 'k.conf');
        expect(rulesIn(out)).toContain('pair/advert-interval-differs');
    });

    it('are no nodes where others include them', async () => {
        const router = nodeText('lb1').replace(/^[^]*?(?=vrrp_instance VI_WEB)/, '');
        const files = {
            'lb1.conf': 'global_defs {\n    router_id lb1\n}\n\ninclude common.conf\n',
            'common.conf': router,
        };
        for (const options of [[], ['--pair']]) {
            const { out } = await inFolder(files, ...options, '--format', 'unix', 'lb1.conf', 'common.conf');
            expect(rulesIn(out)).toEqual([]);
        }
    });

    it('are compared as the configuration says, also with the later one first', async () => {
        const config =
            'nodes: [{ name: one, file: lb2.conf }, { name: two, file: lb1.conf }]\npairs: [[one, two]]\n';
        const files = { ...PAIR, 'kalint.config.yaml': config };
        const { out } = await inFolder(files, 'check', '--nodes', '--format', 'unix', '.');
        expect(rulesIn(out)).toEqual(BOTH);
        expect(out).toMatch(/^lb1\.conf:.* 1 s here and 2 s on one/m);
    });
});

describe('files that nobody named', () => {
    it('are compared with nothing', async () => {
        const files = { 'keepalived/a.conf': PAIR['lb1.conf'], 'keepalived/b.conf': PAIR['lb2.conf'] };
        expect(rulesIn((await inFolder(files, '--format', 'unix', '.')).out)).toEqual([]);
        const { out } = await inFolder(
            PAIR,
            'check',
            '--changed',
            '--format',
            'unix',
            'lb1.conf',
            'lb2.conf',
        );
        expect(rulesIn(out)).toEqual([]);
    });
});

describe('what is said of a pair', () => {
    it('ends with a table, without the passwords', async () => {
        const { out } = await inFolder(PAIR, 'lb1.conf', 'lb2.conf');
        expect(out).toMatch(
            /^NOT ALIKE +lb1 +lb2\nVI_WEB advert_int +1 s +2 s\nVI_WEB authentication +PASS \*\*\* +PASS \*\*\*$/m,
        );
        expect(out).not.toContain('k4l1nt');
    });

    it('has its rows in JSON', async () => {
        const { out } = await inFolder(PAIR, '--format', 'json', 'lb1.conf', 'lb2.conf');
        const { files } = JSON.parse(out) as { files: { diagnostics: { drift?: unknown }[] }[] };
        expect(files.map(({ diagnostics }) => diagnostics.flatMap(({ drift }) => drift ?? []))).toEqual([
            [],
            [
                {
                    setting: 'VI_WEB advert_int',
                    values: [
                        { node: 'lb1', value: '1 s' },
                        { node: 'lb2', value: '2 s' },
                    ],
                },
                {
                    setting: 'VI_WEB authentication',
                    values: [
                        { node: 'lb1', value: 'PASS ***' },
                        { node: 'lb2', value: 'PASS ***' },
                    ],
                },
            ],
        ]);
    });

    it('can be silenced where it stands, and by the configuration', async () => {
        const silenced = PAIR['lb2.conf'].replace(
            '    advert_int',
            '    # kalint-disable-next-line pair/advert-interval-differs -- being changed\n    advert_int',
        );
        const files = {
            'lb1.conf': PAIR['lb1.conf'],
            'lb2.conf': silenced,
            'kalint.config.yaml': 'rules:\n  pair/authentication-differs: off\n',
        };
        const { status, out } = await inFolder(files, '--format', 'unix', 'lb1.conf', 'lb2.conf');
        expect({ status, out }).toEqual({ status: 0, out: '' });
        // Where the file is checked by itself, nothing tells whether the comment is needed.
        expect(
            (await inFolder(files, '--preset', 'strict', '--format', 'unix', 'lb2.conf')).out,
        ).not.toContain('suppression/unused');
    });

    it('is mended in all files at once, where that is asked for', async () => {
        const plain = (name: 'lb1' | 'lb2'): string =>
            nodeText(name)
                .replace('weight -20', 'weight -5')
                .replace(/vrrp_sync_group[^]*?\n}\n/, '')
                .replace(
                    /(?=\n {4}virtual_ipaddress {\n {8}10\.0)/,
                    '\n    track_script {\n        chk_http\n    }',
                );
        const weak = { 'lb1.conf': plain('lb1'), 'lb2.conf': plain('lb2') };
        const { out } = await inFolder(weak, '--fix', '--format', 'unix', 'lb1.conf', 'lb2.conf');
        expect(out).toMatch(/^lb2\.conf:.* \[failover\/failing-node-keeps\]\n$/);
        const { status } = await inFolder(weak, '--unsafe-fixes', 'lb1.conf', 'lb2.conf');
        expect(status).toBe(0);
        for (const name of ['lb1.conf', 'lb2.conf'])
            expect(readFileSync(name, 'utf8')).toContain('    weight -11\n');
    });

    it('needs two nodes', async () => {
        const { status, out, err } = await inFolder(PAIR, '--pair', 'lb1.conf');
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toMatch(/^kalint: --pair compares the files of two nodes or more/);
        expect(readFileSync('lb1.conf', 'utf8')).toBe(PAIR['lb1.conf']);
    });
});
