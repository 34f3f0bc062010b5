/** One page for each rule, from what it says of itself and from its examples. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chdir, cwd } from 'node:process';
import { deploymentExampleOf } from './deployment-examples.mjs';
import { code, codeBlock, diffOf, page, plain, table } from './markdown.mjs';
import { outputOf } from './sources.mjs';
import { symptomsSection } from './symptom-pages.mjs';

/** What the areas are about; an area that is not named here is called by its id alone. */
const AREAS = {
    syntax: 'What keepalived cannot read, or reads otherwise than it was meant.',
    version: 'Keywords that the release or build of the target does not know, or wants to be rid of.',
    vrrp: 'Virtual routers that would not behave as they are written.',
    lvs: 'Virtual servers that would not balance as they are written.',
    check: 'Checks of real servers that would not see what they are to see.',
    script: 'Commands that keepalived runs.',
    security: 'What others could read, guess or change.',
    style: 'What works, but should not stay as it is.',
    pair: 'What has to be alike, or to differ, on nodes that back each other up; see [several nodes](../cli.md#several-nodes).',
    network:
        'What clusters must not have in common that share a network; see [networks](../configuration.md#networks).',
    failover: 'What becomes of the addresses when something fails; see [failover](../failover.md).',
    deployment:
        'What the hosts of a deployment make of it: kernel settings, addresses, firewalls, services; see [deployments](../deployment.md).',
    suppression: 'Comments that silence a rule; see [suppression](../suppression.md).',
};

const WHOSE = {
    keepalived: 'the config test of keepalived complains about it too',
    kalint: 'keepalived says nothing about it',
};

const FIX = {
    safe: '`--fix` mends it where the text has one obvious meaning',
    unsafe: '`--unsafe-fixes` mends it; look at what it decides',
};

