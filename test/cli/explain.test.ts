import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { kalint } from './run.ts';

async function explained(...words: readonly string[]): Promise<string> {
    const { status, out, err } = await kalint(['explain', ...words]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    return out;
}

describe('explain', () => {
    it('tells of a rule all that its page tells', async () => {
        for (const { meta } of RULES) {
            const page = readFileSync(join(import.meta.dirname, `../../docs/rules/${meta.id}.md`), 'utf8');
            // The reason itself comes from the rule.
            const [, , ...further] = (page.split('## Why it matters\n')[1] ?? '').split('\n\n');
            const out = await explained(meta.id);
            const words = new Set(out.split(/\s+/));
            const told = further
                .join('\n\n')
                .replace(/\]\([^)]*\)/g, ']')
                .replace(/^(?:```\w*|#+(?= ))/gm, '');
            const missing = told.split(/\s+/).filter((word) => word !== '' && !words.has(word));
            // A word of a link has brackets on the page, a heading a colon here.
            expect(
                missing.filter((word) => !/[[\]]/.test(word) && !words.has(`${word}:`)),
                meta.id,
            ).toEqual([]);
        }
    });

    it('tells about every rule, by its id and by its name alone', async () => {
        for (const { meta } of RULES) {
            const out = await explained(meta.id);
            expect(out.startsWith(`${meta.id}: ${meta.title}\n`)).toBe(true);
            expect(await explained(meta.id.replace(/^.*\//, ''))).toContain(out);
        }
    });

    it.each([
        ['advert_int', 'vrrp_instance/advert_int\n'],
        ['weight', 'virtual_server/real_server/weight\n'],
        ['real_server/weight', 'virtual_server/real_server/weight\n'],
        ['lb_algo', 'another spelling of lvs_sched'],
        ['nat_mask', 'up to 1.2.19'],
        ['laddr_group_name', 'DPVS'],
    ])('tells about %s', async (word, expected) => {
        expect(await explained(word)).toContain(expected);
    });

    it('tells about a keyword at the place that was asked for only', async () => {
        const out = await explained('vrrp_script/weight');
        expect(out).toMatch(/^vrrp_script\/weight\n/);
        expect(out).not.toContain('real_server');
    });

    it('tells about several words', async () => {
        const out = await explained('advert_int', 'priority');
        expect(out).toContain('vrrp_instance/advert_int\n');
        expect(out).toContain('vrrp_instance/priority\n');
    });

    it('has no line wider than 100 columns, but for those of examples', async () => {
        const lines = (await explained('vrrp_instance', 'unknown-keyword', 'real_server/weight')).split('\n');
        const prose = lines.filter((line) => !line.startsWith(' '.repeat(8)));
        expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(100);
    });
});

describe('a line that keepalived printed', () => {
    const message = "Unknown keyword 'advert_int'";
    const place = '(/etc/keepalived/keepalived.conf: Line 12)';

    it.each([
        ['alone', message, ''],
        ['with a line', `(Line 12) ${message}`, 'Concerns line 12 of the main file.'],
        ['with a file', `${place} ${message}`, 'Concerns line 12 of /etc/keepalived/keepalived.conf.'],
        [
            'from syslog',
            `Nov 26 10:00:00 lb1 Keepalived_vrrp[123]: ${place} ${message}`,
            'Concerns line 12 of /etc/keepalived/keepalived.conf.',
        ],
        [
            'from the journal, with the time in full',
            `2024-11-26T10:00:00.123456+01:00 lb1 Keepalived[1]: (Line 12) ${message}`,
            'Concerns line 12 of the main file.',
        ],
        [
            'from a terminal',
            `Thu Nov  6 10:00:00 2024: (Line 12) ${message}`,
            'Concerns line 12 of the main file.',
        ],
    ])('%s', async (_, line, where) => {
        const out = await explained(line);
        expect(out).toContain('keepalived does not know this word at this place');
        expect(out).toContain('syntax/unknown-keyword');
        expect(out).toContain('vrrp_instance/advert_int\n');
        expect(out.includes('Concerns')).toBe(where !== '');
        expect(out).toContain(where);
        // As the shell hands it over without quotes.
        expect(await explained(...line.replace(/'/g, '').split(/ +/))).toContain(where);
    });

    it('leads to the word of a fork, and to what is spelt nearly so', async () => {
        expect(await explained("Unknown keyword 'laddr_group_name'")).toContain('DPVS');
        expect(await explained("Unknown keyword 'advert_in'")).toContain(
            'advert_in (did you mean "advert_int"?)',
        );
    });

    it.each([
        [
            '(VI_1) Warning - nopreempt will not work with initial state MASTER - clearing',
            'vrrp/nopreempt-with-master',
        ],
        ["There are 1 missing '}'s or extra '{'s", 'a block is never closed'],
        ["Unexpected '{' - ignoring", 'follows something that opens no block'],
        ['SECURITY VIOLATION - scripts are being executed but script_security not enabled.', 'exit status 6'],
        ['Truncating auth_pass to 8 characters', 'eight bytes'],
    ])('%s', async (line, expected) => {
        expect(await explained(line)).toContain(expected);
    });
});

describe('what is not known', () => {
    it.each([
        ['advert_in', ' (did you mean "advert_int"?)'],
        ['real_server/wieght', ' (did you mean "real_server/weight"?)'],
        ['syntax/unknown-keywrod', ' (did you mean "syntax/unknown-keyword"?)'],
        ['qwertyuiop', ''],
        ['the cat sat on the mat', ''],
        ['', ''],
        ['/', ''],
    ])('%j', async (word, near) => {
        expect(await kalint(['explain', word])).toEqual({
            status: 2,
            out: '',
            err:
                `kalint: nothing is known about "${word}"${near}\n` +
                '(kalint explain --help shows what can be asked about)\n',
        });
    });

    it('is told of each word, although others are known', async () => {
        const { status, out, err } = await kalint(['explain', 'advert_int', 'qwertyuiop']);
        expect({ status, out }).toEqual({ status: 2, out: '' });
        expect(err).toContain('"qwertyuiop"');
        expect(err).not.toContain('"advert_int"');
    });
});
