/** The lines of a text that define something: `$NAME=text`. */
import type { IToken } from 'chevrotain';
import { Blank, ConfigId, ContinuedLine, DefinitionName, RawEnd } from '../../grammar/tokens.ts';
import type { EffectiveConfig } from '../expand/effective.ts';
import { tokenSpan } from '../syntax/tree.ts';
import { oncePer } from '../text/once.ts';
import type { Span } from '../text/span.ts';

/** A line that defines something. */
export interface Definition {
    /** The `$NAME`. */
    readonly span: Span;
    /** Whether it holds several lines, and so stands for them at the end of a line only. */
    readonly isLong: boolean;
    /** Whether it counts for one configuration id only. */
    readonly isForOne: boolean;
}

/** Whether a definition at `index` is carried on to a second line. */
function goesOn(tokens: readonly IToken[], index: number): boolean {
    for (let at = index + 1; at < tokens.length; at++) {
        const type = tokens[at]?.tokenType;
        if (type === RawEnd || type === ContinuedLine) return type === ContinuedLine;
    }
    return false;
}

/** The definitions in a text, by their names. */
export const definitionsIn = oncePer(
    ({ tree: { tokens } }: EffectiveConfig): ReadonlyMap<string, readonly Definition[]> => {
        const found = new Map<string, Definition[]>();
        for (const [index, token] of tokens.entries()) {
            if (token.tokenType !== DefinitionName) continue;
            const name = token.image.slice(1, -1);
            const [before] = tokens
                .slice(Math.max(0, index - 2), index)
                .filter(({ tokenType }) => tokenType !== Blank)
                .slice(-1);
            const { start, end } = tokenSpan(token);
            const definition = {
                span: { start, end: end - 1 },
                isLong: goesOn(tokens, index),
                isForOne: before?.tokenType === ConfigId,
            };
            found.set(name, [...(found.get(name) ?? []), definition]);
        }
        return found;
    },
);
