/** What stands on which line of the layout, and how deep. */
import type { IToken } from 'chevrotain';
import { ConfigId, LBrace, RBrace } from '../../grammar/tokens.ts';
import { tokenSpan } from '../syntax/tree.ts';
import { utf8Length } from '../text/words.ts';
import type { BraceRole } from './braces.ts';
import { type Element, elementsOf } from './elements.ts';
import { inlineAt } from './inline.ts';
import { type LayoutLine, type Part, spaced } from './line.ts';
import { type Indents, MAX_LINE_BYTES } from './options.ts';
import type { Row } from './rows.ts';
import type { Settled } from './sections.ts';

/** What the lines are made of. */
export interface Material {
    readonly text: string;
    readonly settled: Settled;
    readonly roles: ReadonlyMap<number, BraceRole>;
    readonly indents: Indents;
}

/** Puts the rows of a file into lines. */
export function linesOf(material: Material): LayoutLine[] {
    return new Builder(material).run();
}

class Builder {
    readonly #material: Material;
    readonly #elements: readonly Element[];
    readonly #lines: LayoutLine[] = [];
    #depth = 0;

    constructor(material: Material) {
        this.#material = material;
        this.#elements = elementsOf(material.settled.rows);
    }

    run(): LayoutLine[] {
        for (let index = 0; index < this.#elements.length;) index = this.#place(index);
        return this.#lines;
    }

    /** Places the element at `index`, and those that go with it; answers the index of the next. */
    #place(index: number): number {
        const element = this.#elements[index];
        if (element === undefined) return index + 1;
        const { piece } = element;
        if (piece.kind === 'words') return this.#placeWords(index, element, piece.tokens);
        if (piece.kind === 'comment') this.#placeComment(element, piece.token);
        else if (piece.kind === 'row') this.#placeRow(element, piece.row);
        else this.#placeBrace(element, piece.token);
        return index + 1;
    }

