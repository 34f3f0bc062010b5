/** What is written in place of a word that is chosen, with the places at which somebody then goes on. */

/** A place at which something else is to be typed, or chosen. */
export interface Stop {
    /** What stands there until then; more than one are to choose from. None: where the cursor is at last. */
    readonly words: readonly string[];
}

/** Text and stops, in the order of the text; a line end is `\n`, and lines within a block are indented. */
export type Template = readonly (string | Stop)[];

/** Where the cursor is in the end. */
export const END: Stop = { words: [] };

/** A stop with what stands there at first, and what else may be chosen. */
export function stop(...words: readonly [string, ...string[]]): Stop {
    return { words };
}

/** The text of a template as it stands when all its stops are left as they are. */
export function textOf(template: Template): string {
    return template.map((part) => (typeof part === 'string' ? part : (part.words[0] ?? ''))).join('');
}

/** Lines one below the other. */
export function stacked(lines: readonly Template[]): Template {
    return lines.flatMap((line, index) => (index === 0 ? line : ['\n', ...line]));
}

/** The same a level further in; `indent` is what a level adds to the start of a line. */
export function indented(template: Template, indent: string): Template {
    const inner = template.map((part) =>
        typeof part === 'string' ? part.replaceAll('\n', `\n${indent}`) : part,
    );
    return [indent, ...inner];
}
