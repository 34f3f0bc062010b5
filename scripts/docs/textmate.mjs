/**
 * The TextMate grammar, from the records of the schema. keepalived reads lines, so the grammar is flat: a line
 * is a comment, a definition, an include, or a statement, which begins with a keyword of any block or with
 * something else. Keywords that take the same words share a rule.
 */
import { loadKeywords } from './keyword-kinds.mjs';

/** Where it belongs. */
export const GRAMMAR_PATH = 'editors/vscode/syntaxes/keepalived.tmLanguage.json';

/** A line end is one of them, so that nothing else begins or goes on there. */
const BLANK = ' \\t\\r\\n\\f\\v';
/** What may stand behind a word. */
const WORD_END = `(?=[${BLANK}{}"!#]|$)`;
/** What may stand before a value: nothing that would make it the rest of a word. */
const VALUE_START = `(?<![^${BLANK}{}"(),=])`;
const VALUE_END = `(?=[${BLANK}{}"!#(),]|$)`;
const STATEMENT_END = '(?=[{}!#])|$';
/** What stands in double quotes; a quote behind a backslash does not end it for the search for comments. */
const QUOTED = '(?:[^"\\\\]|\\\\(?:.|$))*';

function scope(name) {
    return `${name}.keepalived`;
}

/** The alternatives of a pattern, for use in parentheses. */
function anyOf(words) {
    return [...words]
        .sort()
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('|');
}

/** A rule for some words among the values of a line. */
function wordsRule(name, { words, caseless }) {
    const match = `${VALUE_START}(?${caseless ? 'i' : ''}:${anyOf(words)})${VALUE_END}`;
    return { name: scope(name), match };
}

/** The scope of a keyword by what it is for. */
const SCOPES = {
    block: 'keyword.control.block',
    setting: 'support.function.setting',
    deprecated: 'invalid.deprecated',
};

/** The statements that begin with a keyword of some kind. */
function keywordRule({ what, isNamed, caseless, words, names }) {
    const named = isNamed ? `(?:[${BLANK}]+([^${BLANK}{}"!#$\\\\]+))?` : '';
    const own = words.length === 0 ? [] : [wordsRule('constant.language', { words, caseless })];
    return {
        begin: `(${anyOf(names)})${named}${WORD_END}`,
        beginCaptures: {
            1: { name: scope(SCOPES[what]) },
            ...(isNamed ? { 2: { name: scope('entity.name.type') } } : {}),
        },
        end: STATEMENT_END,
        patterns: [...own, { include: '#values' }],
    };
}

const COMMENT = { name: scope('comment.line'), match: '[!#].*$' };

/** Numbers and addresses; `unit` is what may stand behind a number. */
function numbers(unit) {
    const number = '(?:0[xX][\\dA-Fa-f]+|\\d+(?:\\.\\d+)?)';
    const forms = [
        '\\d{1,3}(?:\\.\\d{1,3}){3}(?:-\\d+)?(?:/\\d+)?',
        '(?=[\\dA-Fa-f]*:[\\dA-Fa-f]*:)[\\dA-Fa-f:]+(?:\\.\\d+){0,3}(?:-[\\dA-Fa-f]+)?(?:%[\\w.-]+)?(?:/\\d+)?',
        `[-+]?${number}(?:[-/]${number})?${unit}`,
    ];
    return { name: scope('constant.numeric'), match: `${VALUE_START}(?:${forms.join('|')})${VALUE_END}` };
}

/** What every statement may hold. */
function repository() {
    const include = (...names) => names.map((name) => ({ include: `#${name}` }));
    return {
        comment: COMMENT,
        escape: { name: scope('constant.character.escape'), match: '\\\\.' },
        variable: {
            name: scope('variable.other'),
            match: `\\$\\{[A-Za-z_][^{}"!#]*\\}|\\$[A-Za-z_]\\w*(?=[${BLANK},)]|$)`,
        },
        string: {
            patterns: [
                {
                    name: scope('string.quoted.double'),
                    begin: `"(?=${QUOTED}")`,
                    end: '"',
                    patterns: include('escape', 'variable'),
                },
                { name: scope('invalid.illegal.open-quote'), match: `"${QUOTED}$` },
            ],
        },
        number: numbers(''),
        duration: numbers('(?:m?s|m?secs?)?'),
        values: { patterns: include('string', 'escape', 'variable', 'number') },
    };
}

/** What a line, or what is left of it behind a brace, may begin with besides a keyword. */
const DEFINITION = {
    begin: '(\\$[A-Za-z_]\\w*)(=)',
    beginCaptures: {
        1: { name: scope('variable.other.definition') },
        2: { name: scope('keyword.operator.assignment') },
    },
    end: '$',
    patterns: [
        {
            begin: `\\\\(?=[${BLANK}]*(?:[!#]|$))`,
            beginCaptures: { 0: { name: scope('punctuation.separator.continuation') } },
            end: '^',
            patterns: [{ include: '#comment' }],
        },
        { include: '#comment' },
        { include: '#values' },
    ],
};
const INCLUDE = {
    begin: `(include[rmwba]?)[${BLANK}]+(?=[^${BLANK}!#])`,
    beginCaptures: { 1: { name: scope('keyword.control.include') } },
    end: `(?=[${BLANK}]*(?:[!#]|$))`,
    contentName: scope('string.unquoted.path'),
    patterns: [{ include: '#string' }, { include: '#escape' }, { include: '#variable' }],
};
const SEQUENCE = {
    match: `(~(?:SEQx?|LST))[ \\t]*\\(([^)\\n]*)\\)`,
    captures: {
        1: { name: scope('keyword.control.sequence') },
        2: {
            patterns: [
                { name: scope('variable.other.definition'), match: '\\b[A-Za-z_]\\w*\\b(?=[ \\t]*[,}])' },
                { include: '#variable' },
                { include: '#number' },
            ],
        },
    },
};
const BRACE = { name: scope('punctuation.section.block'), match: '[{}]' };
const CONDITION = { name: scope('keyword.control.conditional'), match: `@\\^?[^${BLANK}!#]*` };

/** The grammar as the text of its file. */
export async function textmateGrammar(root) {
    const { kinds, lineWords } = await loadKeywords(root);
    const other = {
        begin: `(?=[^${BLANK}{}!#])`,
        end: STATEMENT_END,
        patterns: [
            { include: '#string' },
            { include: '#escape' },
            { include: '#variable' },
            { include: '#duration' },
            wordsRule('variable.parameter', lineWords),
        ],
    };
    const grammar = {
        information_for_contributors: ['generated by npm run docs; edit scripts/docs/textmate.mjs instead'],
        name: 'keepalived',
        scopeName: 'source.keepalived',
        patterns: [
            { include: '#comment' },
            BRACE,
            CONDITION,
            SEQUENCE,
            DEFINITION,
            INCLUDE,
            ...kinds.map(keywordRule),
            other,
        ],
        repository: repository(),
    };
    return `${JSON.stringify(grammar, undefined, 2)}\n`;
}
