/** The ids of nodes for which a text has lines of their own. */

/** The ids behind `@` and `@^` at the start of lines, sorted; none where the text is the same for all nodes. */
export function configIdsOf(text: string): readonly string[] {
    const found = [...text.matchAll(/^[ \t]*@\^?([^\s!#]+)/gm)].map(([, id = '']) => id);
    return [...new Set(found)].sort();
}
