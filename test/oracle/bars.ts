/** What kalint promises of its agreement with keepalived. */
import { type Counts, type Spread, sharesOf } from './figures.ts';

/** What figures over some texts must keep to. */
export interface Bar {
    /** The least shares of verdicts that agree and of root lines found, from 0 to 1. */
    readonly verdicts: number;
    readonly lined: number;
    /** The most texts without a message in which kalint has a finding of origin `keepalived`. */
    readonly falseAlarms: number;
    /** The most findings of origin `keepalived` in a refused text, where it has one fault. */
    readonly spread?: Spread;
}

/** Releases whose sources kalint follows less closely. */
const OLD: ReadonlySet<string> = new Set(['2.0.20', '2.0.10']);

/** The bars of the corpus, by release. */
export function corpusBar(release: string): Bar {
    return OLD.has(release)
        ? { verdicts: 0.95, lined: 0.97, falseAlarms: Number.POSITIVE_INFINITY }
        : { verdicts: 0.99, lined: 0.97, falseAlarms: 0 };
}

/** The bar of texts with one change, for each release that judges them. */
export const CHANGES_BAR = {
    verdicts: 0.98,
    lined: 0.97,
    falseAlarms: Number.POSITIVE_INFINITY,
    spread: { median: 1, most: 2 },
} as const satisfies Bar;

/** What of a bar the figures miss, each as `WHAT: figure, bar`. */
export function barsMissed(bar: Bar, what: string, counts: Counts, spread?: Spread): string[] {
    const { verdicts, lined } = sharesOf(counts);
    const least = [
        ['verdicts', verdicts, bar.verdicts],
        ['root lines', lined, bar.lined],
    ] as const;
    const most = [
        ['false alarms', counts.quiet.some, bar.falseAlarms],
        ['median of diagnostics', spread?.median ?? 0, bar.spread?.median ?? Number.POSITIVE_INFINITY],
        ['95 % of diagnostics', spread?.most ?? 0, bar.spread?.most ?? Number.POSITIVE_INFINITY],
    ] as const;
    return [
        ...least.filter(([, figure, limit]) => figure < limit),
        ...most.filter(([, figure, limit]) => figure > limit),
    ].map(([name, figure, limit]) => `${what}, ${name}: ${figure}, and the bar is ${limit}`);
}
