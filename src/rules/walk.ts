/** The one walk over a configuration that all rules share. */
import { type EffectiveConfig, isUnknown } from '../expand/effective.ts';
import { type Bound, type BoundConfig, everyBound } from '../schema/bind.ts';
import type { Target } from '../schema/targets.ts';
import { seenFaults } from '../schema/values/as-written.ts';
import { isIgnored } from '../schema/values/block.ts';
import type { Fault } from '../schema/values/fault.ts';
import { createJudge } from '../schema/values/judge.ts';
import type { Steps } from '../text/steps.ts';
import type { BlockMemory, Made } from './memory.ts';
import type { Visitor } from './rule.ts';

/** What is walked over. */
export interface Walk {
    readonly bound: BoundConfig;
    readonly target: Target;
    readonly visitors: readonly Visitor[];
    /** Absent: every block is walked through. */
    readonly memory?: BlockMemory;
    /** Takes what is remembered of a block that is not walked through. */
    readonly recall: (made: readonly Made[]) => void;
    /** Answers with what was found since it was called last. */
    readonly found: () => readonly Made[];
}

/** Walks from block to block, a step for each at the top. */
export function* walkSteps(walk: Walk): Steps<void> {
    const { bound, target, visitors, memory, recall, found } = walk;
    const { config, statements } = bound;
    const entering = visitors.filter((visitor) => visitor.enter !== undefined);
    /** Those that may gather something for the end see the head of every block, the others only that of a new one. */
    const gathering = entering.filter((visitor) => visitor.end !== undefined);
    const others = entering.filter((visitor) => visitor.end === undefined);
    const judging = visitors.filter((visitor) => visitor.fault !== undefined);
    const leaving = visitors.filter((visitor) => visitor.leave !== undefined);
    if (entering.length + judging.length + leaving.length === 0) return;
    const judge = createJudge(bound, target);
    const enter = (each: Bound, by: readonly Visitor[]): void => {
        for (const visitor of by) visitor.enter?.(each);
    };
    const faultsOf = (each: Bound): readonly Fault[] =>
        judging.length === 0 || hasUnknown(each, config)
            ? []
            : seenFaults(each, judge.faultsOf(each), target);
    const tell = (faults: readonly Fault[], each: Bound): void => {
        for (const fault of faults) for (const visitor of judging) visitor.fault?.(fault, each);
    };
    const last = statements.at(-1);
    for (const top of statements) {
        yield;
        const ofHead = faultsOf(top);
        const isAlone = top !== last && isOwn(top) && !judge.skips(top);
        const known = isAlone ? memory?.foundIn(top) : undefined;
        enter(top, gathering);
        if (known !== undefined) {
            tell(ofHead, top);
            recall(known);
            continue;
        }
        found();
        enter(top, others);
        const inHead = found();
        tell(ofHead, top);
        found();
        let isLocal = isAlone;
        for (const inner of everyBound(top.children)) {
            enter(inner, entering);
            const faults = faultsOf(inner);
            tell(faults, inner);
            if (faults.some(reachesOut)) isLocal = false;
        }
        for (const visitor of leaving) visitor.leave?.(top);
        if (isLocal) memory?.keep(top, [...inHead, ...found()]);
    }
}

/**
 * Whether a block is what it is by itself: several `global_defs` count as one, and a virtual server of a
 * group is what the group is. The last block of a text may lack its end.
 */
function isOwn({ spec, words }: Bound): boolean {
    return spec?.name !== 'global_defs' && !(spec?.name === 'virtual_server' && words[1]?.text === 'group');
}

/** Whether a statement has a word that is not known, so that nothing can be said of it. */
function hasUnknown({ words }: Bound, { gap }: EffectiveConfig): boolean {
    return words.some((word) => isUnknown(word, gap));
}

/** Whether a fault, or what keepalived does about it, may depend on the blocks around. */
function reachesOut(fault: Fault): boolean {
    return ['missing-keyword', 'undefined-definition'].includes(fault.kind) || isIgnored([fault]);
}
