import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { githubReport } from '../../src/report/github.ts';
import { tidyPath } from '../../src/report/path.ts';
import { visible } from '../../src/report/visible.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { anyInput, findingIn, findingsIn, inputOf, reportOf } from '../support/reports.ts';
import { propertySeed } from '../support/texts.ts';

/** A command as a runner takes it apart: the properties up to the next `::`, then the message. */
function parsed(line: string) {
    const [, command = '', properties = '', message = ''] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? [];
    const plain = (text: string): string =>
        text
            .replaceAll('%2C', ',')
            .replaceAll('%3A', ':')
            .replaceAll('%0A', '\n')
            .replaceAll('%0D', '\r')
            .replaceAll('%25', '%');
    const pairs = properties.split(',').map((each) => {
        const at = each.indexOf('=');
        return [each.slice(0, at), plain(each.slice(at + 1))] as const;
    });
    return { command, properties: Object.fromEntries(pairs), message: plain(message) };
}

describe('workflow commands', () => {
    const file = createSourceFile('hosts/a,b:1%.conf', 'one two\nthree\nfour\n');

    it('have the place, the rule and the message, with what is special escaped', () => {
        const message = '100%: a, b';
        const finding = findingIn(file, { message, span: { start: 4, end: 7 } });
        expect(githubReport(inputOf([reportOf(file, [finding])]))).toBe(
            '::error file=hosts/a%2Cb%3A1%25.conf,line=1,endLine=1,col=5,endColumn=8,' +
                'title=syntax/unknown-keyword::100%25: a, b\n',
        );
    });

    it('are errors, warnings and notices', () => {
        const findings = (['error', 'warning', 'info'] as const).map((severity) =>
            findingIn(file, { severity }),
        );
        const lines = githubReport(inputOf([reportOf(file, findings)]))
            .trimEnd()
            .split('\n');
        expect(lines.map((line) => parsed(line).command)).toEqual(['error', 'warning', 'notice']);
    });

    it.each([
        ['two lines', { start: 4, end: 10 }, { line: '1', endLine: '2' }],
        ['a line with its end', { start: 8, end: 14 }, { line: '2', endLine: '2' }],
        ['nothing', { start: 8, end: 8 }, { line: '2', endLine: '2', col: '1', endColumn: '1' }],
    ])('have columns within one line only: %s', (_, span, expected) => {
        const line = githubReport(inputOf([reportOf(file, [findingIn(file, { span })])]));
        const { file: name, title, ...place } = parsed(line.trimEnd()).properties;
        expect({ name, title }).toEqual({ name: file.uri, title: 'syntax/unknown-keyword' });
        expect(place).toEqual(expected);
    });

    it('are none where nothing is found', () => {
        expect(githubReport(inputOf([reportOf(file, [])]))).toBe('');
    });

    const seed = propertySeed();
    it(`are one a line, and tell all there is (seed ${seed}, KALINT_SEED repeats it)`, () => {
        fc.assert(
            fc.property(anyInput, (input) => {
                const lines = githubReport(input).split(/\r?\n|\r/);
                expect(lines.pop()).toBe('');
                const told = lines
                    .map(parsed)
                    .map(({ properties, message }) => [properties['file'], message]);
                expect(told).toEqual(
                    findingsIn(input).map(({ uri, message }) => [tidyPath(uri), visible(message)]),
                );
            }),
            { seed, numRuns: 300 },
        );
    });
});
