/** Gives back the object that it is made with: what a class on top of it defines becomes part of that object. */
const Holder = function (key: object): object {
    return key;
} as unknown as new (key: object) => object;

/** What can be kept with objects that know nothing of it. */
export interface Field<K extends object, T> {
    readonly has: (key: K) => boolean;
    readonly get: (key: K) => T | undefined;
    readonly set: (key: K, value: T) => void;
}

/**
 * Makes a private field for objects of others. What is kept there dies with the object. In a `WeakMap` it would not
 * until all memory is cleaned up, where it refers to the object: for the quick rounds of the garbage collector the
 * values of a `WeakMap` are alive, so that each edit would leave all that was known of the text before it behind.
 */
export function createField<K extends object, T>(): Field<K, T> {
    class Kept extends Holder {
        #value: T;

        constructor(key: K, value: T) {
            super(key);
            this.#value = value;
        }

        static has(key: K): boolean {
            return #value in key;
        }

        static get(key: K): T | undefined {
            return #value in key ? key.#value : undefined;
        }

        static set(key: K, value: T): void {
            if (#value in key) key.#value = value;
            else new Kept(key, value);
        }
    }
    return Kept;
}
