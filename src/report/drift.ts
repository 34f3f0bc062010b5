/** What is not alike on the nodes of a cluster, as a table. */
import type { Drift } from '../rules/diagnostic.ts';
import { type ReportInput, type Sources } from './input.ts';
import { redactWords } from './secrets.ts';
import { table } from './table.ts';
import { visible } from './visible.ts';

/** What stands for a value of a node that has no part in a row. */
const NO_PART = '';

/** The rows of the table, each once. */
function rowsOf(all: readonly Drift[]): readonly Drift[] {
    return [...new Map(all.map((row) => [JSON.stringify(row), row])).values()];
}

/** The table of all that findings say is not alike, in lines; none where there is nothing. */
export function driftLines({ reports }: ReportInput, sources: Sources): readonly string[] {
    const found = reports.flatMap(({ diagnostics, file }) =>
        diagnostics.flatMap(({ drift }) => (drift === undefined ? [] : [{ drift, uri: file.uri }])),
    );
    const rows = rowsOf(found.map(({ drift }) => drift));
    if (rows.length === 0) return [];
    const nodes = [...new Set(rows.flatMap(({ values }) => values.map(({ node }) => node)))];
    const redaction = sources.redaction(found[0]?.uri ?? '');
    const shown = (text: string): string => visible(redactWords(text, redaction));
    const cells = rows.map(({ setting, values }) => [
        shown(setting),
        ...nodes.map((node) => shown(values.find((each) => each.node === node)?.value ?? NO_PART)),
    ]);
    const head = ['NOT ALIKE', ...nodes.map(visible)];
    return [
        ...table([head, ...cells])
            .trimEnd()
            .split('\n'),
        '',
    ];
}
