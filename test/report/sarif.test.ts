import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/node/hash.ts';
import type { ReportInput } from '../../src/report/input.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { type SourceFile, createSourceFile } from '../../src/text/source-file.ts';
import { anyInput, exampleInputs, findingIn, findingsIn, inputOf, reportOf } from '../support/reports.ts';
import { propertySeed } from '../support/texts.ts';

interface Region {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
}

interface Location {
    readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
        readonly region: Region;
    };
}

interface Replacement {
    readonly deletedRegion: Region;
    readonly insertedContent?: { readonly text: string };
}

interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly [Location];
    readonly relatedLocations?: readonly Location[];
    readonly fixes?: readonly {
        readonly description: { readonly text: string };
        readonly artifactChanges: readonly { readonly replacements: readonly Replacement[] }[];
    }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Log {
    readonly runs: readonly [
        {
            readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
            readonly invocations: readonly [{ readonly executionSuccessful: boolean }];
            readonly results: readonly Result[];
        },
    ];
}

/** A function that tells whether a value is what a schema says, and keeps what is wrong with it. */
type Validate = ((value: unknown) => boolean) & { readonly errors?: unknown };

/** The parts of ajv that are called, in the version for schemas of draft 4 which came with that of SARIF. */
interface Ajv {
    readonly addMetaSchema: (schema: unknown) => void;
    readonly compile: (schema: unknown) => Validate;
}

const home = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json');
const load = createRequire(home);
const SarifAjv = load('ajv') as new (options: object) => Ajv;
const ajv = new SarifAjv({ schemaId: 'id', logger: false });
ajv.addMetaSchema(load('ajv/lib/refs/json-schema-draft-04.json'));
const validate = ajv.compile(load('./lib/schemas/sarif-2.1.0-rtm.5.json'));

/** The log of a report; it has to be what the schema of SARIF 2.1.0 says. */
function logOf(input: ReportInput): Log {
    const log: unknown = JSON.parse(sarifReport(input, hashOf));
    if (!validate(log)) throw new Error(JSON.stringify(validate.errors));
    return log as Log;
}

/** The only result of a log. */
function onlyResult(log: Log): Result {
    const [result] = log.runs[0].results;
    if (result === undefined || log.runs[0].results.length > 1) throw new Error('there is not one result');
    return result;
}

/** The offsets that a region means in a text. */
function spanOf(region: Region, { text }: SourceFile): { start: number; end: number } {
    const lines = text.split('\n');
    const at = (line: number, column: number): number =>
        lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
    return {
        start: at(region.startLine, region.startColumn),
        end: at(region.endLine, region.endColumn),
    };
}

