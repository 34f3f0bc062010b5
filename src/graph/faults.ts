/** Which box of a picture a finding belongs to. */
import { locationOf } from '../report/range.ts';
import { messageRedaction, redactMessage } from '../report/secrets.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { type Bound, everyBound } from '../schema/bind.ts';
import type { FileReport } from '../service/report.ts';
import type { Fault } from './model.ts';
import type { Machine } from './machine.ts';
import type { Sketch } from './sketch.ts';

/** A stretch of a file, and the statement that it is. */
interface Extent {
    readonly start: number;
    readonly end: number;
    readonly bound: Bound;
}

/** The statements of a machine's configuration by the file in which they stand, each up to its closing brace. */
function extentsOf({ node }: Machine): ReadonlyMap<string, readonly Extent[]> {
    const found = new Map<string, Extent[]>();
    if (node === undefined) return found;
    for (const bound of everyBound(node.bound.statements)) {
        const { span, block } = bound.statement.node;
        const whole = { start: span.start, end: block?.close?.end ?? block?.open.end ?? span.end };
        const { file, span: own } = node.bound.config.sources.locate(whole);
        const extent = { ...own, bound };
        const known = found.get(file.uri);
        if (known === undefined) found.set(file.uri, [extent]);
        else known.push(extent);
    }
    return found;
}

/** The innermost statement around an offset. */
function statementAt(extents: readonly Extent[], offset: number): Bound | undefined {
    const around = extents.filter(({ start, end }) => start <= offset && offset < end);
    return around.reduce<Extent | undefined>(
        (best, each) => (best === undefined || each.end - each.start <= best.end - best.start ? each : best),
        undefined,
    )?.bound;
}

/** Whether a finding is about what a machine reads. */
function isFor({ configIds }: Diagnostic, { configId }: Machine): boolean {
    return configIds === undefined || configIds.includes(configId ?? '');
}

/** Finds the ids of what stands for a place in the files of a machine; its own where nothing nearer does. */
function finderFor(machine: Machine, sketch: Sketch): (finding: Diagnostic) => readonly string[] {
    const extents = extentsOf(machine);
    const drawn = new Map<Bound, string[]>();
    for (const { id, node, bound } of sketch.origins) {
        if (node !== machine.node) continue;
        const known = drawn.get(bound);
        if (known === undefined) drawn.set(bound, [id]);
        else if (!known.includes(id)) known.push(id);
    }
    const whole = sketch.machines.get(machine.name) ?? [];
    const files = new Set([
        ...(machine.node?.bound.config.sources.files ?? []).map(({ uri }) => uri),
        ...machine.uris,
    ]);
    return (finding) => {
        const { uri, span } = finding;
        const isDescribed =
            machine.described?.file.uri === uri &&
            machine.described.span.start <= span.start &&
            span.start < machine.described.span.end;
        if (isDescribed) return whole;
        if (!files.has(uri) || !isFor(finding, machine)) return [];
        let bound = statementAt(extents.get(uri) ?? [], span.start);
        while (bound !== undefined && !drawn.has(bound)) bound = bound.parent;
        return bound === undefined ? whole : (drawn.get(bound) ?? whole);
    };
}

/** The errors and warnings of some files at what they are about, the errors first; what is about nothing drawn is left out. */
export function faultsAt(
    reports: readonly FileReport[],
    machines: readonly Machine[],
    sketch: Sketch,
): ReadonlyMap<string, readonly Fault[]> {
    const finders = machines.map((each) => finderFor(each, sketch));
    const found = new Map<string, Map<string, { fault: Fault; messages: string[] }>>();
    for (const { file, diagnostics } of reports) {
        for (const finding of diagnostics) {
            const { severity, rule, uri, span, message } = finding;
            if (severity === 'info') continue;
            const told = redactMessage(message, messageRedaction(file));
            const text = `${locationOf(uri, file, span)}: ${told}`;
            for (const id of new Set(finders.flatMap((find) => find(finding)))) {
                const own = found.get(id) ?? new Map<string, { fault: Fault; messages: string[] }>();
                found.set(id, own);
                const key = `${severity} ${rule}`;
                const known = own.get(key);
                const messages = [text];
                if (known === undefined) own.set(key, { fault: { severity, rule, messages }, messages });
                else known.messages.push(text);
            }
        }
    }
    const isError = ({ severity }: Fault): number => (severity === 'error' ? 0 : 1);
    return new Map(
        [...found].map(([id, own]) => [
            id,
            [...own.values()].map(({ fault }) => fault).sort((one, other) => isError(one) - isError(other)),
        ]),
    );
}
