/** What a virtual router has on the other node of a pair: the other state, and a priority to it. */
import { quote } from '../../text/words.ts';
import type { Member } from '../router.ts';
import { type Change, change } from './change.ts';
import { strongerThan, weakerThan } from './priority.ts';

/** The members of a node that are master in the same case: those of a sync group, or one by itself. */
function togetherWith(member: Member, all: readonly Member[]): readonly Member[] {
    const { group } = member;
    return group === undefined ? [member] : all.filter((each) => each.group?.block === group.block);
}

/**
 * Whether the other node is to be the stronger one of a virtual router: it says `state BACKUP` here, while this node
 * is the MASTER of another. With `nopreempt` all nodes start as BACKUP, so that the word says nothing; and with the
 * highest priority this node is master whatever it says.
 */
function yields(member: Member, all: readonly Member[]): boolean {
    const { state, nopreempt } = member.instance;
    return (
        state !== undefined &&
        nopreempt === undefined &&
        strongerThan(member) !== undefined &&
        !togetherWith(member, all).some(({ instance }) => instance.startsAsMaster)
    );
}

function stateChanges({ instance }: Member, word: 'MASTER' | 'BACKUP'): Change[] {
    const { state, statements } = instance;
    if (state === undefined || (word === 'BACKUP' && !instance.startsAsMaster)) return [];
    return statements
        .filter(({ spec }) => spec?.name === 'state')
        .flatMap((each) => change(each, each.words[1], word));
}

/** The statement of the priority with another one, or a line with it where there is none. */
function priorityChanges({ instance }: Member, priority: number): Change[] {
    const { block, priority: statement, startsAsMaster } = instance;
    if (statement !== undefined) return change(statement, statement.words[1], String(priority));
    // A MASTER without one has 255, and a BACKUP 100.
    return startsAsMaster ? [] : [{ kind: 'add', block, line: `priority ${priority}` }];
}

/** `nopreempt` that is cleared here, and would hold back there the node that is to take over from a failing one. */
function preemptionChanges({ instance, holdsBack }: Member): Change[] {
    const { nopreempt, startsAsMaster } = instance;
    return nopreempt === undefined || holdsBack || !startsAsMaster
        ? []
        : [{ kind: 'drop', statement: nopreempt }];
}

/** What changes of the part that a node has in a virtual router, or why nothing can. */
export function roleChanges(member: Member, all: readonly Member[]): readonly Change[] | string {
    const isStronger = yields(member, all);
    const opposite = all
        .filter((each) => yields(each, all) !== isStronger)
        .map(({ instance }) => instance.effectivePriority);
    const priority = isStronger ? strongerThan(member, opposite) : weakerThan(member, opposite);
    const { name, effectivePriority, priority: statement } = member.instance;
    if (statement !== undefined && statement.words.length < 2)
        return `"priority" of ${quote(name)} has no value`;
    if (priority === undefined)
        return `no priority is left that is ${isStronger ? 'above' : 'below'} the ${effectivePriority} of ${quote(name)}`;
    return [
        ...stateChanges(member, isStronger ? 'MASTER' : 'BACKUP'),
        ...priorityChanges(member, priority),
        ...(isStronger ? [] : preemptionChanges(member)),
    ];
}
