import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../src/format/index.ts';
import { codeBlocks } from '../docs/markdown.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/formatting.md'), 'utf8');

/** The examples of the page, each after the name of its folder. */
const examples = page
    .split('<!-- ')
    .slice(1)
    .map((part) => ({ folder: part.slice(0, part.indexOf(' -->')), blocks: codeBlocks(part) }));

describe('the page about the layout', () => {
    it('has ten examples or more', () => {
        expect(examples.length).toBeGreaterThanOrEqual(10);
    });

    it.for(examples)('shows $folder as it is', ({ folder, blocks }) => {
        const [written, laidOut, ...others] = blocks.map(({ code }) => code);
        const read = (name: string): string => readFileSync(join(root, folder, name), 'utf8');
        expect(others).toEqual([]);
        expect(written).toBe(read('input.conf'));
        expect(laidOut).toBe(read('output.conf'));
        expect(laidOut).toBe(formatText(written ?? '').text);
    });
});
