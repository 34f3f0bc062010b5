/** The words of a text with their places in the schema, found by the braces alone. */
import { type Place, ROOT_PLACE, placeIn } from '../../grammar/schema/places.ts';
import type { KeywordSpec } from '../../grammar/schema/types.ts';
import { piecesOf } from './brace-map.ts';

/** A word of a statement. */
export interface PlacedWord {
    readonly text: string;
    /** From 1. */
    readonly line: number;
    /** Offset of its first character in the line. */
    readonly column: number;
    /** How many words of its statement stand before it. */
    readonly index: number;
    /** Where its statement stands; absent inside blocks that the schema does not know. */
    readonly place?: Place;
    /** The record of its statement's keyword, where the schema knows it at that place. */
    readonly spec?: KeywordSpec;
}

/** Every word of a text, in its order; braces are none. */
export function placedWords(text: string): PlacedWord[] {
    const found: PlacedWord[] = [];
    const stack: (Place | undefined)[] = [ROOT_PLACE];
    let inside: Place | undefined;
    text.split('\n').forEach((content, at) => {
        let index = 0;
        let spec: KeywordSpec | undefined;
        for (const { text: piece, column } of piecesOf(content)) {
            const place = stack.at(-1);
            if (piece === '{' || piece === '}') {
                if (piece === '{') stack.push(inside);
                else stack.pop();
                index = 0;
                continue;
            }
            if (index === 0) {
                spec = place?.spellings.get(piece)?.spec;
                inside = place === undefined || spec === undefined ? undefined : placeIn(place, spec);
            }
            found.push({
                text: piece,
                line: at + 1,
                column,
                index: index++,
                ...(place === undefined ? {} : { place }),
                ...(spec === undefined ? {} : { spec }),
            });
        }
    });
    return found;
}
