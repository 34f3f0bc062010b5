/** The ways of a packet through a chain and those that it jumps to. */
import type { Place } from '../place.ts';
import { fulfilsAll } from './match.ts';
import type { Subject } from './packet.ts';
import type { Chain, Rule, Table } from './ruleset.ts';

/** A rule that ends a packet's way, or keeps it from connection tracking. */
export interface Reached {
    readonly rule: Rule;
    /** Whether the packet comes to it and it applies for certain. */
    readonly certain: boolean;
}

/** What may become of a packet in a chain. */
export interface Outcome {
    /** Rules that may decide: `accept`, `drop`, `nat`. */
    readonly ends: readonly Reached[];
    readonly notracks: readonly Reached[];
    /** Whether it may come out of the chain undecided. */
    readonly falls: boolean;
    /** The first rule that decides and of which it cannot be told whether it applies. */
    readonly doubt: Place | undefined;
}

const NOTHING: Outcome = { ends: [], notracks: [], falls: true, doubt: undefined };

/** More jumps in each other than any kernel follows in sound rules. */
const DEEPEST = 64;

/** Walks through one table with one packet; chains that are jumped to often are walked through once. */
interface Walker {
    readonly table: Table;
    readonly subject: Subject;
    readonly known: Map<string, Outcome>;
    depth: number;
}

/** A way through a chain as it is found. */
interface Way {
    readonly ends: Reached[];
    readonly notracks: Reached[];
    doubt: Place | undefined;
    /** Whether the packet is here for certain. */
    certain: boolean;
    /** Whether it may have left the chain before, undecided. */
    mayReturn: boolean;
}

/** Whatever may become of a packet at a rule that was not understood, or in a chain that is not there. */
function anything(rule: Rule): Outcome {
    const [accept, drop] = (['accept', 'drop'] as const).map((kind) => ({
        rule: { ...rule, action: { do: kind } },
        certain: false,
    }));
    return { ends: [accept, drop].flatMap((end) => end ?? []), notracks: [], falls: true, doubt: rule.place };
}

/** What becomes of a packet in the chain of a jump. */
function outcomeOf(walker: Walker, name: string, rule: Rule): Outcome {
    const known = walker.known.get(name);
    if (known !== undefined) return known;
    const chain = walker.table.chains.get(name);
    if (chain === undefined || walker.depth >= DEEPEST) return anything(rule);
    // A chain that jumps back to itself is refused by every program; what it does is open.
    walker.known.set(name, anything(rule));
    walker.depth++;
    const outcome = through(walker, chain);
    walker.depth--;
    walker.known.set(name, outcome);
    return outcome;
}

/** Adds what was reached, one of each that says the same: what accepts or drops is needed once. */
function add(list: Reached[], { rule, certain }: Reached): void {
    const kind = rule.action.do;
    const once = kind === 'accept' || kind === 'drop';
    const same = (each: Reached): boolean =>
        each.certain === certain && (once ? each.rule.action.do === kind : each.rule === rule);
    if (!list.some(same)) list.push({ rule, certain });
}

/** Takes up what may become of the packet at a rule; returns whether it ends there for certain. */
function takeUp(way: Way, rule: Rule, outcome: Outcome, applies: boolean): boolean {
    const surely = way.certain && applies;
    for (const each of outcome.ends) add(way.ends, { ...each, certain: each.certain && surely });
    for (const each of outcome.notracks) add(way.notracks, { ...each, certain: each.certain && surely });
    const ends = outcome.ends.length > 0;
    if (ends && !applies) way.doubt ??= rule.place;
    way.doubt ??= outcome.doubt;
    if (ends && (!applies || outcome.falls)) way.certain = false;
    return applies && !outcome.falls;
}

function through(walker: Walker, chain: Chain): Outcome {
    const way: Way = { ends: [], notracks: [], doubt: undefined, certain: true, mayReturn: false };
    const done = (falls: boolean): Outcome => ({
        ends: way.ends,
        notracks: way.notracks,
        falls: falls || way.mayReturn,
        doubt: way.doubt,
    });
    for (const rule of chain.rules) {
        const answer = fulfilsAll(rule.matches, walker.subject);
        if (answer === false) continue;
        const { action } = rule;
        if (action.do === 'notrack') {
            add(way.notracks, { rule, certain: way.certain && answer === true });
            continue;
        }
        let outcome = NOTHING;
        if (action.do === 'unknown') outcome = anything(rule);
        else if (action.do === 'jump' || action.do === 'goto')
            outcome = outcomeOf(walker, action.chain, rule);
        else if (action.do !== 'return')
            outcome = { ...NOTHING, ends: [{ rule, certain: true }], falls: false };
        if (takeUp(way, rule, outcome, answer === true)) return done(false);
        if (action.do !== 'return' && action.do !== 'goto') continue;
        if (answer === true) return done(true);
        way.doubt ??= rule.place;
        way.certain = false;
        way.mayReturn = true;
    }
    return done(true);
}

/** What may become of a packet in a chain of a table. */
export function walk(table: Table, chain: Chain, subject: Subject): Outcome {
    return through({ table, subject, known: new Map(), depth: 0 }, chain);
}
