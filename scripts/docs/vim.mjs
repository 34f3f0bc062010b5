/**
 * The syntax file for Vim, from the records of the schema. What the braces of a block hold is a region, and so is a
 * statement: from its keyword to a brace, a comment or the end of the line. What is no keyword at its place begins a
 * statement too, which is coloured as none. Of items that match at a place Vim takes the one that was defined last;
 * with `excludenl`, one at the end of a line does not have the statement go on in the next.
 */
import { loadKeywords } from './keyword-kinds.mjs';
import { loadPlaces } from './keyword-places.mjs';

/** Where it belongs. */
export const VIM_PATH = 'editors/vim/syntax/keepalived.vim';

const { raw } = String;

/** What may stand behind a keyword, and around a value. */
const WORD_END = raw`\ze\%([[:space:]{}"!#]\|$\)`;
const VALUE_START = raw`\%(^\|[[:space:]{}"(),=]\)\@1<=`;
const VALUE_END = raw`\ze\%([[:space:]{}"!#(),]\|$\)`;
/** Braces and comments belong to no statement. */
const STATEMENT_END = raw`end=/\ze[{}!#]\|$/`;
/** What stands in double quotes; a quote behind a backslash does not end it for the search for comments. */
const QUOTED = raw`\%([^"\\]\|\\\%(.\|$\)\)*`;

/** The colours, by what they are in any colour scheme. */
const LINKS = {
    keepalivedAssignment: 'Operator',
    keepalivedBlock: 'Statement',
    keepalivedBrace: 'Delimiter',
    keepalivedComment: 'Comment',
    keepalivedCondition: 'PreCondit',
    keepalivedContinuation: 'Special',
    keepalivedContinued: 'Comment',
    keepalivedDefined: 'Define',
    keepalivedDeprecated: 'WarningMsg',
    keepalivedDuration: 'Number',
    keepalivedElement: 'Define',
    keepalivedEscape: 'SpecialChar',
    keepalivedInclude: 'Include',
    keepalivedName: 'Type',
    keepalivedNumber: 'Number',
    keepalivedOpenQuote: 'Error',
    keepalivedOption: 'Special',
    keepalivedPath: 'String',
    keepalivedSequence: 'Macro',
    keepalivedSetting: 'Function',
    keepalivedString: 'String',
    keepalivedVariable: 'PreProc',
    keepalivedWord: 'Constant',
};

/** The colour of a keyword by what it is for. */
const COLOURS = {
    block: 'keepalivedBlock',
    setting: 'keepalivedSetting',
    deprecated: 'keepalivedDeprecated',
};

/** The alternatives of a pattern. */
function anyOf(words) {
    const escaped = [...words].sort().map((word) => word.replace(/[.*~[\]^$/\\]/g, '\\$&'));
    return raw`\%(${escaped.join(raw`\|`)}\)`;
}

/** Numbers and addresses; `unit` is what may stand behind a number. */
function numbers(unit) {
    const number = raw`\%(0[xX]\x\+\|\d\+\%(\.\d\+\)\=\)`;
    const forms = [
        raw`\d\{1,3}\%(\.\d\{1,3}\)\{3}\%(-\d\+\)\=\%(\/\d\+\)\=`,
        raw`\%(\x*:\x*:\)\@=[0-9A-Fa-f:]\+\%(\.\d\+\)\{,3}\%(-\x\+\)\=\%(%[[:alnum:]_.-]\+\)\=\%(\/\d\+\)\=`,
        raw`[-+]\=${number}\%([-\/]${number}\)\=${unit}`,
    ];
    return raw`/${VALUE_START}\%(${forms.join(raw`\|`)}\)${VALUE_END}/`;
}

/** What statements may hold. */
const VALUES = [
    raw`syn match keepalivedEscape /\\./ contained`,
    raw`syn match keepalivedVariable excludenl /$\%({\h[^{}"!#]*}\|\h\w*\ze\%([[:space:],)]\|$\)\)/ contained`,
    raw`syn match keepalivedOpenQuote excludenl /"${QUOTED}$/ contained`,
    raw`syn region keepalivedString start=/"\ze${QUOTED}"/ end=/"/ contained oneline contains=keepalivedEscape,keepalivedVariable`,
    raw`syn match keepalivedNumber excludenl ${numbers('')} contained`,
    raw`syn match keepalivedDuration excludenl ${numbers(raw`\%(m\=s\|m\=secs\=\)\=`)} contained`,
    'syn cluster keepalivedValue contains=keepalivedEscape,keepalivedVariable,keepalivedOpenQuote,keepalivedString,keepalivedNumber',
];

