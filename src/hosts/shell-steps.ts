/** The steps through a shell script: quotes, variables, redirections, ends of commands. */
import { type Piece, pieceOf } from './lines.ts';

/** The branch of a `case`, or the function, that undoes what the rest does. */
const UNDOING = '(?:stop|down|remove|delete|del|disable|off|uninstall|teardown)';
const QUOTED = `["']?${UNDOING}["']?`;
const UNDONE = new RegExp(
    `[ \\t]*(?:\\(?${QUOTED}(?:[ \\t]*\\|[ \\t]*${QUOTED})*[ \\t]*\\)|` +
        `(?<name>(?:function[ \\t]+)?\\w*${UNDOING})[ \\t]*\\(\\))`,
    'y',
);

/** What stands at a place of a script. */
const NEXT =
    /\\\r?\n|\\(?<escaped>[^])|'(?<single>[^']*)'?|"(?<double>(?:\\[^]|[^"\\])*)"?|\$\{?(?<name>\w+)\}?|&?(?<to>>)[>|&]?|(?<from><+)|(?<end>[\n;&|()`])|(?<blank>[ \t\r]+)|(?<plain>[^\\'"$<>\n;&|()`\s]+)|(?<other>[^])/y;

/** The length of the part that undoes and begins at a place, which is the start of a line; 0 where none does. */
function undoingLength(text: string, at: number): number {
    UNDONE.lastIndex = at;
    const match = UNDONE.exec(text);
    if (match === null) return 0;
    const closing = match.groups?.['name'] === undefined ? /;;|^[ \t]*esac\b/gm : /^\}/gm;
    closing.lastIndex = at + match[0].length;
    return (closing.exec(text) === null ? text.length : closing.lastIndex) - at;
}

/** What stands at a place, by the names of its kinds, and the here-document that a `<<` brings in. */
export interface Step {
    readonly kinds: Readonly<Record<string, string | undefined>>;
    readonly match: Piece;
    readonly document?: Piece | undefined;
}

/** The here-document that begins in the line of a `<<`; without its last line it goes on to the end. */
function documentAt(text: string, at: number): Piece | undefined {
    const opening = /<<-?[ \t]*(["']?)(\w+)\1/y;
    opening.lastIndex = at;
    const [, , word] = opening.exec(text) ?? [];
    const start = text.indexOf('\n', at) + 1;
    if (word === undefined || start === 0) return undefined;
    const closing = new RegExp(`^[ \\t]*${word}[ \\t\\r]*$`, 'gm');
    closing.lastIndex = start;
    const end = closing.exec(text)?.index ?? text.length;
    return pieceOf(text.slice(start, end), start, end - start);
}

/** The steps through a script. Its undoing parts are the end of a command, and here-documents and comments nothing. */
export function* steps(text: string): Generator<Step> {
    let document: Piece | undefined;
    for (let at = 0, inWord = false; at < text.length;) {
        if (document !== undefined && at >= document.span.start) {
            const line = text.indexOf('\n', document.span.end);
            at = line < 0 ? text.length : Math.max(at, line);
            document = undefined;
            continue;
        }
        const skipped = at === 0 || text[at - 1] === '\n' ? undoingLength(text, at) : 0;
        NEXT.lastIndex = at;
        const match = NEXT.exec(text);
        const comment = !inWord && text[at] === '#' ? text.indexOf('\n', at) : undefined;
        const length = skipped || (match?.[0].length ?? 1);
        const kinds = skipped === 0 ? (match?.groups ?? {}) : { end: '\n' };
        if (comment === undefined) {
            const begins =
                kinds['from'] === '<<' && document === undefined ? documentAt(text, at) : undefined;
            document ??= begins;
            yield { kinds, match: pieceOf(text.slice(at, at + length), at, length), document: begins };
        }
        inWord = kinds['blank'] === undefined && kinds['end'] === undefined;
        at = comment === undefined ? at + length : comment < 0 ? text.length : comment;
    }
}
