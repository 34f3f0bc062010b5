import { type Rope, concat, slice } from './rope.ts';

/** What became of a line that begins with `@id` or `@^id`. */
export interface Condition {
    /** What of the line holds for the configuration id; absent for nothing. */
    readonly held?: Rope;
    /** The id that the line is for. */
    readonly id?: string;
}

const CONDITION = /^@(\^?)([^ \t]*)[ \t]+/;

/**
 * Reads a line that begins with `@`. `length` is what keepalived takes for the length of the line;
 * what is past it does not move along when the condition is taken off.
 */
export function readCondition(line: Rope, configId: string | undefined, length: number): Condition {
    const [prefix, not, id = ''] = CONDITION.exec(line.text) ?? [];
    if (prefix === undefined) return {};
    const named = not === '' && id !== '' ? { id } : {};
    if ((id === configId) !== (not === '')) return named;
    if (length >= line.text.length) return { ...named, held: slice(line, prefix.length) };
    const moved = Math.max(length + 1, prefix.length);
    return { ...named, held: concat(slice(line, prefix.length, moved), slice(line, moved - prefix.length)) };
}
