import type { ClusterNode } from '../cluster/node.ts';
import type { Bound } from '../schema/bind.ts';
import type { EdgeRole, GraphEdge, GroupKind, NodeKind } from './model.ts';

/** A statement of a node for which something is drawn. */
export interface Origin {
    readonly id: string;
    readonly node: ClusterNode;
    readonly bound: Bound;
}

/** A picture that is being drawn: the ids that are given away, the lines, and what everything comes from. */
export class Sketch {
    readonly origins: Origin[] = [];
    /** The ids of what stands for a machine, by its name. */
    readonly machines = new Map<string, string[]>();
    readonly #counts = new Map<string, number>();
    readonly #edges = new Map<string, GraphEdge>();

    /** An id that nothing else has; the same for the same order of calls. */
    id(kind: NodeKind | GroupKind): string {
        const number = (this.#counts.get(kind) ?? 0) + 1;
        this.#counts.set(kind, number);
        return `${kind}${String(number)}`;
    }

    /** Says that what has an id is drawn for statements of a node. */
    from(id: string, node: ClusterNode, ...statements: readonly (Bound | undefined)[]): void {
        for (const bound of statements) if (bound !== undefined) this.origins.push({ id, node, bound });
    }

    /** Says that what has an id stands for a machine. */
    machine(id: string, name: string): void {
        const known = this.machines.get(name);
        if (known === undefined) this.machines.set(name, [id]);
        else known.push(id);
    }

    /** Draws a line, once; of two between the same ends the one of the flow stays. */
    edge(from: string, to: string, role: EdgeRole): void {
        const key = `${from} ${to}`;
        if (this.#edges.get(key) === undefined || role === 'flow') this.#edges.set(key, { from, to, role });
    }

    /** The lines, in the order in which they were drawn first. */
    get edges(): readonly GraphEdge[] {
        return [...this.#edges.values()];
    }
}
