/**
 * The effective configuration: what keepalived makes of the text before it looks
 * at keywords. So far it is the text as written: definitions and includes stand
 * aside, lines under a condition count, and what substitution decides is marked.
 */
import type { Item, SourceTree, Statement, Word } from '../syntax/tree.ts';

/** A statement as keepalived gets it. */
export interface EffectiveStatement {
    readonly words: readonly Word[];
    /** Absent when the statement has no block. */
    readonly children?: readonly EffectiveStatement[];
    /** The text that it comes from. */
    readonly node: Statement;
    /** Its first word is known only after substitution. */
    readonly opaque: boolean;
}

/** A file as keepalived gets it. */
export interface EffectiveConfig {
    readonly tree: SourceTree;
    readonly statements: readonly EffectiveStatement[];
}

function statementsOf(items: readonly Item[]): EffectiveStatement[] {
    const result: EffectiveStatement[] = [];
    const pending: { items: readonly Item[]; into: EffectiveStatement[] }[] = [{ items, into: result }];
    for (let task = pending.pop(); task !== undefined; task = pending.pop()) {
        for (const item of task.items) {
            if (item.kind !== 'statement') continue;
            const { words, block } = item;
            const opaque = words[0] === undefined ? item.prefixes.length > 0 : words[0].text.includes('$');
            if (block === undefined) {
                task.into.push({ words, node: item, opaque });
            } else {
                const children: EffectiveStatement[] = [];
                task.into.push({ words, children, node: item, opaque });
                pending.push({ items: block.items, into: children });
            }
        }
    }
    return result;
}

/** The configuration as it is written. */
export function readAsWritten(tree: SourceTree): EffectiveConfig {
    return { tree, statements: statementsOf(tree.items) };
}
