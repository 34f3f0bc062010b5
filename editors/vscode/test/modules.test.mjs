/** What needs no editor: the page of the picture, the list of rules, specs and ids, and the run of the program. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadBundle } from '../../../scripts/bundle.mjs';

const home = join(import.meta.dirname, '..');
const root = join(home, '../..');
const { configIdsOf, emitArguments, isRefused, isSpec, rulesOf, runProgram, topologyPage } = await loadBundle(
    `export * from './src/conditions.ts';
     export * from './src/page.ts';
     export * from './src/program.ts';
     export * from './src/rule-pages.ts';
     export * from './src/spec.ts';`,
    home,
);

test('a picture stands on a page that lets nothing through but its own styles', () => {
    const page = topologyPage('lb1 & "lb2"', '<svg><style>.a{}</style><text>x</text></svg>', 'abc');
    const [, policy] = /http-equiv="Content-Security-Policy" content="(.*?)"/.exec(page);
    equal(policy, "default-src 'none'; style-src 'nonce-abc'");
    ok(page.includes('<title>lb1 &#38; &#34;lb2&#34;</title>'));
    equal(page.match(/<style nonce="abc">/g).length, 2);
    ok(!page.includes('<style>') && !page.includes('<script'));
});

test('a page without a picture says so', () => {
    const page = topologyPage('Topology', undefined, 'abc');
    match(page, /<p>There is nothing to draw in this text\.<\/p>/);
});

test('the list of rules has each rule that has a page', () => {
    const rules = rulesOf(readFileSync(join(root, 'docs/rules/README.md'), 'utf8'));
    ok(rules.length > 100, `${rules.length} rules`);
    for (const { id, finds } of rules) {
        ok(existsSync(join(root, `docs/rules/${id}.md`)), id);
        ok(finds.length > 0, id);
    }
    equal(new Set(rules.map(({ id }) => id)).size, rules.length);
});

test('the ids of nodes are those behind @ at the start of a line', () => {
    const text =
        '@lb2 priority 50\n  @lb1 priority 100\n@^lb1 state BACKUP\nalert@x.y\nx @lb3\n# @lb4 x\n@lb5#c\n';
    deepEqual(configIdsOf(text), ['lb1', 'lb2', 'lb5']);
    deepEqual(configIdsOf('priority 100\n'), []);
});

test('specs are told from other texts', () => {
    for (const name of ['alone.yaml', 'article.yaml', 'three.yaml'])
        ok(isSpec(readFileSync(join(root, 'fixtures/emit', name), 'utf8')), name);
    ok(isSpec('{ "vrrp": {}, "directors": [], "services": [], "realServers": [] }'));
    for (const text of [
        '',
        'null',
        'services:\n  web: {}\n',
        'vrrp_instance VI_1 {\n}\n',
        '# directors: services:\n',
    ])
        ok(!isSpec(text), text);
});

test('the program of the project writes the set of a spec, and refuses to overwrite what differs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kalint-vscode-'));
    try {
        const launcher = join(root, 'dist/kalint.cjs');
        const spec = join(root, 'fixtures/emit/alone.yaml');
        const emit = (forced) =>
            runProgram(launcher, emitArguments(spec, join(folder, 'set'), forced), folder);
        const first = await emit(false);
        equal(first.status, 0, first.err);
        const runbook = join(folder, 'set/RUNBOOK.md');
        const text = readFileSync(runbook, 'utf8');
        writeFileSync(runbook, 'mine');
        const second = await emit(false);
        ok(isRefused(second), second.err);
        equal(readFileSync(runbook, 'utf8'), 'mine');
        equal((await emit(true)).status, 0);
        equal(readFileSync(runbook, 'utf8'), text);
        // A spec with faults has the same exit status, and nothing to force.
        writeFileSync(join(folder, 'bad.yaml'), 'name: x\n');
        const bad = await runProgram(launcher, emitArguments(join(folder, 'bad.yaml'), folder, false));
        equal(bad.status, 2);
        ok(!isRefused(bad), bad.err);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
});

test('a program that is not there is an answer too', async () => {
    const { status, err } = await runProgram('/nowhere/kalint.cjs', []);
    ok(status !== 0 && err.length > 0);
});
