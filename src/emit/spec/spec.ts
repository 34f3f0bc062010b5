/** The spec of a deployment: what a person writes, or `--from` derives. */
import { type Fault, type Path, readStructured } from '../../config/structured.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { directorFaults } from './faults/directors.ts';
import { hostFaults } from './faults/hosts.ts';
import { serviceFaults } from './faults/services.ts';
import { vrrpFaults } from './faults/vrrp.ts';
import { EMIT_SCHEMA } from './schema.ts';
import type { Spec } from './written.ts';

/** A spec in which nothing is wrong as far as its text alone can tell, and where its parts stand. */
export interface ReadSpec {
    readonly spec: Spec;
    readonly spanOf: (path: Path, part?: 'key' | 'value') => Span;
}

/** A spec, or what is wrong with it in the order of the text. */
export type SpecResult =
    ({ readonly ok: true } & ReadSpec) | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads a spec. Nothing is thrown, whatever the text. */
export function readSpec(file: SourceFile): SpecResult {
    const result = readStructured<Spec>(file, EMIT_SCHEMA);
    if (!result.ok) return result;
    const { value: spec, spanOf } = result;
    // What is wrong with hosts makes what services say of them uncertain.
    const inHosts = [...hostFaults(spec), ...directorFaults(spec), ...vrrpFaults(spec)];
    const found = inHosts.length > 0 ? inHosts : serviceFaults(spec);
    if (found.length === 0) return { ok: true, spec, spanOf };
    const faults = found
        .map(({ path, message, part }) => ({ span: spanOf(path, part), path, message }))
        .sort((one, other) => one.span.start - other.span.start);
    return { ok: false, faults };
}