/** A statement that begins with no keyword. */
const OTHER = raw`start=/\ze[^[:space:]{}!#]/ ${STATEMENT_END} contains=@keepalivedValue,keepalivedDuration`;

/** What may stand outside all blocks and in any. */
const ANYWHERE = [
    'syn region keepalivedUnknown matchgroup=keepalivedBrace start=/{/ end=/}/ contains=@keepalivedLine',
    'syn match keepalivedBrace /}/',
    'syn match keepalivedComment /[!#].*/ contains=@Spell',
    raw`syn match keepalivedCondition /@^\=[^[:space:]!#]*/`,
    raw`syn match keepalivedSequence /\~\%(SEQx\=\|LST\)\ze\s*([^)]*)/ nextgroup=keepalivedTuple skipwhite`,
    'syn region keepalivedTuple start=/(/ end=/)/ contained oneline contains=keepalivedElement,keepalivedVariable,keepalivedNumber',
    raw`syn match keepalivedElement /\<\h\w*\>\ze\s*[,}]/ contained`,
    raw`syn match keepalivedDefined /$\h\w*\ze=/ nextgroup=keepalivedDefinition`,
    raw`syn region keepalivedDefinition matchgroup=keepalivedAssignment start=/=/ skip=/\\\s*\%([!#].*\)\=$/ end=/$/ contained contains=@keepalivedValue,keepalivedComment,keepalivedContinuation`,
    raw`syn match keepalivedContinuation /\\\%(\s*$\|\ze\s*[!#]\)/ contained nextgroup=keepalivedContinued skipwhite`,
    'syn match keepalivedContinued /[!#].*$/ contained contains=@Spell',
    raw`syn match keepalivedInclude /include[rmwba]\=\ze\s\+[^[:space:]!#]/ nextgroup=keepalivedPath skipwhite`,
    raw`syn region keepalivedPath start=/\ze\S/ end=/\ze\s*\%([!#]\|$\)/ contained contains=keepalivedString,keepalivedEscape,keepalivedVariable`,
    'syn cluster keepalivedLine contains=keepalivedOther,keepalivedUnknown,keepalivedComment,keepalivedCondition,keepalivedSequence,keepalivedDefined,keepalivedInclude',
];

/** Groups of words that mean something behind some keywords, or in the lines of some blocks. */
function wordGroups() {
    const groups = new Map();
    /** The name of the group of some words, as the end of a list; nothing where there are none. */
    const nameOf = (colour, { words, caseless }) => {
        if (words.length === 0) return '';
        const pattern = `/${VALUE_START}${caseless ? raw`\c` : ''}${anyOf(words)}${VALUE_END}/ contained`;
        const key = `${colour} ${pattern}`;
        if (!groups.has(key)) groups.set(key, { name: `${colour}${groups.size + 1}`, colour, pattern });
        return `,${groups.get(key).name}`;
    };
    const lines = () =>
        [...groups.values()].flatMap(({ name, colour, pattern }) => [
            `syn match ${name} excludenl ${pattern}`,
            `hi def link ${name} ${colour}`,
        ]);
    return { nameOf, lines };
}

/** The statements that begin with keywords of one kind; `where` names the place. */
function statement({ what, isNamed, names, body, ...known }, groups, where) {
    const next = body ? ` nextgroup=keepalivedIn${body},keepalivedThen${body} skipwhite skipempty` : '';
    const special = `${groups.nameOf('keepalivedWord', known)}${isNamed ? ',keepalivedName' : ''}`;
    return (
        `syn region keepalivedStatement matchgroup=${COLOURS[what]} start=/${anyOf(names)}${WORD_END}/` +
        ` ${STATEMENT_END} contains=@keepalivedValue${special}${next}${where}`
    );
}

function within(id) {
    return ` contained containedin=keepalivedIn${id}`;
}

