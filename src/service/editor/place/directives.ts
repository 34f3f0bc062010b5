import type { IToken } from 'chevrotain';
import {
    Blank,
    Comment,
    ContinuedLine,
    DefinitionName,
    Include,
    OpenContinuation,
    RawText,
} from '../../../../grammar/tokens.ts';
import { type Piece, piecesOf } from '../../../syntax/parts.ts';
import { type SourceTree, tokenSpan } from '../../../syntax/tree.ts';
import { oncePer } from '../../../text/once.ts';
import { type Span, moved } from '../../../text/span.ts';
import { lastBefore } from '../../../text/search.ts';

/** `$NAME=text`, or an `include` line. */
export interface Directive {
    readonly kind: 'definition' | 'include';
    /** `NAME`, or `include` with its letter. */
    readonly name: string;
    readonly nameSpan: Span;
    /** The text behind it as it stands, over all its lines; empty where there is none. */
    readonly text: string;
    readonly textSpan: Span;
    /** From its first character to the end of its last line. */
    readonly span: Span;
}

const RAW: ReadonlySet<unknown> = new Set([Blank, Comment, RawText, ContinuedLine, OpenContinuation]);

/** Those of a piece of text; their offsets count from its start. */
const directivesIn = oncePer(({ tokens }: Piece): readonly Directive[] => {
    const found: Directive[] = [];
    for (let at = 0; at < tokens.length; at++) {
        const head = tokens[at];
        if (head === undefined || (head.tokenType !== DefinitionName && head.tokenType !== Include)) continue;
        const { start, end } = tokenSpan(head);
        const isDefinition = head.tokenType === DefinitionName;
        const nameSpan = isDefinition ? { start: start + 1, end: end - 1 } : { start, end };
        const raw: IToken[] = [];
        let last = end;
        for (let token = tokens[++at]; token !== undefined; token = tokens[++at]) {
            const span = tokenSpan(token);
            // Between two files there is a line end that is no token.
            if (!RAW.has(token.tokenType) || span.start !== last) break;
            last = span.end;
            raw.push(token);
        }
        const from = raw.findIndex(({ tokenType }) => tokenType === RawText);
        const text = raw.slice(from, raw.findLastIndex(({ tokenType }) => tokenType === RawText) + 1);
        const [first, final] = [text[0], text.at(-1)];
        const textSpan =
            first === undefined || final === undefined
                ? { start: end, end }
                : { start: tokenSpan(first).start, end: tokenSpan(final).end };
        found.push({
            kind: isDefinition ? 'definition' : 'include',
            name: isDefinition ? head.image.slice(1, -1) : head.image,
            nameSpan,
            text: text.map(({ image }) => image).join(''),
            textSpan,
            span: { start, end: last },
        });
        // What ended it may begin another, where a file ends in the middle of it.
        at--;
    }
    return found;
});

/** The definitions and include lines of a text, all its files together, in the order of the text. */
export const directives = oncePer((tree: SourceTree): readonly Directive[] =>
    piecesOf(tree).flatMap((piece) => {
        const { offset } = piece.anchor;
        return directivesIn(piece).map((each) => ({
            ...each,
            nameSpan: moved(each.nameSpan, offset),
            textSpan: moved(each.textSpan, offset),
            span: moved(each.span, offset),
        }));
    }),
);

/** The definition or include line that holds an offset, its end included. */
export function directiveAt(tree: SourceTree, offset: number): Directive | undefined {
    const all = directives(tree);
    const found = all[lastBefore(all, offset, ({ span }) => span.start)];
    return found !== undefined && offset <= found.span.end ? found : undefined;
}
