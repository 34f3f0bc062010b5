/** What of the host decides, in words that fit into a sentence. */
import { UNLESS } from '../model/host/index.ts';
import { visible } from './visible.ts';
import { list } from './words.ts';

/** How many conditions are named; the others are counted. */
const NAMED = 3;

/** The conditions that are named, and how many are not. */
function firstFew(items: readonly string[]): { readonly named: readonly string[]; readonly more: number } {
    // To count a single one would take the place of naming it.
    const named = items.length === NAMED + 1 ? items : items.slice(0, NAMED);
    return { named: named.map(visible), more: items.length - named.length };
}

/** `where interface eth0 exists and user "x" exists`; undefined where something else decides too. */
export function passesWhere(conditions: readonly string[]): string | undefined {
    if (conditions.length === 0 || !conditions.every((each) => each.startsWith(UNLESS))) return undefined;
    const { named, more } = firstFew(conditions.map((each) => each.slice(UNLESS.length)));
    return `where ${list(more === 0 ? named : [...named, `${String(more)} more hold`])}`;
}

/** The conditions one after the other, each as it is. */
export function conditionWords(conditions: readonly string[]): string {
    const { named, more } = firstFew(conditions);
    return [...named, ...(more === 0 ? [] : [`and ${String(more)} more`])].join('; ');
}
