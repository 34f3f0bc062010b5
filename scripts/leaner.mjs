/** Takes out of the bundle what dependencies do when they are loaded, at a price that every run would pay. */
import { readFile } from 'node:fs/promises';

/**
 * Modules of Node that commander loads at once. `process` is there anyway, and loading the module of
 * that name sets up all three streams; commands that are programs of their own do not exist here.
 */
const LIGHT = { 'node:process': 'module.exports = process;', 'node:child_process': 'module.exports = {};' };

const COMMANDER = /node_modules\/commander\//;

/** Chevrotain fills a table of 65 536 numbers that it could as well compute where it looks them up. */
const LEXER = /chevrotain\/lib\/src\/scan\/lexer\.js$/;
const SWAPS = [
    ['if (charCodeToOptimizedIdxMap.length === 0) {', 'if (false) {'],
    [': charCodeToOptimizedIdxMap[charCode];', ': 255 + ~~(charCode / 255);'],
];

/** The text with each first string of `SWAPS` replaced; an error where one is not there. */
function swapped(text) {
    return SWAPS.reduce((current, [before, after]) => {
        if (!current.includes(before)) throw new Error(`the lexer has no "${before}" any more`);
        return current.replace(before, after);
    }, text);
}

/** The esbuild plugin. */
export const leaner = {
    name: 'leaner',
    setup({ onLoad, onResolve }) {
        onResolve({ filter: /^node:(?:process|child_process)$/ }, ({ path, importer }) =>
            COMMANDER.test(importer) ? { path, namespace: 'light' } : undefined,
        );
        onLoad({ filter: /./, namespace: 'light' }, ({ path }) => ({ contents: LIGHT[path] }));
        onLoad({ filter: LEXER }, async ({ path }) => ({ contents: swapped(await readFile(path, 'utf8')) }));
    },
};
