import { createField } from './field.ts';

/** The same function, which works its answer out once for each object that it is asked about. */
export function oncePer<K extends object, T>(read: (key: K) => T): (key: K) => T {
    const known = createField<K, { readonly answer: T }>();
    return (key) => {
        let entry = known.get(key);
        if (entry === undefined) known.set(key, (entry = { answer: read(key) }));
        return entry.answer;
    };
}
