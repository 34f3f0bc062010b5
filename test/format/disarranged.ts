/**
 * A configuration in the worst of layouts: each `{` at the start of the next line, each `}` at the end
 * of the line before. What begins with `@`, `~` or `$` stays a line, and no brace gets into a comment.
 */
export function disarranged(text: string): string {
    const lines: string[] = [];
    let braces = '';
    for (const line of text.split('\n').map((each) => each.trim())) {
        const opener = /^([^@~$"#!]*[^@~$"#!\s])\s*\{$/.exec(line)?.[1];
        const last = lines.at(-1) ?? '#';
        if (/^[@~$]/.test(line)) {
            lines.push(braces, line);
            braces = '';
        } else if (opener !== undefined) {
            lines.push(braces + opener);
            braces = '{ ';
        } else if (line === '}' && braces === '' && !/[#!"@~$\\]|include/.test(last)) {
            lines[lines.length - 1] = `${last} }`;
        } else {
            lines.push(braces + line);
            braces = '';
        }
    }
    return [...lines, braces].join('\n');
}
