/** One text under two judges: what keepalived said of it, and what kalint says. */
import { type Case, type Disagreement, invented, missed, onVerdict } from './disagreements.ts';
import type { Message } from './environment.ts';
import { type Judgement, judgementOf } from './kalint.ts';
import type { Roots } from './lineless.ts';
import { type Comparison, compareRoots } from './roots.ts';

/** A text with both judgements. */
export interface Compared extends Judgement {
    readonly title: string;
    readonly target: string;
    readonly messages: readonly Message[];
    readonly comparison: Comparison;
    /** Whether keepalived complains about what is written, whatever the machine. */
    readonly complains: boolean;
    /** Another verdict is listed only where nothing explains it that is missed or invented. */
    readonly disagreements: readonly Disagreement[];
}

/** Roots where one line is to blame for all that is said elsewhere. */
function blamedOn(line: number, { found, missed, consequences }: Roots): Roots {
    const rest = missed.filter((root) => root.line !== line).map((root) => ({ ...root, by: line }));
    return {
        found,
        missed: missed.filter((root) => root.line === line),
        consequences: [...consequences, ...rest],
    };
}

/** Compares kalint's findings with what keepalived said. */
function comparisonOf({ text, messages, fault }: Case, { findings }: Judgement): Comparison {
    const whole = compareRoots(text, messages, findings);
    const { lined, lineless } = whole;
    if (fault === undefined || ![...lined.found, ...lined.missed].some(({ line }) => line === fault))
        return whole;
    return { ...whole, lined: blamedOn(fault, lined), lineless: blamedOn(fault, lineless) };
}

/** Compares what keepalived said of a text with what kalint says. */
export function compare(given: Case): Compared {
    const { title, text, messages, target } = given;
    const judgement = judgementOf(text, target);
    const { refused } = judgement;
    const comparison = comparisonOf(given, judgement);
    const disagreements = [
        ...[...comparison.lined.missed, ...comparison.lineless.missed].map((root) => missed(given, root)),
        ...comparison.invented.map((finding) => invented(given, finding)),
    ];
    const own = messages.filter(({ env, file }) => !env && file === undefined);
    const complains = own.length > 0;
    if (complains !== refused && disagreements.length === 0)
        disagreements.push(onVerdict(given, own, judgement));
    return { ...judgement, title, target, messages, comparison, complains, disagreements };
}
