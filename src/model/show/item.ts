/** A configuration as a person looks at it: things with their values, and where each value comes from. */
import type { Unit } from '../../../grammar/schema/types.ts';
import type { Bound } from '../../schema/bind.ts';

/** `written` in the text, a `default` of keepalived, or `derived` from other values. */
export type Basis = 'written' | 'default' | 'derived';

/** A value of a thing. */
export interface Fact {
    /** In one word, `advertInterval`. */
    readonly name: string;
    readonly value: string | number | boolean | readonly (string | number)[];
    readonly unit?: Unit;
    readonly basis: Basis;
    /** The statement that gives it, where it is written. */
    readonly from?: Bound;
}

/** A thing with its values, and with things of its own. */
export interface Item {
    readonly name: string;
    /** Where it is defined. */
    readonly from?: Bound;
    readonly facts: readonly Fact[];
    readonly lists: readonly ItemList[];
}

/** Things of one kind. */
export interface ItemList {
    readonly name: string;
    readonly items: readonly Item[];
}

/** A value with its basis, before it has a name. */
export type Given = Omit<Fact, 'name'>;

/** Gives a value its name. */
export function fact(name: string, given: Given): Fact {
    return { name, ...given };
}

/** A value that follows from others. */
export function derived(value: Fact['value'], unit?: Unit): Given {
    return { value, basis: 'derived', ...(unit === undefined ? {} : { unit }) };
}

/** A value that keepalived takes by itself. */
export function byDefault(value: Fact['value'], unit?: Unit): Given {
    return { value, basis: 'default', ...(unit === undefined ? {} : { unit }) };
}

/** A value that a statement gives. */
export function written(value: Fact['value'], from: Bound, unit?: Unit): Given {
    return { value, basis: 'written', from, ...(unit === undefined ? {} : { unit }) };
}

/** A thing that is one line. */
export function lineItem(name: string, from: Bound, facts: readonly Fact[]): Item {
    return { name, from, facts, lists: [] };
}

/** A list with its name; none where it is empty. */
export function listOf(name: string, items: readonly Item[]): ItemList[] {
    return items.length === 0 ? [] : [{ name, items }];
}