    #push(element: Element, parts: Part[], more: Partial<LayoutLine> = {}): LayoutLine {
        const line: LayoutLine = {
            kind: 'code',
            level: this.#depth,
            parts,
            blanks: element.blanks,
            opens: false,
            closes: false,
            whole: false,
            continues: false,
            lastRow: element.at,
            ...more,
        };
        this.#lines.push(line);
        return line;
    }

    #placeWords(index: number, element: Element, tokens: readonly IToken[]): number {
        const { text, roles, indents } = this.#material;
        const parts = spaced(tokens, text);
        const open = this.#openAfter(index, tokens);
        if (open === undefined) {
            this.#push(element, parts);
            return index + 1;
        }
        const columns = indents.columns(this.#depth);
        const inline =
            this.#elements[open - 1] === element
                ? inlineAt(this.#elements, parts, open, columns, text, roles)
                : undefined;
        if (inline !== undefined) {
            const lastRow = this.#elements[inline.close]?.at ?? element.at;
            this.#push(element, [...inline.parts], { opens: true, whole: true, lastRow });
            return inline.close + 1;
        }
        return this.#joinOpen(element, parts, index, open);
    }

    /** Puts a `{` behind its name; what comments stand between go behind it. */
    #joinOpen(element: Element, parts: Part[], index: number, open: number): number {
        const brace = this.#elements[open];
        if (brace?.piece.kind !== 'open') return index + 1;
        const moved = open > index + 1 ? { moved: true as const } : {};
        const span = tokenSpan(brace.piece.token);
        this.#push(element, [...parts, { gap: ' ', span, ...moved }], { opens: true });
        this.#depth++;
        for (const each of this.#elements.slice(index + 1, open))
            if (each.piece.kind === 'comment') this.#placeComment(each, each.piece.token);
        const last = this.#lines.at(-1);
        if (last !== undefined) last.lastRow = last.kind === 'code' ? brace.at : last.lastRow;
        return open + 1;
    }

    /** The index of the `{` that is to stand behind the words at `index`, with nothing but comments between. */
    #openAfter(index: number, tokens: readonly IToken[]): number | undefined {
        const own = this.#elements[index];
        let bytes = this.#material.indents.most + ' {'.length;
        let at = index + 1;
        for (let each = this.#elements[at]; each?.piece.kind === 'comment'; each = this.#elements[++at])
            if (each.at === own?.at) bytes += ' '.length + utf8Length(each.piece.token.image);
        const found = this.#elements[at];
        if (found?.piece.kind !== 'open') return undefined;
        if (this.#material.roles.get(found.piece.token.startOffset) !== 'owned') return undefined;
        for (const { image } of tokens) bytes += utf8Length(image) + ' '.length;
        return found.at === own?.at || bytes <= MAX_LINE_BYTES ? at : undefined;
    }

    #placeComment(element: Element, token: IToken): void {
        const last = this.#lines.at(-1);
        const row = this.#material.settled.rows[element.at];
        const span = { start: token.startOffset, end: row?.end ?? tokenSpan(token).end };
        const behind = row?.kind !== 'comment' && last?.lastRow === element.at && last.kind === 'code';
        if (behind && last.comment === undefined) last.comment = span;
        else this.#push(element, [{ gap: '', span }], { kind: 'comment' });
    }

    #placeBrace(element: Element, token: IToken): void {
        const role = this.#material.roles.get(token.startOffset);
        const closes = token.tokenType === RBrace;
        const continues = role === 'owned';
        if (continues) this.#markOpener();
        if (role === 'close') this.#depth--;
        this.#push(element, [{ gap: '', span: tokenSpan(token) }], { opens: !closes, closes, continues });
        if (role === 'owned' || role === 'open') this.#depth++;
    }

    /** Remembers of the line whose `{` comes on a line of its own that it begins a block. */
    #markOpener(): void {
        const line = this.#lines.findLast(({ kind }) => kind !== 'comment');
        if (line !== undefined) line.opens = true;
    }

    #placeRow(element: Element, row: Row): void {
        const { text, settled, roles } = this.#material;
        const { tokens, kind, start, end, lineEnd } = row;
        const before = this.#depth;
        const { lowest, opens, alternative } = this.#follow(tokens);
        const [first] = tokens;
        const continues = first !== undefined && roles.get(first.startOffset) === 'owned';
        if (continues) this.#markOpener();
        const loose = kind === 'loose';
        const from = first?.startOffset ?? row.comment?.startOffset ?? start;
        const stays = text.slice(start, lineEnd).includes('\\');
        const span = kind === 'fixed' ? { start, end: lineEnd } : { start: from, end: stays ? lineEnd : end };
        this.#push(element, loose ? spaced(tokens, text, true) : [{ gap: '', span }], {
            kind: kind === 'fixed' ? 'fixed' : loose ? 'code' : 'kept',
            level: alternative ? before - 1 : lowest,
            opens,
            closes: first?.tokenType === RBrace,
            whole: opens && this.#depth <= before,
            continues,
        });
        if (settled.ends.has(element.at)) this.#depth = 0;
    }

    /** Follows the braces of a row; `lowest` is the depth behind the `}` with which it begins. */
    #follow(tokens: readonly IToken[]): { lowest: number; opens: boolean; alternative: boolean } {
        const { roles } = this.#material;
        let lowest = this.#depth;
        let leading = true;
        for (const { startOffset } of tokens) {
            const role = roles.get(startOffset);
            if (role === 'close') this.#depth--;
            else leading = false;
            if (role === 'owned' || role === 'open') this.#depth++;
            if (leading) lowest = this.#depth;
        }
        const opening = tokens.filter(({ tokenType }) => tokenType === LBrace);
        const alternative =
            tokens[0]?.tokenType === ConfigId && opening.some(({ startOffset }) => !roles.has(startOffset));
        return { lowest, opens: opening.length > 0, alternative };
    }
}
