/** Tables of the keys that a JSON Schema describes, in pages written by hand. */
import { format, resolveConfig } from 'prettier';
import { code, plain, table } from './markdown.mjs';

/** A comment `<!-- keys of NAME -->`, perhaps with the key of a part, and the table after it. */
const SHOWN = /<!-- keys of (\w+)(?: (\w+))? -->\n\n(?:(?:\|[^\n]*\n)+\n)?/g;

/** The schema of a mapping: that of a key itself, or of the entries of its list. */
function mappingOf(schema) {
    return schema.type === 'array' ? schema.items : schema;
}

/** What may stand at a key. */
function valueOf(schema) {
    if (schema['x-noun'] !== undefined) return `a ${schema['x-noun']}`;
    if (schema.enum !== undefined) return schema.enum.map(code).join(', ');
    if (schema['x-expected'] !== undefined) return schema['x-expected'];
    const { type, items } = schema;
    if (type === 'array')
        return items.properties === undefined ? `list: ${valueOf(items)}` : 'list of mappings';
    return { object: 'mapping', string: 'text', boolean: '`true` or `false`' }[type] ?? type;
}

function keyTable(schema, key) {
    const { properties, required = [] } = mappingOf(key === undefined ? schema : findPart(schema, key));
    const rows = Object.entries(properties)
        .filter(([name]) => name !== '$schema')
        .map(([name, part]) => [
            `${code(name)}${required.includes(name) ? ' (required)' : ''}`,
            plain(valueOf(part)),
            plain(part.description),
        ]);
    return table(['Key', 'Value', 'Meaning'], rows);
}

/** The part of a schema at a key, however deep. */
function findPart(schema, key) {
    const properties = mappingOf(schema).properties ?? {};
    if (properties[key] !== undefined) return properties[key];
    for (const part of Object.values(properties)) {
        const found = mappingOf(part).properties === undefined ? undefined : findPart(part, key);
        if (found !== undefined) return found;
    }
    return undefined;
}

/** The page at `path` with each such table as the schemas, by their names, have it now. */
export async function withKeys(schemas, path, text) {
    let result = '';
    let at = 0;
    for (const match of text.matchAll(SHOWN)) {
        const [all, name, key] = match;
        const options = { ...(await resolveConfig(path)), parser: 'markdown' };
        const shown = await format(keyTable(schemas[name], key), options);
        result += `${text.slice(at, match.index)}<!-- keys of ${name}${key === undefined ? '' : ` ${key}`} -->\n\n${shown}\n`;
        at = match.index + all.length;
    }
    return result + text.slice(at);
}
