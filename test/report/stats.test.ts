import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../src/report/json.ts';
import { prettyReport } from '../../src/report/pretty.ts';
import { statsLines, statsOf } from '../../src/report/stats.ts';
import { PLAIN } from '../../src/report/style.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { findingIn, inputOf, reportOf } from '../support/reports.ts';

const [one, other] = [createSourceFile('one.conf', 'x\n'), createSourceFile('other.conf', 'y\n')];

const SAFE = {
    title: 'mend it',
    safe: true,
    edits: [{ uri: 'one.conf', span: { start: 0, end: 1 }, text: '' }],
};

/** Rule `b/b` found three things in two files, two of which can be mended, `a/a` and `c/c` one each. */
const reports = [
    reportOf(one, [
        findingIn(one, { rule: 'b/b', fixes: [{ ...SAFE, safe: false }, SAFE] }),
        findingIn(one, { rule: 'c/c', fixes: [{ ...SAFE, safe: false }] }),
        findingIn(one, { rule: 'b/b', fixes: [SAFE] }),
    ]),
    reportOf(other, [findingIn(other, { rule: 'a/a' }), findingIn(other, { rule: 'b/b' })]),
];

describe('the findings by rule', () => {
    it('are counted with their files and what a safe fix mends, most of them first', () => {
        expect(statsOf(reports)).toEqual([
            { rule: 'b/b', findings: 3, files: 2, fixable: 2 },
            { rule: 'a/a', findings: 1, files: 1, fixable: 0 },
            { rule: 'c/c', findings: 1, files: 1, fixable: 0 },
        ]);
    });

    it('are a table, with nothing in it where nothing was found', () => {
        expect(statsLines(reports)).toEqual([
            'RULE  FINDINGS  FILES  FIXABLE',
            'b/b   3         2      2',
            'a/a   1         1      0',
            'c/c   1         1      0',
            '',
        ]);
        expect(statsLines([reportOf(one, [])])).toEqual([]);
    });

    it('stand before the last line of the pretty report, where they are asked for', () => {
        const options = { style: PLAIN, width: 80 };
        const lines = prettyReport(inputOf(reports, { stats: true }), options)
            .trimEnd()
            .split('\n');
        expect(lines.slice(-6, -1)).toEqual(statsLines(reports));
        expect(lines.at(-1)).toMatch(/^2 files: 5 errors/);
        expect(prettyReport(inputOf(reports), options)).not.toContain('FINDINGS');
    });

    it('are in the JSON report, where they are asked for', () => {
        const asked = JSON.parse(jsonReport(inputOf(reports, { stats: true }))) as object;
        expect(asked).toMatchObject({ stats: statsOf(reports) });
        expect(JSON.parse(jsonReport(inputOf(reports)))).not.toHaveProperty('stats');
    });
});
