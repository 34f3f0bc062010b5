/** What is selected when somebody asks for more and more around a place: the text itself says it, not its meaning. */
import { Comment, ContinuedLine, OpenContinuation } from '../../../../grammar/tokens.ts';
import { piecesOf } from '../../../syntax/parts.ts';
import { type Item, type SourceTree, type Statement, tokenSpan } from '../../../syntax/tree.ts';
import { lastBefore } from '../../../text/search.ts';
import { type SourceFile, lineAt, lineSpan } from '../../../text/source-file.ts';
import { type Span, contains, join } from '../../../text/span.ts';

/** An item around an offset, and where it ends with its block: one that is not closed goes as far as it can. */
interface Around {
    readonly item: Item;
    readonly end: number;
}

/** The items around an offset, the outer ones first. */
function itemsAround({ items, file }: SourceTree, offset: number): readonly Around[] {
    const found: Around[] = [];
    let limit = file.text.length;
    for (let level = items; ;) {
        const item = level[lastBefore(level, offset, ({ span }) => span.start)];
        if (item === undefined) return found;
        const { block } = item.kind === 'statement' ? item : {};
        const end = block === undefined ? item.span.end : (block.close?.end ?? limit);
        if (offset > end) return found;
        found.push({ item, end });
        if (block === undefined || offset < block.open.end) return found;
        if (block.close !== undefined && offset > block.close.start) return found;
        limit = block.close?.start ?? limit;
        level = block.items;
    }
}

/** A token where it stands. */
interface Placed {
    readonly span: Span;
    readonly image: string;
    readonly isComment: boolean;
}

/** The token that begins at an offset or holds it, else the one that ends there. */
function tokenAt(tree: SourceTree, offset: number): Placed | undefined {
    const pieces = piecesOf(tree);
    for (const at of [offset, offset - 1]) {
        const piece = pieces[lastBefore(pieces, at, ({ anchor }) => anchor.offset)];
        if (piece === undefined) continue;
        const { offset: base } = piece.anchor;
        const token = piece.tokens[lastBefore(piece.tokens, at - base, ({ startOffset }) => startOffset)];
        if (token === undefined || /^\s*$/.test(token.image)) continue;
        if (token.tokenType === ContinuedLine || token.tokenType === OpenContinuation) continue;
        const { start, end } = tokenSpan(token);
        return {
            span: { start: start + base, end: end + base },
            image: token.image,
            isComment: token.tokenType === Comment,
        };
    }
    return undefined;
}

const USE = /\$(?:\{([A-Za-z_]\w*)[^{}\n]*\}|([A-Za-z_]\w*))/g;

/** A definition's name in a word, and its use with the sign and the braces. */
function useIn(image: string, base: number, offset: number): readonly Span[] {
    for (const { 0: whole, 1: braced, 2: bare, index } of image.matchAll(USE)) {
        const start = base + index;
        if (offset < start || offset > start + whole.length) continue;
        const name = start + (braced === undefined ? 1 : 2);
        const end = name + (braced ?? bare ?? '').length;
        return [
            { start: name, end },
            { start, end: start + whole.length },
        ];
    }
    return [];
}

