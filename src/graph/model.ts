/** A picture of a configuration before it is laid out: boxes, groups of boxes, and lines between them. */
import type { Severity } from '../rules/diagnostic.ts';

/** What a box stands for; `clients` is there once. */
export type NodeKind = 'clients' | 'address' | 'instance' | 'tracked' | 'service' | 'server' | 'sorry';

/** What a group holds together: the addresses of a virtual router, what a machine has, the servers of a service. */
export type GroupKind = 'addresses' | 'director' | 'sync' | 'pool';

/** A box. */
export interface GraphNode {
    /** Letters and digits; unique among boxes and groups. */
    readonly id: string;
    readonly kind: NodeKind;
    /** As it stands in the files: any text, not escaped for anything. So are `lines`. */
    readonly title: string;
    readonly lines: readonly string[];
}

/** Boxes and groups in a frame, from top to bottom. */
export interface GraphGroup {
    readonly id: string;
    readonly kind: GroupKind;
    readonly title: string;
    readonly members: readonly Element[];
}

/** A box, or a frame with boxes. */
export type Element = GraphNode | GraphGroup;

/**
 * What a line means: `flow` where packets go as long as nothing fails, `backup` where they go when the stronger
 * nodes have failed, `sorry` where they go when no real server is left, `tracks` for what moves a priority.
 */
export type EdgeRole = 'flow' | 'backup' | 'sorry' | 'tracks';

/** A line from one box or group to another. */
export interface GraphEdge {
    readonly from: string;
    readonly to: string;
    readonly role: EdgeRole;
}

/** Findings of one rule at a box or a group. */
export interface Fault {
    readonly severity: Exclude<Severity, 'info'>;
    readonly rule: string;
    /** At least one, each with the place where it stands. No secret is in them. */
    readonly messages: readonly string[];
}

/** The picture. */
export interface Graph {
    /** Not empty. */
    readonly title: string;
    /** What it shows, in a sentence. */
    readonly description: string;
    readonly elements: readonly Element[];
    /** In the order of the elements from which they start. */
    readonly edges: readonly GraphEdge[];
    /** By the id of the box or group; the errors first. */
    readonly faults: ReadonlyMap<string, readonly Fault[]>;
}

/** Whether an element is a group. */
export function isGroup(element: Element): element is GraphGroup {
    return 'members' in element;
}

/** The boxes in an element, from top to bottom. */
export function nodesIn(element: Element): readonly GraphNode[] {
    return isGroup(element) ? element.members.flatMap(nodesIn) : [element];
}

/** An element and everything in it, each group before what is in it. */
export function within(element: Element): readonly Element[] {
    return isGroup(element) ? [element, ...element.members.flatMap(within)] : [element];
}

/** The line under a box or in a group that tells of a fault. */
export function faultLine({ severity, rule, messages: { length } }: Fault): string {
    return `${severity}: ${rule}${length > 1 ? ` (${length} times)` : ''}`;
}
