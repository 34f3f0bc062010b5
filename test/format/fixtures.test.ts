import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../src/format/index.ts';

const root = join(import.meta.dirname, '../../fixtures/format');
const cases = readdirSync(root).sort();

function textOf(name: string, file: string): string {
    return readFileSync(join(root, name, file), 'utf8');
}

describe('the layout of an example', () => {
    it('is shown by many', () => {
        expect(cases.length).toBeGreaterThanOrEqual(25);
    });

    it.for(cases)('%s', (name) => {
        const output = textOf(name, 'output.conf');
        expect(formatText(textOf(name, 'input.conf')).text).toBe(output);
        expect(formatText(output).text).toBe(output);
    });
});
