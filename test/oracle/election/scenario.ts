/** What a scenario is: nodes with their configurations, what happens to them, and who must hold which address then. */
import type { Release } from '../../../grammar/schema/types.ts';

/** A node. The first of a scenario has the addresses 10.9.0.1 on eth0 and 10.9.1.1 on eth1, the second 10.9.0.2, … */
export interface LabNode {
    readonly name: string;
    readonly text: string;
    /** Whether keepalived is not started with the others, but by a later action. */
    readonly isLate?: true;
}

/** Which interface an action is about; eth0 where none is named. */
export type Port = 'eth0' | 'eth1';

/** Something that happens. */
export type Action =
    /** The machine loses its power: its processes end at once, and its links are down. */
    | { readonly do: 'crash'; readonly node: string }
    /** All processes of keepalived end at once; the machine and its addresses stay. */
    | { readonly do: 'kill'; readonly node: string }
    /** keepalived is stopped in order (SIGTERM). */
    | { readonly do: 'stop'; readonly node: string }
    /** keepalived is started; a machine without power gets it first. */
    | { readonly do: 'start'; readonly node: string }
    /** The cable is drawn, or put back: the interface has no carrier. */
    | { readonly do: 'linkDown' | 'linkUp'; readonly node: string; readonly port?: Port }
    /** The interface is switched off, or on, by the machine itself; it loses its IPv6 addresses. */
    | { readonly do: 'interfaceOff' | 'interfaceOn'; readonly node: string; readonly port?: Port }
    /** The check of that name (`/usr/bin/test ! -e /run/NAME`) fails from now on, or succeeds again. */
    | { readonly do: 'scriptFails' | 'scriptWorks'; readonly node: string; readonly script: string }
    /** A number is written into the file `/run/NAME`. */
    | { readonly do: 'file'; readonly node: string; readonly file: string; readonly value: number }
    /** These nodes no longer hear the others on eth0; every link stays up. */
    | { readonly do: 'partition'; readonly nodes: readonly string[] }
    /** All hear each other again. */
    | { readonly do: 'heal' };

/** For each virtual address the names of the nodes that hold it. A machine without power holds none. */
export type Holders = Readonly<Record<string, readonly string[]>>;

/** Actions at one moment, and what has come of them when all is quiet again. */
export interface Step {
    /** In the first step the nodes that are not late are started before, one after another. */
    readonly actions: readonly Action[];
    readonly holders: Holders;
    /** Why it is so, where it is not plain. */
    readonly why?: string;
    /** The least and the most time, in milliseconds, from the first action to the last change of a holder. */
    readonly takes?: readonly [number, number];
    /** What is different from a release on. */
    readonly from?: {
        readonly release: Release;
        readonly holders: Holders;
        readonly takes?: readonly [number, number];
        readonly why: string;
    };
}

/** A scenario. */
export interface Scenario {
    readonly title: string;
    readonly nodes: readonly LabNode[];
    readonly steps: readonly Step[];
    /** How long nothing must change, in milliseconds, until a step is over: more than any delay in it. */
    readonly quiet: number;
}
