import type { Bound } from '../../schema/bind.ts';
import type { Word } from '../../syntax/tree.ts';

/** What is not the same in the configuration of the other node of a pair. */
export type Change =
    /** A word of a statement is another one there. */
    | {
          readonly kind: 'word';
          readonly statement: Bound;
          readonly word: Word;
          readonly text: string;
          /** Whether the pair does not work without it. */
          readonly needed: boolean;
      }
    /** A statement is not there. */
    | { readonly kind: 'drop'; readonly statement: Bound }
    /** A block has one line more there. */
    | { readonly kind: 'add'; readonly block: Bound; readonly line: string };

/** A word that has to be another one; nothing where it is that already. */
export function change(statement: Bound, word: Word | undefined, text: string, needed = true): Change[] {
    return word === undefined || word.text === text ? [] : [{ kind: 'word', statement, word, text, needed }];
}

/** The addresses of two nodes: each leads to that which stands in its place on the other node. */
export type Swap = ReadonlyMap<string, string>;
