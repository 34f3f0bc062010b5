/**
 * Starts a rule: `node scripts/new-rule.mjs AREA/NAME` writes its source file and the files of its
 * examples, and enters it in the list of rules. What it leaves compiles; the contract test of the
 * rules fails until title, reasons, examples and prose are filled in.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const INDEX = 'src/rules/index.ts';
const META = 'src/rules/rule.ts';
const EXAMPLES = ['bad.conf', 'expected.txt', 'fixed.conf', 'good.conf', 'README.md'];

process.chdir(join(import.meta.dirname, '..'));

function template(id, area, identifier) {
    return `import type { Rule } from '../rule.ts';

const messages = {
    found: () => '',
};

/** ${id}. */
export const ${identifier}: Rule = {
    meta: {
        id: '${id}',
        area: '${area}',
        severity: 'warning',
        origin: 'kalint',
        preset: 'recommended',
        scope: 'configuration',
        speed: 'fast',
        title: '',
        why: '',
        source: '',
    },
    messages,
    create: ({ report }) => ({
        enter({ spec, statement }) {
            if (spec?.name === '') report({ message: messages.found(), span: statement.node.span });
        },
    }),
};
`;
}

/** The areas that `RuleMeta` has. */
function areas() {
    const union = /readonly area:\s*([^;]+);/.exec(readFileSync(META, 'utf8'))?.[1] ?? '';
    return [...union.matchAll(/'([^']+)'/g)].map(([, area]) => area);
}

/** The imports of the list of rules, in its order. */
function importsOf(index) {
    const line = /^import \{ (\w+) \} from '\.\/(([\w-]+)\/[\w-]+)\.ts';$/gm;
    return [...index.matchAll(line)].map(([text, identifier, id, area]) => ({ text, identifier, id, area }));
}

function identifierFor(id, taken) {
    const camel = (words) => words.replace(/[-/]([a-z0-9])/g, (_, letter) => letter.toUpperCase());
    const short = camel(id.slice(id.indexOf('/') + 1));
    return taken.includes(short) ? camel(id) : short;
}

/** The list with one more rule: its import by path, its entry after those of its area or before the suppressions. */
function enter(index, id, area, identifier) {
    const imports = importsOf(index);
    const added = `import { ${identifier} } from './${id}.ts';`;
    const next = imports.find((each) => each.id > id);
    const imported =
        next === undefined
            ? index.replace(/^(import [^]*?;\n)(?!import)/, `$1${added}\n`)
            : index.replace(next.text, `${added}\n${next.text}`);
    const [head, list] = imported.split(/(?<=RULES: readonly Rule\[\] = \[\n)/);
    const areaOf = (entry) => imports.find((each) => each.identifier === entry.trim().replace(',', ''))?.area;
    const entries = list.split('\n');
    const own = entries.findLastIndex((entry) => areaOf(entry) === area);
    const at = own < 0 ? entries.findIndex((entry) => areaOf(entry) === 'suppression') : own + 1;
    return head + entries.toSpliced(at, 0, `    ${identifier},`).join('\n');
}

async function write(path, text) {
    const options = await resolveConfig(path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, path.endsWith('.ts') ? await format(text, { ...options, filepath: path }) : text);
    console.log(path);
}

/** Why a rule of that id cannot be made; undefined when it can. */
function obstacle(id, area) {
    if (!/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
        return 'usage: node scripts/new-rule.mjs AREA/NAME, in small letters with hyphens, such as vrrp/priority-equal';
    if (!areas().includes(area))
        return `"${area}" is no area yet: add it to RuleMeta.area in ${META}, and what it is about to AREAS in scripts/docs/rule-pages.mjs`;
    if (existsSync(`src/cluster/${area}`))
        return `rules of the area "${area}" look at several files, and are made by hand in src/cluster/${area}: see CONTRIBUTING.md`;
    if (existsSync(`src/rules/${id}.ts`)) return `src/rules/${id}.ts is there already`;
    return undefined;
}

const id = process.argv[2] ?? '';
const area = id.slice(0, id.indexOf('/'));
const problem = obstacle(id, area);
if (problem === undefined) {
    const index = readFileSync(INDEX, 'utf8');
    const taken = importsOf(index).map((each) => each.identifier);
    const identifier = identifierFor(id, taken);
    await write(`src/rules/${id}.ts`, template(id, area, identifier));
    await write(INDEX, enter(index, id, area, identifier));
    for (const name of EXAMPLES) await write(`fixtures/rules/${id}/${name}`, '');
    console.log(
        'Delete fixed.conf where the rule offers no fix. Then: npx vitest run --project unit test/rules',
    );
} else {
    console.error(problem);
    process.exitCode = 2;
}
