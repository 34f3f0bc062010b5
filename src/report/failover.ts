/** What becomes of addresses when something fails, as a table for people and as JSON. */
import { isBad } from '../cluster/election/analysis.ts';
import type { Failover, FailoverCase, FailoverOutcome, FailoverRouter } from '../service/failover.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';
import { visible } from './visible.ts';
import { count, list } from './words.ts';

/** A line of the table, and whether it tells of something that nobody wants. */
interface Line {
    readonly cells: readonly string[];
    readonly verdict: FailoverOutcome['verdict'];
}

function holdersText({ holders, verdict }: FailoverOutcome): string {
    const names = list(holders.map(visible));
    switch (verdict) {
        case 'held':
            return names;
        case 'kept':
            return `${names} (not well)`;
        case 'nobody':
            return 'nobody';
        case 'several':
            return `${names} at once`;
        case 'lost':
            return names === '' ? 'nobody (none is well)' : `${names} (none is well)`;
    }
}

function timeText(seconds: number): string {
    return seconds === 0 ? '' : `${seconds.toFixed(1)} s`;
}

function mendedText(outcome: FailoverOutcome, mended: FailoverOutcome | undefined): string {
    if (mended === undefined) return '';
    const time = timeText(mended.seconds);
    const holders = holdersText(mended);
    if (list(outcome.holders) === list(mended.holders)) return 'stays';
    return time === '' ? holders : `${holders} after ${time}`;
}

/** The virtual routers that fare alike, in lines: which, who holds them, after what time, and what comes after. */
function linesOf(
    what: string,
    outcomes: readonly FailoverOutcome[],
    mended?: readonly FailoverOutcome[],
): Line[] {
    const groups = new Map<string, { line: Line; routers: string[] }>();
    for (const [index, outcome] of outcomes.entries()) {
        const cells = [holdersText(outcome), timeText(outcome.seconds), mendedText(outcome, mended?.[index])];
        const key = cells.join('|');
        const known = groups.get(key);
        if (known === undefined)
            groups.set(key, { line: { cells, verdict: outcome.verdict }, routers: [outcome.router] });
        else known.routers.push(outcome.router);
    }
    return [...groups.values()].map(({ line, routers }, index) => ({
        ...line,
        cells: [
            index === 0 ? what : '',
            routers.length === outcomes.length && outcomes.length > 1
                ? 'all'
                : routers.map(visible).join(' '),
            ...line.cells,
        ],
    }));
}

function faultText({ faults, eitherOrder }: FailoverCase): string {
    return faults.map(visible).join(eitherOrder ? '; ' : ', then ');
}

function routerLine({ name, addresses, members }: FailoverRouter): string {
    const nodes = members.map(({ node, priority }) => `${visible(node)} ${priority}`).join(', ');
    return `${visible(name)}: ${addresses.map(visible).join(' ')} (priority: ${nodes})`;
}

function tableLines(head: readonly string[], lines: readonly Line[], style: Style): string[] {
    const [first = '', ...rows] = table([head, ...lines.map(({ cells }) => cells)])
        .trimEnd()
        .split('\n');
    return [
        style.strong(first),
        ...rows.map((row, index) => (isBad(lines[index]?.verdict ?? 'held') ? style.error(row) : row)),
        '',
    ];
}

/** The tables for single and for double faults, between what the cluster is and a sentence that sums up. */
export function failoverText(failover: Failover, target: string, style: Style): string {
    const { nodes, routers, normal, single, double, bad } = failover;
    const cases = (all: readonly FailoverCase[]): Line[] =>
        all.flatMap((each) => linesOf(faultText(each), each.outcomes, each.mended));
    const columns = ['VIRTUAL ROUTER', 'HELD BY', 'WITHIN'];
    const all = 1 + single.length + double.length;
    const summary =
        bad === 0
            ? `${count(all, 'case')}: each time one node that is well has the addresses, as long as there is one.`
            : `${count(all, 'case')}: ${bad} of them end as nobody wants.`;
    return [
        `${list(nodes.map(visible))} with keepalived ${target}`,
        ...routers.map(routerLine),
        '',
        ...tableLines(
            ['WHAT FAILS', ...columns, 'ONCE IT IS OVER'],
            [...linesOf('nothing, after a start', normal), ...cases(single)],
            style,
        ),
        ...(double.length === 0 ? [] : tableLines(['WHAT FAILS TOGETHER', ...columns], cases(double), style)),
        summary,
        '',
    ].join('\n');
}

/** The same as one JSON document with a line end. */
export function failoverJson(
    failover: Failover,
    facts: { readonly version: string; readonly target: string },
): string {
    return `${JSON.stringify({ ...facts, ...failover }, undefined, 2)}\n`;
}
