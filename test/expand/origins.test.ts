/** Where findings in text that was made or included point to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { newestTarget } from '../../src/schema/targets.ts';
import { checkOnDisk, reportFiles } from '../support/file-reports.ts';

const root = join(import.meta.dirname, '../../fixtures/expand');

describe('findings', () => {
    it.each(globSync('origin-*/', { cwd: root, onlyDirectories: true }).sort())('%s', (name) => {
        const folder = join(root, name);
        const reports = checkOnDisk(folder, 'main.conf', {
            targets: [newestTarget()],
            preset: 'recommended',
        });
        const expected = readFileSync(join(folder, 'expected.txt'), 'utf8').trimEnd().split('\n');
        expect(reportFiles(folder, reports)).toEqual(expected);
    });
});
