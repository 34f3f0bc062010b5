/** Blocks behind keywords that take none, and what they were most likely meant for. */
import type { KeywordSpec } from '../../grammar/schema/types.ts';
import type { EffectiveStatement } from '../expand/effective.ts';
import type { Word } from '../syntax/tree.ts';
import type { Bound } from './bind.ts';

/** The head of a block on the line of another statement, as `HTTP_GET` in `weight 1 HTTP_GET {`. */
export interface HeadBehind {
    readonly words: readonly [Word, ...Word[]];
    readonly spec: KeywordSpec;
}

/** The head that stands behind the value of a statement which takes no block. */
export function headBehind({ spec, words, place, statement }: Bound): HeadBehind | undefined {
    if (spec === undefined || spec.block !== undefined || statement.children === undefined) return undefined;
    for (let at = 2; at < words.length; at++) {
        const [head, ...others] = words.slice(at);
        const found = head?.quoted === false ? place.spellings.get(head.text)?.spec : undefined;
        if (head !== undefined && found?.block !== undefined)
            return { words: [head, ...others], spec: found };
    }
    return undefined;
}

/** The only line of a block that is the value of the keyword before it, as people write long commands. */
export function valueInBlock({ spec, words, place, statement }: Bound): EffectiveStatement | undefined {
    const [line, ...others] = statement.children ?? [];
    if (spec?.block !== undefined || (spec?.shape?.args ?? []).length === 0) return undefined;
    if (words.length !== 1 || line === undefined || others.length > 0) return undefined;
    const [first] = line.words;
    if (first === undefined || line.children !== undefined || place.spellings.has(first.text))
        return undefined;
    return line;
}
