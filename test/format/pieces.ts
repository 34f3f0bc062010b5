/** A tokenizer of its own: what no layout may change, seen without the lexer and the tree. */

/** What a text holds besides its layout. */
export interface Pieces {
    /** The words of each statement, blanks as one, and each brace, one after the other. */
    readonly statements: readonly string[];
    /** The comments, without blanks at their ends. */
    readonly comments: readonly string[];
}

const BLANKS = new Set([' ', '\t', '\r', '\f', '\v']);

/** Reads a text line by line. A line that begins with `@`, `~` or `$NAME=` counts as a whole. */
export function piecesOf(text: string): Pieces {
    const statements: string[] = [];
    const comments: string[] = [];
    for (const line of text.split('\n')) {
        const bare = line.replace(/^[ \t]+/, '').replace(/[ \t\r]+$/, '');
        if (/^(?:[@~]|\$[A-Za-z_]\w*=)/.test(bare)) statements.push(bare);
        else readLine(bare, statements, comments);
    }
    return { statements, comments };
}

function readLine(line: string, statements: string[], comments: string[]): void {
    let words: string[] = [];
    let word = '';
    const endWord = (): void => {
        if (word !== '') words.push(word);
        word = '';
    };
    const endStatement = (): void => {
        endWord();
        if (words.length > 0) statements.push(words.join(' '));
        words = [];
    };
    for (let at = 0; at < line.length; at++) {
        const char = line.charAt(at);
        if (char === '"') {
            endWord();
            const close = line.indexOf('"', at + 1);
            const end = close < 0 ? line.length : close + 1;
            words.push(line.slice(at, end));
            at = end - 1;
        } else if ((char === '#' || char === '!') && line[at - 1] !== '\\') {
            comments.push(line.slice(at));
            break;
        } else if (char === '{' || char === '}') {
            endStatement();
            statements.push(char);
        } else if (BLANKS.has(char)) {
            endWord();
        } else {
            word += char;
        }
    }
    endStatement();
}
