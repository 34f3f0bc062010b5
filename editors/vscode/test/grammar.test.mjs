/** What the TextMate grammar says of lines; each expectation follows from how keepalived reads the line. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadBundle } from '../../../scripts/bundle.mjs';
import {
    BLOCK,
    CLOSE,
    COMMENT,
    DEFINED,
    DEPRECATED,
    LINES,
    NUMBER,
    OPEN,
    OPTION,
    SETTING,
    WORD,
} from './lines.mjs';
import { coloured } from './tokenizer.mjs';

const root = join(import.meta.dirname, '../../..');

for (const [line, expected] of LINES) {
    test(line, () => {
        deepEqual(coloured(line), [expected]);
        // What stands before a line does not matter.
        deepEqual(coloured(`state "x\nfoo {\n\n${line}`).at(-1), expected);
    });
}

test('a definition goes on behind a backslash at the end of a line', () => {
    const text = '$M=priority 1 \\\n  weight 2 \\ # c\n  state\nstate MASTER';
    const continuation = ['\\', 'punctuation.separator.continuation'];
    deepEqual(coloured(text), [
        [['$M', DEFINED], ['=', 'keyword.operator.assignment'], ['1', NUMBER], continuation],
        [['2', NUMBER], continuation, ['# c', COMMENT]],
        [],
        [
            ['state', SETTING],
            ['MASTER', WORD],
        ],
    ]);
});

const { ROOT, NEWEST, hasIt } = await loadBundle(
    `export { ROOT } from './grammar/schema/index.ts';
     export { NEWEST, hasIt } from './grammar/schema/releases.ts';`,
    root,
);

/** The keywords of all blocks as [name, record, the open blocks around it]; `isKnown` chooses records and spellings. */
function places(isKnown, keywords = ROOT, before = '') {
    return keywords
        .filter(isKnown)
        .flatMap((spec) => [
            ...[spec, ...(spec.aliases ?? [])].filter(isKnown).map(({ name }) => [name, spec, before]),
            ...(spec.block?.content === 'keywords'
                ? places(isKnown, spec.block.keywords, `${before}${spec.name} x {\n`)
                : []),
        ]);
}

test('every keyword of the newest release is coloured as one at its place', () => {
    const known = places(({ since, until }) => hasIt(NEWEST, since, until));
    ok(known.length > 500, `${known.length} places`);
    for (const [name, spec, before] of known) {
        // A statement also begins behind a brace and behind a condition.
        for (const start of ['', '    ', '@lb1 ', 'x { ', '} ']) {
            const [, colour] = coloured(`${before}${start}${name} x`)
                .at(-1)
                .find(([word]) => word === name);
            ok([BLOCK, SETTING, DEPRECATED].includes(colour), `${start}${name} is ${colour}`);
            if (spec.block !== undefined && spec.deprecated === undefined) equal(colour, BLOCK, name);
        }
    }
});

test('what only older releases know is coloured as deprecated, in their blocks', () => {
    const now = new Set(places(({ since, until }) => hasIt(NEWEST, since, until)).map(([name]) => name));
    const gone = places(() => true).filter(([name]) => !now.has(name));
    ok(gone.length > 5, `${gone.length} places`);
    for (const [name, , before] of gone)
        deepEqual(coloured(`${before}${name} x`).at(-1)[0], [name, DEPRECATED], name);
});

test('no keyword is one in the place of a value, as a part of a word, misspelt, in quotes or in a comment', () => {
    const names = new Set(places(() => true).map(([name]) => name));
    const keywords = [BLOCK, SETTING, DEPRECATED];
    for (const name of names) {
        const others = [
            `x ${name}`,
            `x${name}`,
            `${name}x y`,
            `x-${name}`,
            `"${name}"`,
            `# ${name}`,
            `$X=${name}`,
        ];
        for (const line of others) {
            const [colours] = coloured(line);
            ok(!colours.some(([, colour]) => keywords.includes(colour)), line);
        }
    }
});

test('the options of addresses, routes and rules, in their lines', () => {
    const options = (line) => coloured(line)[0].flatMap(([text, scope]) => (scope === OPTION ? [text] : []));
    deepEqual(options('10.0.0.5/24 brd + dev eth0 scope link label eth0:1 home'), [
        'brd',
        'dev',
        'scope',
        'label',
        'home',
    ]);
    const route = options('192.0.2.0/24 via 10.0.0.1 dev eth0 metric 5 table 7');
    deepEqual(route, ['via', 'dev', 'metric', 'table']);
    const rule = options('from 10.0.0.0/8 to 192.0.2.1 iif eth0 table 7 priority 5');
    deepEqual(rule, ['from', 'to', 'iif', 'table', 'priority']);
    deepEqual(options('192.0.2.1 min_ttl 1 max_ttl 2'), ['min_ttl', 'max_ttl']);
});

test('a whole file', () => {
    const lines = readFileSync(join(root, 'fixtures/seed/lb1.conf'), 'utf8').split('\n');
    const colours = coloured(lines.join('\n'));
    const at = (start) => colours[lines.findIndex((line) => line.startsWith(start))];
    // `;` starts no comment, and what follows it is no keyword.
    deepEqual(at('; what'), []);
    deepEqual(at('global_defs'), [['global_defs', BLOCK], OPEN]);
    deepEqual(at('vrrp_instance'), [['vrrp_instance', BLOCK], ['VI_1', 'entity.name.type'], OPEN]);
    deepEqual(at('alert@'), []);
    deepEqual(at('10.0.0.5/24'), [
        ['10.0.0.5/24', NUMBER],
        ['dev', OPTION],
    ]);
    // Misspelt, it is none.
    deepEqual(at('virtusl_server'), [['10.0.0.5', NUMBER], ['80', NUMBER], OPEN]);
    deepEqual(at('lvs_method'), [
        ['lvs_method', SETTING],
        ['DR', WORD],
    ]);
    deepEqual(at('HTTP_GET'), [['HTTP_GET', BLOCK], OPEN]);
    deepEqual(at('nb_get_retry'), [
        ['nb_get_retry', DEPRECATED],
        ['3', NUMBER],
    ]);
    deepEqual(at('}'), [CLOSE]);
});