describe('the SARIF report', () => {
    const examples = exampleInputs();

    it('is valid for all findings of the fixtures, and leads back to them', () => {
        for (const input of examples) {
            const files = new Map(input.reports.map(({ file }) => [encodeURI(file.uri), file]));
            const fileAt = ({ physicalLocation }: Location): SourceFile => {
                const { uri } = physicalLocation.artifactLocation;
                const file = files.get(uri.replace(/^file:\/\//, ''));
                if (file === undefined) throw new Error(`no file is called ${uri}`);
                return file;
            };
            const { results, tool } = logOf(input).runs[0];
            const found = findingsIn(input);
            expect(results).toHaveLength(found.length);
            for (const [index, { rule, span, related }] of found.entries()) {
                const result = results[index];
                if (result === undefined) throw new Error('there are as many');
                const [place] = result.locations;
                expect(result.ruleId).toBe(rule);
                expect(tool.driver.rules[result.ruleIndex]?.id).toBe(rule);
                expect(spanOf(place.physicalLocation.region, fileAt(place))).toEqual(span);
                const places = (result.relatedLocations ?? []).map((each) =>
                    spanOf(each.physicalLocation.region, fileAt(each)),
                );
                expect(places).toEqual(related.map((each) => each.span));
            }
        }
        const rules = new Set(examples.flatMap(findingsIn).map(({ rule }) => rule.split('/')[0]));
        expect(rules).toContain('pair');
        expect(rules).toContain('failover');
        expect(rules).toContain('deployment');
    });

    it('has the edits of every fix', () => {
        let edits = 0;
        for (const input of examples) {
            const { results } = logOf(input).runs[0];
            const files = new Map(input.reports.map(({ file }) => [file.uri, file]));
            for (const [index, { fixes }] of findingsIn(input).entries()) {
                const told = results[index]?.fixes ?? [];
                // Fixes that write a secret are left out, which a test below is about.
                if (told.length !== fixes.length) continue;
                for (const [at, fix] of fixes.entries()) {
                    const uris = [...new Set(fix.edits.map(({ uri }) => uri))];
                    const changes = (told[at]?.artifactChanges ?? []).flatMap(({ replacements }, which) =>
                        replacements.map(({ deletedRegion, insertedContent }) => {
                            const uri = uris[which] ?? '';
                            const file = files.get(uri) ?? createSourceFile(uri, '');
                            return {
                                uri,
                                span: spanOf(deletedRegion, file),
                                text: insertedContent?.text ?? '',
                            };
                        }),
                    );
                    const inOrder = uris.flatMap((uri) => fix.edits.filter((edit) => edit.uri === uri));
                    expect(changes).toEqual(inOrder.map(({ uri, span, text }) => ({ uri, span, text })));
                    edits += changes.length;
                }
            }
        }
        expect(edits).toBeGreaterThan(100);
    });

    it('describes each rule that found something, once', () => {
        const file = createSourceFile('a.conf', 'x\n');
        const rules = ['vrrp/nopreempt-with-master', 'syntax/unknown-keyword', 'vrrp/nopreempt-with-master'];
        const log = logOf(
            inputOf([
                reportOf(
                    file,
                    rules.map((rule) => findingIn(file, { rule })),
                ),
            ]),
        );
        expect(log.runs[0].tool.driver.rules).toMatchObject([
            {
                id: 'syntax/unknown-keyword',
                name: 'SyntaxUnknownKeyword',
                defaultConfiguration: { level: 'error' },
                properties: { area: 'syntax', origin: 'keepalived', preset: 'recommended' },
            },
            { id: 'vrrp/nopreempt-with-master' },
        ]);
    });

    it.each([
        ['lb1.conf', { uri: 'lb1.conf', uriBaseId: '%SRCROOT%' }],
        ['./hosts//lb1/../a b#1.conf', { uri: 'hosts/a%20b%231.conf', uriBaseId: '%SRCROOT%' }],
        ['c:d/é%.conf', { uri: 'c%3Ad/%C3%A9%25.conf', uriBaseId: '%SRCROOT%' }],
        ['/etc/keepalived/x.conf', { uri: 'file:///etc/keepalived/x.conf' }],
        ['../x.conf', { uri: '../x.conf' }],
    ])('calls the file %s by a URI', (name, expected) => {
        const file = createSourceFile(name, 'x\n');
        const { locations } = onlyResult(logOf(inputOf([reportOf(file, [findingIn(file)])])));
        expect(locations[0].physicalLocation.artifactLocation).toEqual(expected);
    });

    it('writes what would be a placeholder or a link in a message so that it is none', () => {
        const file = createSourceFile('a.conf', 'x\n');
        const message = '"{" and {0} in [a](0), [b] (c)';
        const { message: shown } = onlyResult(
            logOf(inputOf([reportOf(file, [findingIn(file, { message })])])),
        );
        expect(shown.text).toBe('"{" and {{0}} in \\[a](0), [b] (c)');
    });

    it('leaves out fixes that write a secret, unless secrets are shown', () => {
        const file = createSourceFile('a.conf', 'auth_pass s3cr3t01-x\n');
        const fix = (text: string) => ({
            title: 'cut it',
            safe: true,
            edits: [{ uri: file.uri, span: { start: 10, end: 20 }, text }],
        });
        const input = inputOf([reportOf(file, [findingIn(file, { fixes: [fix('s3cr3t01'), fix('x')] })])]);
        expect(onlyResult(logOf(input)).fixes).toHaveLength(1);
        expect(sarifReport(input, hashOf)).not.toContain('s3cr3t01');
        expect(onlyResult(logOf({ ...input, showSecrets: true })).fixes).toHaveLength(2);
    });

    it('is there without findings, and says whether everything was checked', () => {
        const file = createSourceFile('a.conf', '');
        const whole = logOf(inputOf([reportOf(file, [])]));
        expect(whole.runs[0]).toMatchObject({ results: [], invocations: [{ executionSuccessful: true }] });
        const part = logOf(inputOf([], { incomplete: true }));
        expect(part.runs[0].invocations).toEqual([{ executionSuccessful: false }]);
    });

    const seed = propertySeed();
    it(`is valid whatever files and messages are like (seed ${seed}, KALINT_SEED repeats it)`, () => {
        fc.assert(
            fc.property(anyInput, (input) => {
                const { results } = logOf(input).runs[0];
                expect(results).toHaveLength(findingsIn(input).length);
            }),
            { seed, numRuns: 200 },
        );
    });
});
