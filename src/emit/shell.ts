/** Pieces of scripts for bash. */

/** A piece of a script for bash, as it is written; a parameter in braces is written `\${NAME}`. */
export function bash(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
    return String.raw({ raw: strings.raw.map((part) => part.replaceAll('\\${', '${')) }, ...values);
}

/** A text as one word of the shell. */
export function shellWord(text: string): string {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