function readIfThere(path) {
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** A text with every character visible, as in a report of kalint; line ends and tabs stay. */
function shown({ glyphOf }, text) {
    return Array.from(text, (char) => (/[\n\t]/.test(char) ? char : glyphOf(char, 0).text)).join('');
}

/** The options that the first line of `expected.txt` asks for, as in `# --target debian-12`. */
function optionsOf(folder) {
    const expected = readIfThere(join(folder, 'expected.txt')) ?? '';
    return /^# (--[^\n]*)/.exec(expected)?.[1].split(' ') ?? [];
}

/** The findings of the example in a folder, with the command that prints them. */
async function findingsOf(sources, folder) {
    const options = ['--format', 'unix', ...optionsOf(folder)];
    // Some include what stands beside them.
    const before = cwd();
    chdir(folder);
    const output = await outputOf(sources, [...options, 'bad.conf']);
    chdir(before);
    return `$ kalint ${options.join(' ')} bad.conf\n${output}`;
}

async function exampleOf(sources, folder) {
    const bad = readIfThere(join(folder, 'bad.conf'));
    if (bad === undefined) return [];
    const text = shown(sources, bad);
    const fixed = readIfThere(join(folder, 'fixed.conf'));
    const good = readIfThere(join(folder, 'good.conf'));
    return [
        '## Example',
        codeBlock('conf', text),
        text === bad
            ? ''
            : 'What could not be seen is shown as reports show it: `·` is a no-break space, `<U+200B>` the character of that code.',
        codeBlock('console', await findingsOf(sources, folder)),
        ...(fixed === undefined
            ? []
            : [
                  'What becomes of it once it is mended:',
                  codeBlock('diff', shown(sources, diffOf(bad, fixed))),
              ]),
        ...(good === undefined
            ? []
            : ['Nothing is found by this rule in:', codeBlock('conf', shown(sources, good).trimEnd())]),
    ];
}

/** The files of a folder by their names. */
function textsIn(folder) {
    if (!existsSync(folder)) return new Map();
    return new Map(
        readdirSync(folder)
            .sort()
            .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
}

/** The example of a rule about several nodes: all files of its folders. */
async function clusterExampleOf(sources, folder) {
    const [bad, fixed, good] = ['bad', 'fixed', 'good'].map((name) => textsIn(join(folder, name)));
    if (bad.size === 0) return [];
    // A configuration of kalint tells which of the files belong together; else all of them do.
    const [files, operands] = bad.has('kalint.config.yaml')
        ? [['check', '--nodes'], ['.']]
        : [['--pair'], [...bad.keys()]];
    const args = [...files, '--format', 'unix', ...optionsOf(folder), ...operands];
    const before = cwd();
    chdir(join(folder, 'bad'));
    const output = await outputOf(sources, args);
    chdir(before);
    const blocks = (texts) =>
        [...texts]
            .map(([name, text]) => [
                `\`${name}\`:`,
                codeBlock(name.endsWith('.yaml') ? 'yaml' : 'conf', text.trimEnd()),
            ])
            .flat();
    const changed = [...fixed].filter(([name, text]) => text !== bad.get(name));
    return [
        '## Example',
        ...blocks(bad),
        codeBlock('console', `$ kalint ${args.join(' ')}\n${output}`),
        ...(changed.length === 0
            ? []
            : [
                  'What becomes of it once it is mended:',
                  ...changed.map(([name, text]) =>
                      codeBlock('diff', diffOf(bad.get(name) ?? '', text, name)),
                  ),
              ]),
        ...(good.size === 0 ? [] : ['Nothing is found by this rule in:', ...blocks(good)]),
    ];
}

async function rulePage(sources, rule, root) {
    const { meta } = rule;
    const isOne = !['cluster', 'deployment'].includes(meta.scope);
    const home = `fixtures/${isOne ? 'rules' : 'cluster'}/${meta.id}`;
    const source = `src/${isOne ? 'rules' : 'cluster'}/${meta.id}.ts`;
    const says = (meta.says ?? []).map((part) => code(part)).join(', ');
    const facts = [
        `Severity: ${meta.severity}`,
        `Origin: ${meta.origin} (${WHOSE[meta.origin]})`,
        `Preset: ${meta.preset}`,
        `Fix: ${meta.fixable === undefined ? 'none' : FIX[meta.fixable]}`,
        `Since: kalint ${sources.sinceOf(meta)}`,
        `Source: ${code(meta.source)}`,
        ...(says === '' ? [] : [`In keepalived's own words: ${says}`]),
    ];
    const prose = readIfThere(join(root, home, 'README.md')) ?? '';
    return page(existsSync(join(root, home)) ? `${source} and ${home}` : source, [
        `# ${meta.id}`,
        `Finds: ${plain(meta.title)}.`,
        facts.map((fact) => `- ${fact}`).join('\n'),
        '## Why it matters',
        plain(meta.why),
        prose.replace(/^# .*\n+/, '').trim(),
        ...symptomsSection(sources, meta),
        ...(meta.scope === 'deployment'
            ? await deploymentExampleOf(sources, meta)
            : await (isOne ? exampleOf : clusterExampleOf)(sources, join(root, home))),
    ]);
}

function indexPage(rules) {
    const areas = [...new Set(rules.map(({ meta }) => meta.area))];
    const row = ({ meta }) => [
        `[${meta.id}](${meta.id}.md)`,
        plain(meta.title),
        meta.severity,
        meta.origin,
        meta.preset,
        meta.fixable ?? '',
    ];
    return page('src/rules/index.ts and src/cluster/index.ts', [
        '# Rules',
        'Every rule, by area. Severity and origin are those of most of its findings; `kalint explain RULE` tells the same on the command line.',
        ...areas.flatMap((area) => [
            `## ${area}`,
            AREAS[area] ?? '',
            table(
                ['Rule', 'Finds', 'Severity', 'Origin', 'Preset', 'Fix'],
                rules.filter(({ meta }) => meta.area === area).map(row),
            ),
        ]),
    ]);
}

/** The pages by their names below `docs/rules`; a rule without examples has a page without them. */
export async function rulePages(sources, root) {
    const pages = new Map([['README.md', indexPage(sources.EVERY_RULE)]]);
    for (const rule of sources.EVERY_RULE)
        pages.set(`${rule.meta.id}.md`, await rulePage(sources, rule, root));
    return pages;
}
