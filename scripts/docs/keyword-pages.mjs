/** One page for each section of keepalived.conf, from the records of the schema. */
import { anchor, code, list, page, plain, table } from './markdown.mjs';

const SOURCE = 'grammar/schema';

/** Root keywords that open no block share this page. */
const LINES_PAGE = 'single-lines.md';

function lifetime({ since, until }) {
    if (until === undefined) return since === undefined ? 'all' : `since ${since}`;
    return since === undefined ? `up to ${until}` : `${since} to ${until}`;
}

/** What to write instead: a keyword as code, a sentence as it is. */
function substitute(use) {
    return /[\s`]/.test(use) ? plain(use) : code(use);
}

function deprecation({ since, use, reported }) {
    const when = since === undefined ? 'advised against by the manual page' : `deprecated since ${since}`;
    const silent = since === undefined || reported ? '' : ' (`keepalived -t` does not say so)';
    return `${when}${silent}; instead: ${substitute(use)}`;
}

function aliasNote(alias) {
    const facts = [
        lifetime(alias) === 'all' ? '' : lifetime(alias),
        alias.deprecated === undefined ? '' : deprecation(alias.deprecated),
    ].filter((fact) => fact !== '');
    return `also spelt ${code(alias.name)}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
}

function needs(feature) {
    const entries = feature.map((entry) => (typeof entry === 'string' ? entry : list(entry, 'or')));
    return `needs a build with ${list(entries)}`;
}

/** Everything about a keyword but its purpose and its releases. */
function notesOf(spec) {
    return [
        ...(spec.aliases ?? []).map(aliasNote),
        ...(spec.deprecated === undefined ? [] : [deprecation(spec.deprecated)]),
        ...(spec.replacedBy === undefined ? [] : [`${code(spec.replacedBy)} took its place`]),
        ...(spec.feature === undefined ? [] : [needs(spec.feature)]),
    ];
}

/** What stands in a block without keywords of its own. */
const CONTENT = { lines: 'Its block holds one entry to a line.', words: 'Its block holds words.' };

function contentOf({ block }) {
    return block === undefined || block.content === 'keywords' ? '' : CONTENT[block.content];
}

function keywordTable(keywords, path) {
    const rows = keywords.map((spec) => {
        const inner = path === '' ? spec.name : `${path}/${spec.name}`;
        const name = code(spec.name);
        const opens = spec.block?.content === 'keywords';
        return [
            opens ? `[${name}](#${anchor(inner)})` : name,
            [plain(spec.doc), contentOf(spec)].filter((part) => part !== '').join(' '),
            lifetime(spec),
            notesOf(spec).join('; '),
        ];
    });
    return table(['Keyword', 'What it does', 'Releases', 'Notes'], rows);
}

/** The headings and tables of the blocks inside a block, outer before inner. */
function innerBlocks(keywords, path) {
    return keywords.flatMap((spec) => {
        if (spec.block?.content !== 'keywords') return [];
        const inner = `${path}/${spec.name}`;
        return [
            `## ${inner}`,
            plain(spec.doc),
            keywordTable(spec.block.keywords, inner),
            ...innerBlocks(spec.block.keywords, inner),
        ];
    });
}

function sectionPage(spec) {
    const { content, keywords = [] } = spec.block;
    const facts = [`Releases: ${lifetime(spec)}`, ...notesOf(spec), `Handled in ${code(spec.source)}`];
    return page(SOURCE, [
        `# ${spec.name}`,
        plain(spec.doc),
        facts.map((fact) => `- ${fact}`).join('\n'),
        content === 'keywords' ? keywordTable(keywords, spec.name) : contentOf(spec),
        ...innerBlocks(keywords, spec.name),
    ]);
}

function countOf(spec) {
    const keywords = spec.block?.keywords ?? [];
    return keywords.length + keywords.reduce((sum, each) => sum + countOf(each), 0);
}

function indexPage(sections, lines) {
    const rows = sections.map((spec) => [
        `[${code(spec.name)}](${spec.name}.md)`,
        plain(spec.doc),
        lifetime(spec),
        countOf(spec) === 0 ? '' : String(countOf(spec)),
    ]);
    const names = lines.map((spec) => code(spec.name)).join(', ');
    return page(SOURCE, [
        '# Keywords',
        'The sections of a configuration, with every keyword that some release of keepalived knew in them. `kalint explain KEYWORD` tells the same on the command line.',
        table(['Section', 'What it is', 'Releases', 'Keywords'], rows),
        `Lines that stand outside all blocks have [a page of their own](${LINES_PAGE}): ${names}.`,
    ]);
}

/** The pages by their names below `docs/keywords`. */
export function keywordPages({ ROOT }) {
    const sections = ROOT.filter((spec) => spec.block !== undefined);
    const lines = ROOT.filter((spec) => spec.block === undefined);
    const linesPage = page(SOURCE, [
        '# Single lines',
        'Keywords that stand outside all blocks and open none.',
        keywordTable(lines, ''),
    ]);
    return new Map([
        ['README.md', indexPage(sections, lines)],
        [LINES_PAGE, linesPage],
        ...sections.map((spec) => [`${spec.name}.md`, sectionPage(spec)]),
    ]);
}
