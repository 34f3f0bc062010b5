/** Figures over many compared texts. */
import type { Compared } from './compare.ts';
import type { Disagreement } from './disagreements.ts';
import { say } from './say.ts';

/** How well kalint did over many texts, as shares from 0 to 1; 1 where there was nothing to find. */
export interface Shares {
    /** Texts on which both give the same verdict. */
    readonly verdicts: number;
    /** Root lines found. */
    readonly lined: number;
    /** Roots found, with a line or without. */
    readonly all: number;
    /** Findings that are not invented. */
    readonly sound: number;
}

/** How many groups of disagreements are shown. */
const SHOWN = 60;

/** A part as a share of the whole; 1 where there is nothing. */
export function share(part: number, whole: number): number {
    return whole === 0 ? 1 : part / whole;
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
    return items.reduce((total, item) => total + count(item), 0);
}

/** What was counted over many texts. */
export interface Counts {
    readonly texts: number;
    /** Texts on which both give the same verdict. */
    readonly agreed: number;
    /** Texts that keepalived complains about, whatever the machine. */
    readonly refused: number;
    /** Texts of which keepalived says nothing, and those of them in which kalint has a finding all the same. */
    readonly quiet: Part;
    /** Lines to blame, and messages without a line: all, and those that kalint has. */
    readonly lined: Part;
    readonly lineless: Part;
    /** Findings of origin `keepalived`. */
    readonly findings: number;
    readonly invented: number;
    readonly unreached: number;
    readonly consequences: number;
}

/** Some of many. */
export interface Part {
    readonly some: number;
    readonly all: number;
}

/** How many findings each refused text has: half have no more than the median, 95 % no more than `most`. */
export interface Spread {
    readonly median: number;
    readonly most: number;
}

/** Counts over many texts. */
export function countsOf(compared: readonly Compared[]): Counts {
    const found = sum(compared, ({ comparison: { lined } }) => lined.found.length);
    const named = sum(compared, ({ comparison: { lineless } }) => lineless.found.length);
    const quiet = compared.filter(({ complains }) => !complains);
    return {
        texts: compared.length,
        agreed: compared.filter(({ complains, refused }) => complains === refused).length,
        refused: compared.length - quiet.length,
        quiet: { some: quiet.filter(({ findings }) => findings.length > 0).length, all: quiet.length },
        lined: {
            some: found,
            all: found + sum(compared, ({ comparison }) => comparison.lined.missed.length),
        },
        lineless: {
            some: named,
            all: named + sum(compared, ({ comparison }) => comparison.lineless.missed.length),
        },
        findings: sum(compared, (each) => each.findings.length),
        invented: sum(compared, ({ comparison }) => comparison.invented.length),
        unreached: sum(compared, ({ comparison }) => comparison.unreached.length),
        consequences: sum(
            compared,
            ({ comparison: { lined, lineless } }) => lined.consequences.length + lineless.consequences.length,
        ),
    };
}

/** The counts as shares. */
export function sharesOf({ texts, agreed, lined, lineless, findings, invented }: Counts): Shares {
    return {
        verdicts: share(agreed, texts),
        lined: share(lined.some, lined.all),
        all: share(lined.some + lineless.some, lined.all + lineless.all),
        sound: share(findings - invented, findings),
    };
}

/** Prints the figures of many texts on one line, and returns them. */
export function reportFigures(heading: string, compared: readonly Compared[]): Shares {
    const counts = countsOf(compared);
    const { texts, agreed, refused, lined, lineless, findings, invented, unreached, consequences } = counts;
    say(
        `${heading}: verdict ${agreed} of ${texts} (${refused} refused); ` +
            `root lines ${lined.some} of ${lined.all}, without line ${lineless.some} of ${lineless.all}; ` +
            `${invented} of ${findings} findings invented, ${unreached} unreached; ${consequences} consequences`,
    );
    return sharesOf(counts);
}

/** The value below which a share of the numbers lies, 0.5 for the median; 0 where there are none. */
function quantile(numbers: readonly number[], at: number): number {
    const sorted = [...numbers].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}

/** How many findings of origin `keepalived` the texts have that keepalived complains about: one would be best. */
export function spreadOf(compared: readonly Compared[]): Spread {
    const numbers = compared.filter(({ complains }) => complains).map(({ findings }) => findings.length);
    return { median: quantile(numbers, 0.5), most: quantile(numbers, 0.95) };
}

/** Prints how many findings the refused texts have, and returns it. */
export function reportNumbers(compared: readonly Compared[]): Spread {
    const spread = spreadOf(compared);
    say(`    findings in each refused: median ${spread.median}, 95 % ${spread.most}`);
    return spread;
}

/** Disagreements that have one cause, most likely. */
export interface Group {
    /** What and where: the same words each time. */
    readonly key: string;
    readonly first: Disagreement;
    /** The targets for which they differ, sorted. */
    readonly targets: readonly string[];
    readonly count: number;
}

/** The disagreements by group, the largest first. */
export function groupsOf(compared: readonly Compared[]): Group[] {
    const groups = new Map<string, { first: Disagreement; targets: string[] }>();
    for (const { target, disagreements } of compared) {
        for (const first of disagreements) {
            const key = `${first.what} ${first.group}`;
            const group = groups.get(key) ?? { first, targets: [] };
            groups.set(key, group);
            group.targets.push(target);
        }
    }
    return [...groups]
        .map(([key, { first, targets }]) => ({
            key,
            first,
            targets: [...new Set(targets)].sort(),
            count: targets.length,
        }))
        .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** Prints disagreements by group: how often, for which targets, and one example. */
export function showDisagreements(compared: readonly Compared[]): void {
    const groups = groupsOf(compared);
    for (const { key, first, targets, count } of groups.slice(0, SHOWN))
        say(`  ${count} × ${key} (${targets.join(', ')})\n      ${first.example}`);
    if (groups.length > SHOWN) say(`  and ${groups.length - SHOWN} more groups`);
}
