import { describe, expect, it } from 'vitest';
import { findTarget, newestTarget } from '../../src/schema/targets.ts';
import { checkConfiguration } from '../../src/service/check.ts';
import { viewsOf } from '../../src/service/views.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { MAIN, includesIn, lines } from '../support/expand.ts';

describe('the ids to read for', () => {
    it('are none where none is named', () => {
        expect(viewsOf(() => [])).toEqual([undefined]);
    });

    it('are all that are named, also in what only one of them reads', () => {
        const named = new Map([
            [undefined, ['a', 'b']],
            ['b', ['a', 'b', 'c']],
            ['c', ['d']],
        ]);
        expect(viewsOf((view) => named.get(view) ?? [])).toEqual(['a', 'b', 'c', 'd']);
    });
});

describe('a configuration is read for the ids', () => {
    /** The ids for which the one fault is found, `PRIORITY` being a definition that each gives a value. */
    function idsOf(text: string, files: Readonly<Record<string, string>> = {}, target = newestTarget()) {
        const reports = checkConfiguration(createSourceFile(MAIN, text), {
            targets: [target],
            preset: 'recommended',
            includes: includesIn(files),
        });
        return reports
            .flatMap(({ diagnostics }) => diagnostics)
            .filter(({ rule }) => rule === 'syntax/unknown-keyword')
            .map(({ configIds }) => configIds);
    }

    it('that stand in included files', () => {
        expect(
            idsOf(lines('include ids.conf'), { 'ids.conf': lines('@one bogus', '@two global_defs { }') }),
        ).toEqual([['one']]);
    });

    it('that stand in definitions', () => {
        expect(idsOf(lines('$M=global_defs { \\', '} \\', '@one bogus \\', '@two $X=1', '$M'))).toEqual([
            ['one'],
        ]);
    });

    it('that a definition brings, for releases that look at them', () => {
        const text = lines('$IF_ONE=@one', '@two $X=1', '$IF_ONE bogus');
        const older = findTarget('2.2.8');
        expect(idsOf(text, {}, older)).toEqual([['one']]);
        expect(idsOf(text)).toEqual([undefined]);
    });
});
