import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTarget } from '../../src/schema/targets.ts';
import { fixFile } from '../../src/service/fix.ts';
import { createSourceFile } from '../../src/text/source-file.ts';
import { runKeepalived } from './keepalived.ts';
import { skipNote, v227 } from './programs.ts';
import { say } from './say.ts';

const path = join(import.meta.dirname, '../../fixtures/seed/lb1.conf');

describe.skipIf(v227 === undefined)(`the article's file${skipNote(v227 !== undefined)}`, () => {
    it('is accepted after the safe fixes, but for what only its author can decide', async () => {
        const target = findTarget('2.2.7');
        if (v227 === undefined || target === undefined) throw new Error('no such release');
        const file = createSourceFile('lb1.conf', readFileSync(path, 'utf8'));
        const before = await runKeepalived(v227, file.text);
        const fixed = fixFile(file, { targets: [target], preset: 'recommended' }, false);
        const after = await runKeepalived(v227, fixed.file.text);
        const left = after.messages.filter(({ env }) => !env).map(({ text }) => text);
        say(
            `${before.messages.length} messages before ${fixed.applied} safe fixes, then: ${left.join('; ')}`,
        );
        expect(left).toEqual([
            '(VI_1) Warning - nopreempt will not work with initial state MASTER - clearing',
        ]);
    });
});
