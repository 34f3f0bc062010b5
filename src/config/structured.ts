/**
 * Text in YAML or JSON against a JSON Schema: its value, or what is wrong with it and where. It knows nothing of
 * what the text is for.
 */
import { type SourceFile, positionAt } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { schemaFaults } from './validate.ts';
import { type Fault, type Path, parseYaml, pointerTo } from './yaml.ts';

export type { Fault, Path } from './yaml.ts';

/** A value that a schema allows, and where its parts are written. */
export interface Structured<T> {
    readonly value: T;
    /** The span of the part at `path`, or of its key; that of the whole where nothing is there. */
    readonly spanOf: (path: Path, part?: 'key' | 'value') => Span;
}

/** A value, or what is wrong in the order of the text, at least one. */
export type StructuredResult<T> =
    ({ readonly ok: true } & Structured<T>) | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads a text and holds it to `schema` (draft 7). `T` is what the schema describes; that it does is the
 * caller's word. A text with nothing in it is an empty mapping. The annotations `x-noun` (what the keys or
 * values of an enumeration are) and `x-expected` (what may stand there) put faults into better words.
 */
export function readStructured<T>(file: SourceFile, schema: object): StructuredResult<T> {
    const parsed = parseYaml(file.text);
    if (!('places' in parsed)) return { ok: false, faults: parsed };
    const { places } = parsed;
    const value = parsed.value ?? {};
    const faults = schemaFaults(schema, { value, places });
    if (faults.length > 0) return { ok: false, faults };
    const spanOf: Structured<T>['spanOf'] = (path, part = 'value') => {
        const pointer = path.reduce<string>(pointerTo, '');
        return places.get(pointer)?.[part] ?? { start: 0, end: 0 };
    };
    return { ok: true, value: value as T, spanOf };
}

/** A path as it is printed: `overrides[1].rules.vrrp/bad-id`; empty for the whole. */
export function pathText(path: Path): string {
    return path
        .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
        .join('');
}

/** A fault in one line: `file:line:column: path: what is wrong`; lines and columns count from 1. */
export function faultText(file: SourceFile, { span, path, message }: Fault): string {
    const { line, column } = positionAt(file, span.start);
    const where = path.length === 0 ? '' : `${pathText(path)}: `;
    return `${file.uri}:${line + 1}:${column + 1}: ${where}${message}`;
}
