import { type Bound, type BoundConfig } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { writtenWord } from '../schema/values/as-written.ts';
import type { Word } from '../syntax/tree.ts';
import { nameUses } from './names.ts';
import { remembered } from './remembered.ts';
import { syncGroups } from './sync-groups.ts';

/** A name and the statement in which it stands. */
interface Named {
    readonly bound: Bound;
    readonly word: Word;
}

/** Where a name is taken up, and where it is given. */
interface Pair {
    readonly use: Named;
    readonly definition: Named;
}

function* pairsIn(config: BoundConfig, target: Target): Generator<Pair> {
    for (const { bound, word, definition } of nameUses(config, target))
        if (definition !== undefined)
            yield { use: { bound, word }, definition: { bound: definition.block, word: definition.word } };
    for (const { block, listed } of syncGroups(config, target)) {
        const lines = block.children.flatMap(({ children }) => children);
        for (const { word, instance } of listed) {
            const line = lines.find(({ words }) => words.includes(word));
            const name = instance?.block.words[1];
            if (line !== undefined && instance !== undefined && name !== undefined)
                yield { use: { bound: line, word }, definition: { bound: instance.block, word: name } };
        }
    }
}

/**
 * The statements with a name that is not found for the characters in it that nobody sees, or its typographic
 * quotes: with each the place of which keepalived speaks, where a name is taken up.
 */
export const namesNotFound = remembered((config: BoundConfig, target: Target): ReadonlyMap<Bound, Word> => {
    const found = new Map<Bound, Word>();
    for (const { use, definition } of pairsIn(config, target)) {
        const used = writtenWord(use.bound, use.word);
        const given = writtenWord(definition.bound, definition.word);
        if (used.text === given.text) continue;
        const isUse = used.text !== use.word.text;
        found.set(isUse ? use.bound : definition.bound, use.word);
    }
    return found;
});
