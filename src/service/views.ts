/** A configuration id to read for; undefined stands for one that no line names. */
export type View = string | undefined;

/**
 * The configuration ids for which a configuration is to be read: each that a line of it is for (`@id`), or
 * one that no line names where there are no such lines. `namedFor` tells which ids are named in what is
 * read for one of them.
 */
export function viewsOf(namedFor: (view: View) => Iterable<string>): readonly View[] {
    const views = new Set<View>([undefined]);
    // What is added is visited too.
    for (const view of views) for (const id of namedFor(view)) views.add(id);
    if (views.size > 1) views.delete(undefined);
    return [...views];
}