/** What the braces of a block hold; `keepalivedThen…` are comments between its keyword and its brace. */
function bodyOf({ id, words, caseless }, groups) {
    const next = `nextgroup=keepalivedIn${id},keepalivedThen${id} skipwhite skipempty`;
    const options = groups.nameOf('keepalivedOption', { words, caseless });
    return [
        `syn region keepalivedIn${id} matchgroup=keepalivedBrace start=/{/ end=/}/ contained contains=@keepalivedLine`,
        `syn match keepalivedThen${id} /[!#].*/ contained contains=@Spell ${next}`,
        `hi def link keepalivedThen${id} keepalivedComment`,
        ...(options === '' ? [] : [`syn region keepalivedStatement ${OTHER}${options}${within(id)}`]),
    ];
}

/** The kinds of keywords without regard to their place, each with what the braces of such a block hold. */
function kindsAnywhere(kinds, contents) {
    const bodies = new Map();
    for (const { statements } of contents)
        for (const { names, what, body } of statements)
            for (const name of names)
                if (body && (what === 'block' || !bodies.has(name))) bodies.set(name, body);
    return kinds.flatMap((kind) => {
        const inside = new Set(kind.names.map((name) => bodies.get(name)));
        return [...inside].map((body) => ({
            ...kind,
            names: kind.names.filter((name) => bodies.get(name) === body),
            body,
        }));
    });
}

/** The words that begin a statement outside all blocks, and never in one. */
function wordsOfTop([{ statements }, ...blocks]) {
    const inside = new Set(blocks.flatMap((block) => block.statements.flatMap(({ names }) => names)));
    return statements.flatMap(({ names }) => names).filter((name) => !inside.has(name));
}

/** The syntax file as its text. */
export async function vimSyntax(root) {
    const contents = [...(await loadPlaces(root)).values()];
    const kinds = kindsAnywhere((await loadKeywords(root)).kinds, contents);
    const [top, ...blocks] = contents;
    const groups = wordGroups();
    const bodies = blocks.flatMap((block) => bodyOf(block, groups));
    const outside = top.statements.map((each) => statement(each, groups, ''));
    const inside = blocks.flatMap(({ id, statements }) =>
        statements.map((each) => statement(each, groups, within(id))),
    );
    const anywhere = (where) => kinds.map((each) => statement(each, groups, where));
    const unknown = anywhere(' contained containedin=keepalivedUnknown');
    const fragment = anywhere('');
    const named = [...new Set(kinds.filter(({ isNamed }) => isNamed).flatMap(({ names }) => names))];
    const outermost = raw`\s*\%(@\S*\s\+\)\=${anyOf(wordsOfTop(contents))}\%([[:space:]{}"!#]\|$\)`;
    const lines = [
        '" Vim syntax file for keepalived.conf, generated by npm run docs; edit scripts/docs/vim.mjs instead.',
        "if exists('b:current_syntax')",
        '  finish',
        'endif',
        'let s:cpo = &cpo',
        'set cpo&vim',
        '',
        'syn case match',
        ...VALUES,
        raw`syn match keepalivedName excludenl /\%(${anyOf(named)}\s\+\)\@60<=[^[:space:]{}"!#$\\]\+${WORD_END}/ contained`,
        ...groups.lines(),
        '',
        `syn region keepalivedOther ${OTHER}`,
        ...bodies,
        ...ANYWHERE,
        '',
        ...inside,
        '',
        '" Where a block is unknown, so is what belongs into it.',
        ...unknown,
        '',
        '" A file without any word that stands outside all blocks only is included inside one.',
        `let s:outside = '${outermost}'`,
        raw`if search('^' . s:outside, 'cnw') || !search('^\s*[^[:space:]!#]', 'cnw')`,
        ...outside.map((line) => `  ${line}`),
        '  " Before such a word nothing is open.',
        raw`  execute 'syn sync match keepalivedSync grouphere NONE /}\ze\s*\%([!#].*\)\=\%(\n\s*\%([!#].*\)\=\)*\n' . s:outside . '/'`,
        'else',
        ...fragment.map((line) => `  ${line}`),
        '  syn sync fromstart',
        'endif',
        '',
        ...Object.entries(LINKS).map(([name, link]) => `hi def link ${name} ${link}`),
        '',
        "let b:current_syntax = 'keepalived'",
        'let &cpo = s:cpo',
        'unlet s:cpo s:outside',
    ];
    return `${lines.join('\n')}\n`;
}
