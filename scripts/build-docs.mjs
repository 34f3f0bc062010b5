/**
 * Writes the generated part of the documentation: the pages of the rules, of the keywords and of the symptoms, the manual page, the
 * schemas of kalint's own files, the grammars with which editors colour keepalived.conf, and the
 * outputs of kalint and tables of keys and features that the other pages show. With `--check` nothing is written; what differs or is
 * superfluous is listed, and the exit status is 1 when there is any.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keywordPages } from './docs/keyword-pages.mjs';
import { MAN_PATH, manPage } from './docs/man.mjs';
import { withOutputs } from './docs/outputs.mjs';
import { rulePages } from './docs/rule-pages.mjs';
import { withKeys } from './docs/schema-keys.mjs';
import { withFeatures } from './docs/server-features.mjs';
import { loadSources } from './docs/sources.mjs';
import { symptomPages } from './docs/symptom-pages.mjs';
import { GRAMMAR_PATH, textmateGrammar } from './docs/textmate.mjs';
import { VIM_PATH, vimSyntax } from './docs/vim.mjs';

/** Folders that hold nothing but generated files. */
const FOLDERS = [
    'docs/rules',
    'docs/keywords',
    'docs/symptoms',
    'schemas',
    dirname(GRAMMAR_PATH),
    dirname(VIM_PATH),
];

/** Pages written by hand that show outputs. */
const SHOWING = [
    'README.md',
    'docs/cli.md',
    'docs/configuration.md',
    'docs/deployment.md',
    'docs/direct-routing.md',
    'docs/emit.md',
    'docs/language.md',
];

const root = join(import.meta.dirname, '..');
process.chdir(root);

function filesBelow(folder) {
    if (!existsSync(folder)) return [];
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Every page with the text that it should have. */
async function allPages() {
    const sources = await loadSources(root);
    const pages = new Map();
    for (const [name, text] of await rulePages(sources, root)) pages.set(join('docs/rules', name), text);
    for (const [name, text] of keywordPages(sources)) pages.set(join('docs/keywords', name), text);
    for (const [name, text] of symptomPages(sources)) pages.set(join('docs/symptoms', name), text);
    const { CONFIG_SCHEMA, DEPLOYMENT_SCHEMA, EMIT_SCHEMA } = sources;
    const schemas = { config: CONFIG_SCHEMA, deployment: DEPLOYMENT_SCHEMA, emit: EMIT_SCHEMA };
    for (const [name, schema] of Object.entries(schemas))
        pages.set(`schemas/kalint.${name}.json`, `${JSON.stringify(schema, undefined, 2)}\n`);
    pages.set(MAN_PATH, await manPage(sources, root));
    pages.set(GRAMMAR_PATH, await textmateGrammar(root));
    pages.set(VIM_PATH, await vimSyntax(root));
    for (const path of SHOWING) {
        const text = await withOutputs(sources, path, readFileSync(path, 'utf8'));
        pages.set(path, await withKeys(schemas, path, text));
    }
    const editors = 'docs/editors.md';
    pages.set(editors, await withFeatures(sources, editors, readFileSync(editors, 'utf8')));
    return pages;
}

const pages = await allPages();
const isStale = ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text;
const stale = [...pages].filter(isStale);
const superfluous = FOLDERS.flatMap(filesBelow).filter((path) => !pages.has(path));

if (process.argv.includes('--check')) {
    for (const [path] of stale) console.error(`${path}: differs from what npm run docs writes`);
    for (const path of superfluous) console.error(`${path}: superfluous`);
    process.exitCode = stale.length + superfluous.length > 0 ? 1 : 0;
} else {
    for (const [path, text] of stale) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
    }
    for (const path of superfluous) rmSync(path);
    console.log(`${stale.length} pages written, ${superfluous.length} removed, ${pages.size} in all`);
}
