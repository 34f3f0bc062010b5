import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConfiguration } from '../../../src/service/check.ts';
import { OpenDocument } from '../../../src/service/editor/document.ts';
import type { FileReport } from '../../../src/service/report.ts';
import type { CheckSettings } from '../../../src/service/settings.ts';
import { findTarget } from '../../../src/schema/targets.ts';
import { parseSource } from '../../../src/syntax/parse.ts';
import { createSourceFile } from '../../../src/text/source-file.ts';
import { finish } from '../../../src/text/steps.ts';
import { editsOf, longText } from '../../support/edits.ts';
import { fixtureTexts, propertySeed } from '../../support/texts.ts';

const seed = propertySeed();

function targetsFor(...names: string[]): CheckSettings['targets'] {
    return names.map(findTarget).filter((target) => target !== undefined);
}

/** A new release, the strict preset; and an old one and a distribution together. */
const SETTINGS: readonly CheckSettings[] = [
    { targets: targetsFor('2.4.3'), preset: 'strict' },
    { targets: targetsFor('2.0.10', 'debian-12'), preset: 'recommended' },
];

function findings(reports: readonly FileReport[]): unknown {
    return reports.map(({ file, diagnostics, suppressedErrors }) => ({
        uri: file.uri,
        diagnostics,
        suppressedErrors,
    }));
}

describe(`a text that is being edited (seed ${String(seed)}, KALINT_SEED repeats it)`, () => {
    const texts = fixtureTexts();
    const sound = texts.filter((text) => parseSource(createSourceFile('', text)).problems.length === 0);

    it.each(
        SETTINGS.map((settings) => [settings.targets.map(({ name }) => name).join(', '), settings] as const),
    )('has the findings of a fresh check after each of 2 000 edits (%s)', (_, settings) => {
        fc.assert(
            fc.property(
                longText(sound),
                fc.array(editsOf(texts), { minLength: 8, maxLength: 8 }),
                (text, steps) => {
                    const document = new OpenDocument(createSourceFile('test.conf', text));
                    finish(document.check(settings));
                    for (const [index, step] of steps.entries()) {
                        document.edit(step(document.file.text), index + 1);
                        const { file } = document;
                        expect(findings(finish(document.check(settings)))).toEqual(
                            findings(checkConfiguration(createSourceFile('test.conf', file.text), settings)),
                        );
                    }
                },
            ),
            { seed, numRuns: 250 },
        );
    });
});
