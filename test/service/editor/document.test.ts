import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { BlockMemory } from '../../../src/rules/memory.ts';
import { checkConfiguration } from '../../../src/service/check.ts';
import { OpenDocument } from '../../../src/service/editor/document.ts';
import type { FileReport } from '../../../src/service/report.ts';
import { type CheckSettings, DEFAULT_SETTINGS } from '../../../src/service/settings.ts';
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

/** A new release with the strict preset, an old one and a distribution together, and how many edits are made. */
const SETTINGS: readonly (readonly [string, number, CheckSettings])[] = [
    ['2.4.3', 1_200, { targets: targetsFor('2.4.3'), preset: 'strict' }],
    ['2.0.10 and debian-12', 400, { targets: targetsFor('2.0.10', 'debian-12'), preset: 'recommended' }],
];

/** Edits of one text, one after the other. */
const EDITS = 8;

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

    it.each(SETTINGS)(
        'has the findings of a fresh check after each edit (%s, %i edits)',
        (_, edits, settings) => {
            fc.assert(
                fc.property(
                    longText(sound),
                    fc.array(editsOf(texts), { minLength: EDITS, maxLength: EDITS }),
                    (text, steps) => {
                        const document = new OpenDocument(createSourceFile('test.conf', text));
                        finish(document.check(settings));
                        for (const [index, step] of steps.entries()) {
                            document.edit(step(document.file.text), index + 1);
                            const { file } = document;
                            expect(file).toEqual(createSourceFile('test.conf', file.text, index + 1));
                            expect(findings(finish(document.check(settings)))).toEqual(
                                findings(
                                    checkConfiguration(createSourceFile('test.conf', file.text), settings),
                                ),
                            );
                        }
                    },
                ),
                { seed, numRuns: edits / EDITS },
            );
        },
    );

    it('has fixes with the line ends of the text as it is now', () => {
        const settings: CheckSettings = { targets: targetsFor('2.0.10'), preset: 'recommended' };
        // Without a scheduler: the fix puts a line in.
        const block = (n: number): string =>
            `virtual_server 10.0.0.${n} 80 {\n    protocol TCP\n    real_server 10.0.1.1 80 {\n    }\n}\n`;
        const document = new OpenDocument(createSourceFile('test.conf', `# a\n${block(1)}${block(2)}`));
        finish(document.check(settings));
        document.edit({ span: { start: 3, end: 3 }, text: '\r' }, 1);
        const texts = finish(document.check(settings)).flatMap(({ diagnostics }) =>
            diagnostics.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map(({ text }) => text))),
        );
        expect(texts.filter((text) => text.includes('lvs_sched'))).toEqual([
            '    lvs_sched wlc\r\n',
            '    lvs_sched wlc\r\n',
        ]);
    });

    it('is judged anew only where it has changed', () => {
        const block = (n: number): string =>
            `virtual_server 10.0.0.${n} 80 {\n    protocol TCP\n    quorum 1\n}\n`;
        const text = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(block).join('');
        const document = new OpenDocument(createSourceFile('test.conf', text));
        const kept = vi.spyOn(BlockMemory.prototype, 'keep');
        const blocks = (): string[] => kept.mock.calls.map(([{ words }]) => words[1]?.text ?? '');
        finish(document.check(DEFAULT_SETTINGS));
        // The last block of a text may lack its end, so that nothing is kept of it.
        expect(blocks()).toHaveLength(8);
        kept.mockClear();
        const at = text.indexOf('quorum 1', text.indexOf('10.0.0.5')) + 'quorum '.length;
        document.edit({ span: { start: at, end: at + 1 }, text: '2' }, 1);
        finish(document.check(DEFAULT_SETTINGS));
        // Those beside the edit are taken apart anew, as the edit may reach into them.
        expect(blocks()).toEqual(['10.0.0.4', '10.0.0.5', '10.0.0.6']);
        kept.mockRestore();
    });

    it('is judged anew where something has changed that holds for all virtual routers', () => {
        const instance = (n: number): string =>
            `vrrp_instance VI_${n} {\n    interface eth0\n    virtual_router_id ${n}\n    priority 100\n    state MASTER\n    nopreempt\n    virtual_ipaddress {\n        10.0.0.${n}\n    }\n}\n`;
        const text = `global_defs {\n    #vrrp_strict\n}\n${[1, 2, 3, 4].map(instance).join('')}`;
        const document = new OpenDocument(createSourceFile('test.conf', text));
        const cleared = (): number =>
            finish(document.check(DEFAULT_SETTINGS))
                .flatMap(({ diagnostics }) => diagnostics)
                .filter(({ rule }) => rule === 'vrrp/nopreempt-with-master').length;
        expect(cleared()).toBe(4);
        const at = text.indexOf('#');
        document.edit({ span: { start: at, end: at + 1 }, text: '' }, 1);
        // In RFC mode only an owner starts as MASTER, so that "nopreempt" stays.
        expect(cleared()).toBe(0);
        document.edit({ span: { start: at, end: at }, text: '#' }, 2);
        expect(cleared()).toBe(4);
    });
});
