import type { Bound, BoundConfig } from '../schema/bind.ts';

/** What is known of how a virtual router starts and preempts, each fact with the statement it comes from. */
export interface VrrpInstance {
    readonly name: string;
    readonly state?: Bound;
    readonly priority?: Bound;
    readonly nopreempt?: Bound;
    /** Whether it starts as MASTER; anything but that word in `state` counts as BACKUP. */
    readonly startsAsMaster: boolean;
    /**
     * From 1 to 255. Absent or out of range it is 100, but 255 for an instance that
     * starts as MASTER and gives none (`keepalived/vrrp/vrrp.c:vrrp_complete_instance`).
     */
    readonly effectivePriority: number;
    /** RFC mode by `strict_mode` or the global `vrrp_strict`, in which only an owner may start as MASTER. */
    readonly strict: boolean;
}

/** The highest priority: that of the owner of the addresses (RFC 5798 section 5.2.4). */
export const OWNER_PRIORITY = 255;

const DEFAULT_PRIORITY = 100;

function last(children: readonly Bound[], ...names: readonly string[]): Bound | undefined {
    return children.findLast((child) => child.spec !== undefined && names.includes(child.spec.name));
}

function priorityOf(statement: Bound | undefined, startsAsMaster: boolean): number {
    const text = statement?.words[1]?.text;
    if (text === undefined) return startsAsMaster ? OWNER_PRIORITY : DEFAULT_PRIORITY;
    const value = /^\s*\+?\d+$/.test(text) ? Number(text) : NaN;
    return value >= 1 && value <= OWNER_PRIORITY ? value : DEFAULT_PRIORITY;
}

/** Whether a switch with an optional boolean is on; unreadable values leave it on. */
function isOn(statement: Bound | undefined): boolean {
    return statement !== undefined && !['false', 'no', 'off'].includes(statement.words[1]?.text ?? '');
}

/** The facts of a `vrrp_instance` block; `globals` are the statements of `global_defs`. */
function vrrpInstance(block: Bound, globals: readonly Bound[]): VrrpInstance {
    const state = last(block.children, 'state');
    const priority = last(block.children, 'priority');
    const preemption = last(block.children, 'nopreempt', 'preempt');
    const strictMode = last(block.children, 'strict_mode');
    const startsAsMaster = state?.words[1]?.text === 'MASTER';
    return {
        name: block.words[1]?.text ?? '',
        ...(state === undefined ? {} : { state }),
        ...(priority === undefined ? {} : { priority }),
        ...(preemption?.spec?.name === 'nopreempt' ? { nopreempt: preemption } : {}),
        startsAsMaster,
        effectivePriority: priorityOf(priority, startsAsMaster),
        strict: strictMode === undefined ? isOn(last(globals, 'vrrp_strict')) : isOn(strictMode),
    };
}

/** The virtual routers of a configuration, in its order. */
export function vrrpInstances({ statements }: BoundConfig): VrrpInstance[] {
    const named = (name: string): readonly Bound[] => statements.filter((each) => each.spec?.name === name);
    const globals = named('global_defs').flatMap((each) => each.children);
    return named('vrrp_instance').map((each) => vrrpInstance(each, globals));
}
