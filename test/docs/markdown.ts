/** Reading the project's Markdown as far as its tests need it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';

const root = join(import.meta.dirname, '../..');

/** A page of the documentation. */
export interface Page {
    /** Relative to the project. */
    readonly path: string;
    readonly text: string;
}

/** Every page, those that are generated included. */
export function allPages(): Page[] {
    const paths = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root }).sort()];
    return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/**
 * Every page whose links are followed: those of the documentation, and those beside examples and editors. The prose
 * of rules stands on their pages, from which its links lead.
 */
export function linkingPages(): Page[] {
    const others = globSync('{*,.changeset/*,editors/**/*,fixtures/**/*}.md', {
        cwd: root,
        ignore: ['fixtures/{rules,cluster}/**', '**/node_modules/**', 'editors/vscode/docs/**'],
        dot: true,
    });
    const known = allPages();
    const further = others.sort().filter((path) => !known.some((page) => page.path === path));
    return [...known, ...further.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))];
}

/** A fenced block of code. */
interface Block {
    readonly language: string;
    readonly code: string;
}

const FENCED = /^(`{3,})(\w*)\n([^]*?)^\1$/gm;

/** The fenced blocks of a text. */
export function codeBlocks(text: string): Block[] {
    return [...text.matchAll(FENCED)].map(([, , language = '', code = '']) => ({ language, code }));
}

/** A text without its fenced blocks. */
function prose(text: string): string {
    return text.replaceAll(FENCED, '');
}

/** What stands in single backticks outside fenced blocks; the bars of table cells without their escapes. */
export function inlineCode(text: string): string[] {
    return [...prose(text).matchAll(/(?<!`)`([^`\n]+)`/g)].map(([, code = '']) =>
        code.replaceAll('\\|', '|'),
    );
}

/** The targets of the links and pictures that lead to no other site. */
export function relativeLinks(text: string): string[] {
    const bare = prose(text).replace(/`[^`\n]*`/g, (code) => '`'.repeat(code.length));
    return [...bare.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^\w+:/.test(target));
}

/** The anchors of the headings of a text, as GitHub makes them. */
export function anchors(text: string): string[] {
    return [...prose(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
        heading
            .toLowerCase()
            .replace(/[^\p{L}\p{N} _-]/gu, '')
            .replaceAll(' ', '-'),
    );
}
