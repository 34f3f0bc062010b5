import { afterEach, describe, expect, it } from 'vitest';
import { nodeText } from '../cluster/pair-texts.ts';
import { folderOf } from '../node/folder.ts';
import { type Outcome, kalint } from './run.ts';

const home = process.cwd();
afterEach(() => {
    process.chdir(home);
});

const PAIR = { 'lb1.conf': nodeText('lb1'), 'lb2.conf': nodeText('lb2') };

async function failover(
    files: Readonly<Record<string, string>>,
    ...argv: readonly string[]
): Promise<Outcome> {
    process.chdir(folderOf(files));
    return kalint(['failover', ...argv]);
}

interface Document {
    readonly bad: number;
    readonly single: readonly {
        readonly faults: readonly string[];
        readonly outcomes: readonly {
            readonly router: string;
            readonly holders: readonly string[];
            readonly verdict: string;
            readonly seconds: number;
        }[];
        readonly mended: readonly { readonly holders: readonly string[]; readonly seconds: number }[];
    }[];
    readonly double: readonly unknown[];
}

describe('kalint failover', () => {
    it('tells who has the addresses, within what time', async () => {
        const { status, out, err } = await failover(PAIR, '--faults', '1', 'lb1.conf', 'lb2.conf');
        expect({ status, err }).toEqual({ status: 0, err: '' });
        // Version 2: three intervals of 1 s, and (256 − 90) / 256 s; the script is run every 2 s.
        expect(out).toMatch(/^lb1 is down +all +lb2 +3\.6 s/m);
        expect(out).toMatch(/^the script "chk_http" fails on lb1 +/m);
        expect(out).not.toContain('FAILS TOGETHER');
        expect(out).toMatch(
            /\n9 cases: each time one node that is well has the addresses, as long as there is one\.\n$/,
        );
    });

    it('finds the weight that moves nothing', async () => {
        const weak = Object.fromEntries(
            Object.entries(PAIR).map(([name, text]) => [name, text.replace('weight -20', 'weight -5')]),
        );
        const { status, out } = await failover(
            weak,
            '--format',
            'json',
            '--faults',
            '1',
            'lb1.conf',
            'lb2.conf',
        );
        const { bad, single, double } = JSON.parse(out) as Document;
        expect({ status, bad, double }).toEqual({ status: 1, bad: 1, double: [] });
        const script = single.find(({ faults }) => faults.join() === 'the script "chk_http" fails on lb1');
        expect(script?.outcomes.map(({ holders, verdict }) => [holders, verdict])).toEqual([
            [['lb1'], 'kept'],
            [['lb1'], 'kept'],
        ]);
    });

    it('tells what two faults come to', async () => {
        const { out } = await failover(PAIR, '--format', 'json', 'lb1.conf', 'lb2.conf');
        const { bad, single, double } = JSON.parse(out) as Document;
        // On each node: the machine, two links, a script. A machine that is down has no further faults.
        expect({ bad, single: single.length }).toEqual({ bad: 0, single: 8 });
        expect(double.length).toBeGreaterThanOrEqual((8 * 7) / 2 - 6);
    });

    it('reads a file for each of the ids in it', async () => {
        const text = nodeText('lb1').replaceAll(
            '    priority 100',
            '    @lb1 priority 100\n    @lb2 priority 90',
        );
        const { status, out } = await failover({ 'k.conf': text }, '--faults', '1', 'k.conf');
        expect(status).toBe(0);
        expect(out).toMatch(/^k \(-i lb1\) and k \(-i lb2\) with keepalived /);
    });

    it.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
        ['one node', PAIR, ['lb1.conf'], 'one node has nobody to fail over to'],
        [
            'files without virtual routers',
            { 'a.conf': '', 'b.conf': '' },
            ['a.conf', 'b.conf'],
            'none of the nodes',
        ],
        ['a file that is not there', PAIR, ['lb1.conf', 'lb3.conf'], 'lb3.conf: no such file or folder'],
        ['a number of faults', PAIR, ['--faults', '3', 'lb1.conf'], "option '--faults <number>'"],
    ])('refuses %s', async (_, files, argv, expected) => {
        const { status, out, err } = await failover(files, ...argv);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toContain(expected);
    });

    it('hints that keepalived complains', async () => {
        const files = { ...PAIR, 'lb2.conf': `${PAIR['lb2.conf']}\nnonsense\n` };
        const { status, err } = await failover(files, '--faults', '1', 'lb1.conf', 'lb2.conf');
        expect({ status, err }).toEqual({
            status: 0,
            err: '(keepalived complains about lb2.conf: kalint lb2.conf)\n',
        });
    });
});
