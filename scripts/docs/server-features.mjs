/** The table of what the language server can do, from what it says of itself. */
import { format, resolveConfig } from 'prettier';
import { code, table } from './markdown.mjs';

/** The comment before the table, and the table. */
const SHOWN = /<!-- features of the server -->\n\n(?:(?:\|[^\n]*\n)+\n)?/;

/** The names under which the answer to `initialize` has a feature. */
function advertised(capabilities) {
    return Object.entries(capabilities).flatMap(([name, value]) =>
        name === 'experimental' ? Object.keys(value.kalint).map((own) => `kalint/${own}`) : [name],
    );
}

/** A page with the table of `FEATURES` in the place of the one that it has. */
export async function withFeatures({ FEATURES }, path, text) {
    if (!SHOWN.test(text)) throw new Error(`${path}: no table of the server's features`);
    const rows = FEATURES.map(({ name, does, capabilities }) => [
        name,
        does,
        advertised(capabilities).map(code).join(', '),
    ]);
    const options = { ...(await resolveConfig(path)), parser: 'markdown' };
    const shown = await format(table(['In the editor', 'What it does', 'Advertised as'], rows), options);
    return text.replace(SHOWN, () => `<!-- features of the server -->\n\n${shown}\n`);
}
