/** Outputs of kalint in pages written by hand. */
import { format, resolveConfig } from 'prettier';
import { codeBlock } from './markdown.mjs';
import { outputOf } from './sources.mjs';

/** A comment `<!-- output of kalint … -->` and the block of code after it. */
const SHOWN = /<!-- output of kalint ([^\n]*) -->\n\n(`{3,})(\w*)\n(?:[^]*?\n)??\2(?=\n)/g;

/** What a block in that language shows: JSON in the layout of the page, else the command and what it prints. */
async function shownIn(language, args, output, path) {
    if (language !== 'json') return `$ kalint ${args}\n${output}`;
    const options = { ...(await resolveConfig(path)), parser: 'json' };
    return format(JSON.stringify(JSON.parse(output)), options);
}

/** The page at `path` with each such block as kalint prints it now. */
export async function withOutputs(sources, path, text) {
    let result = '';
    let at = 0;
    for (const match of text.matchAll(SHOWN)) {
        const [all, args, , language] = match;
        const shown = await shownIn(language, args, await outputOf(sources, args.split(' ')), path);
        const block = codeBlock(language, shown);
        result += `${text.slice(at, match.index)}<!-- output of kalint ${args} -->\n\n${block}`;
        at = match.index + all.length;
    }
    return result + text.slice(at);
}