/** A word between blanks, such as one of a command or a comment. */
function partIn(image: string, base: number, offset: number): Span {
    const at = offset - base;
    const start = at - (/[^\s"]*$/.exec(image.slice(0, at))?.[0].length ?? 0);
    const end = at + (/^[^\s"]*/.exec(image.slice(at))?.[0].length ?? 0);
    return { start: base + start, end: base + end };
}

/** The token at an offset, with what is in it; of a comment the word there. */
function inToken(tree: SourceTree, offset: number): readonly Span[] {
    const token = tokenAt(tree, offset);
    if (token === undefined) return [];
    const { span, image, isComment } = token;
    if (isComment) return [partIn(image, span.start, offset)];
    const isQuoted = image.startsWith('"');
    const isClosed = isQuoted && image.length > 1 && image.endsWith('"');
    const inner = { start: span.start + Number(isQuoted), end: span.end - Number(isClosed) };
    return [...useIn(image, span.start, offset), partIn(image, span.start, offset), inner, span];
}

/** The text of a span without the blanks and line ends around it. */
function trimmed(text: string, { start, end }: Span): Span {
    const inside = text.slice(start, end);
    const from = start + (inside.length - inside.trimStart().length);
    return { start: from, end: Math.max(from, end - (inside.length - inside.trimEnd().length)) };
}

/** The line of an offset, without the blanks around it. */
function lineOf(file: SourceFile, offset: number): Span {
    return trimmed(file.text, lineSpan(file, lineAt(file, offset)));
}

/** A comment without its sign, the comment, all comments that stand above and below it without a gap, and its line. */
function commentsAround({ comments, file }: SourceTree, offset: number): readonly Span[] {
    const index = lastBefore(comments, offset, ({ start }) => start);
    const comment = comments[index];
    if (comment === undefined || offset > comment.end) return [];
    const { text } = file;
    const sign = /^[!#]+[ \t]*/.exec(text.slice(comment.start, comment.end))?.[0].length ?? 0;
    const isAlone = ({ start }: Span): boolean => {
        const from = file.lineStarts[lineAt(file, start)] ?? 0;
        return text.slice(from, start).trim() === '';
    };
    const isNext = (one: Span | undefined, other: Span | undefined): boolean =>
        one !== undefined &&
        other !== undefined &&
        isAlone(other) &&
        isAlone(one) &&
        lineAt(file, other.start) === lineAt(file, one.start) + 1;
    let [first, last] = [index, index];
    while (isNext(comments[first - 1], comments[first])) first--;
    while (isNext(comments[last], comments[last + 1])) last++;
    const run = join(comments[first] ?? comment, comments[last] ?? comment);
    return [
        { start: comment.start + sign, end: comment.end },
        { start: comment.start, end: comment.end },
        run,
        lineOf(file, comment.start),
    ];
}

/** The values of a statement and its words, where they are what is pointed at. */
function inStatement({ words, span }: Statement): readonly Span[] {
    const [, first] = words;
    const last = words.at(-1);
    return first === undefined || last === undefined ? [span] : [join(first.span, last.span), span];
}

/** A statement's line, or what is in its block, the block, and all of it. */
function aroundStatement({ span, block }: Statement, end: number, file: SourceFile): readonly Span[] {
    if (block === undefined) return [lineOf(file, span.start)];
    const inside = { start: block.open.end, end: block.close?.start ?? end };
    const whole = { start: block.open.start, end };
    return [trimmed(file.text, inside), inside, whole, join(span, whole)];
}

function aroundItem({ item, end }: Around, file: SourceFile): readonly Span[] {
    if (item.kind === 'statement') return aroundStatement(item, end, file);
    return [item.keywordSpan, item.textSpan, item.span];
}

/**
 * What is selected around an offset of a file, from the least to all of the text: each holds the offset, and
 * the one before it with more than that. In this order: a word, what quotes hold, the values of a statement, the
 * statement, its line, what is in a block, the block, the block with its name, the same of the next one out.
 */
export function selectionsAt(tree: SourceTree, offset: number): readonly Span[] {
    const { file } = tree;
    const around = [...itemsAround(tree, offset)].reverse();
    const innermost = around[0]?.item;
    const candidates = [
        ...inToken(tree, offset),
        ...(innermost?.kind === 'statement' ? inStatement(innermost) : []),
        ...commentsAround(tree, offset),
        ...around.flatMap((each) => aroundItem(each, file)),
        { start: 0, end: file.text.length },
    ];
    const chosen: Span[] = [];
    for (const { start, end } of candidates) {
        const last = chosen.at(-1);
        const isHere = start <= offset && offset <= end;
        const isMore = last === undefined || end - start > last.end - last.start;
        const holds = last === undefined || contains({ start, end }, last);
        if (isHere && isMore && holds && (end > start || file.text === '')) chosen.push({ start, end });
    }
    return chosen;
}
