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

/** Prints the figures of many texts on one line, and returns them. */
export function reportFigures(heading: string, compared: readonly Compared[]): Shares {
    const agreed = compared.filter(({ complains, refused }) => complains === refused).length;
    const refused = compared.filter(({ complains }) => complains).length;
    const found = sum(compared, ({ comparison: { lined } }) => lined.found.length);
    const lined = found + sum(compared, ({ comparison }) => comparison.lined.missed.length);
    const named = sum(compared, ({ comparison: { lineless } }) => lineless.found.length);
    const lineless = named + sum(compared, ({ comparison }) => comparison.lineless.missed.length);
    const findings = sum(compared, (each) => each.findings.length);
    const invented = sum(compared, ({ comparison }) => comparison.invented.length);
    const unreached = sum(compared, ({ comparison }) => comparison.unreached.length);
    const consequences = sum(
        compared,
        ({ comparison }) => comparison.lined.consequences.length + comparison.lineless.consequences.length,
    );
    say(
        `${heading}: verdict ${agreed} of ${compared.length} (${refused} refused); ` +
            `root lines ${found} of ${lined}, without line ${named} of ${lineless}; ` +
            `${invented} of ${findings} findings invented, ${unreached} unreached; ${consequences} consequences`,
    );
    return {
        verdicts: share(agreed, compared.length),
        lined: share(found, lined),
        all: share(found + named, lined + lineless),
        sound: share(findings - invented, findings),
    };
}

/** The value below which a share of the numbers lies, 0.5 for the median; 0 where there are none. */
function quantile(numbers: readonly number[], at: number): number {
    const sorted = [...numbers].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}

/** Prints how many findings the texts have that keepalived complains about: one would be best. */
export function reportNumbers(compared: readonly Compared[]): void {
    const numbers = compared.filter(({ complains }) => complains).map(({ findings }) => findings.length);
    say(`    findings in each refused: median ${quantile(numbers, 0.5)}, 95 % ${quantile(numbers, 0.95)}`);
}

interface Group {
    readonly first: Disagreement;
    readonly targets: Set<string>;
    count: number;
}

/** Prints disagreements by group, the largest first: how often, for which targets, and one example. */
export function showDisagreements(compared: readonly Compared[]): void {
    const groups = new Map<string, Group>();
    for (const { target, disagreements } of compared) {
        for (const each of disagreements) {
            const key = `${each.what} ${each.group}`;
            const group = groups.get(key) ?? { first: each, targets: new Set<string>(), count: 0 };
            groups.set(key, group);
            group.targets.add(target);
            group.count++;
        }
    }
    const sorted = [...groups].sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1));
    for (const [key, { first, targets, count }] of sorted.slice(0, SHOWN))
        say(`  ${count} × ${key} (${[...targets].sort().join(', ')})\n      ${first.example}`);
    if (sorted.length > SHOWN) say(`  and ${sorted.length - SHOWN} more groups`);
}
