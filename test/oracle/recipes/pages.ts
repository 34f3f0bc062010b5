/** The blocks of the pages, which the tests run as they are printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeBlocks } from '../../docs/markdown.ts';

/** The folder of the project. */
export const ROOT = join(import.meta.dirname, '../../..');

/** A file of the project. */
export function projectFile(path: string): string {
    return readFileSync(join(ROOT, path), 'utf8');
}

/** The blocks of that language below a heading of the second level, in their order; an error where there are none. */
export function blocksBelow(path: string, heading: string, language: string): readonly string[] {
    const section = projectFile(path)
        .split(/^## /m)
        .find((each) => each.startsWith(`${heading}\n`));
    const blocks = codeBlocks(section ?? '')
        .filter((block) => block.language === language)
        .map(({ code }) => code);
    if (blocks.length === 0) throw new Error(`${path} has no ${language} below "${heading}"`);
    return blocks;
}

/** The first of these blocks. */
export function blockBelow(path: string, heading: string, language: string): string {
    return blocksBelow(path, heading, language)[0] ?? '';
}
