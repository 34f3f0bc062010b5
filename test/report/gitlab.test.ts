import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/node/hash.ts';
import { gitlabReport } from '../../src/report/gitlab.ts';
import type { ReportInput } from '../../src/report/input.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { anyInput, exampleInputs, findingIn, findingsIn, inputOf, reportOf } from '../support/reports.ts';
import { propertySeed } from '../support/texts.ts';

/** What GitLab asks of a Code Quality report ("Code Quality report format" in its documentation). */
const validate = new Ajv().compile({
    type: 'array',
    items: {
        type: 'object',
        required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
        additionalProperties: false,
        properties: {
            description: { type: 'string', minLength: 1 },
            check_name: { type: 'string', minLength: 1 },
            fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
            severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
            location: {
                type: 'object',
                required: ['path', 'lines'],
                additionalProperties: false,
                properties: {
                    path: { type: 'string', not: { pattern: '^\\./' } },
                    lines: {
                        type: 'object',
                        required: ['begin'],
                        properties: { begin: { type: 'integer', minimum: 1 } },
                    },
                },
            },
        },
    },
});

interface Issue {
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** The issues of a report; they have to be what GitLab takes, with a fingerprint for each, as it drops doubles. */
function issuesOf(input: ReportInput): readonly Issue[] {
    const issues: unknown = JSON.parse(gitlabReport(input, hashOf));
    if (!validate(issues)) throw new Error(JSON.stringify(validate.errors));
    const all = issues as readonly Issue[];
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length);
    return all;
}

describe('the Code Quality report', () => {
    it('has all findings of the fixtures', () => {
        for (const input of exampleInputs()) expect(issuesOf(input)).toHaveLength(findingsIn(input).length);
    });

    it('says how grave they are and where they stand', () => {
        const file = createSourceFile('./lb1.conf', 'one\ntwo\n');
        const span = { start: 4, end: 7 };
        const findings = [
            findingIn(file, { span }),
            findingIn(file, { origin: 'kalint' }),
            findingIn(file, { severity: 'warning' }),
            findingIn(file, { severity: 'info' }),
        ];
        const issues = issuesOf(inputOf([reportOf(file, findings)]));
        expect(issues.map(({ severity }) => severity)).toEqual(['critical', 'major', 'minor', 'info']);
        expect(issues[0]?.location).toEqual({ path: 'lb1.conf', lines: { begin: 2 } });
    });

    it('is an empty list where nothing is found', () => {
        expect(gitlabReport(inputOf([reportOf(createSourceFile('a.conf', ''), [])]), hashOf)).toBe('[]\n');
    });

    const seed = propertySeed();
    it(`is what GitLab takes whatever files and messages are like (seed ${seed}, KALINT_SEED repeats it)`, () => {
        const named = anyInput.filter(({ reports }) => {
            const paths = reports.map(({ file }) => file.uri);
            // Two spellings of one name are one file to GitLab, which the command line gives one name.
            return paths.every((path) => /^[^./]/.test(path) && !path.includes('/'));
        });
        fc.assert(
            fc.property(named, (input) => {
                expect(issuesOf(input)).toHaveLength(findingsIn(input).length);
            }),
            { seed, numRuns: 200 },
        );
    });
});
