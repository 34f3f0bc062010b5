/**
 * The library that lays graphs out, as far as it is used. Its own declarations name files without their ending, which
 * TypeScript does not find in a module.
 */
import * as library from '@dagrejs/dagre';

/** A box with its size and, once it is laid out, its centre, in pixels. */
export interface Centred {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** A graph to be laid out. */
interface Sheet {
    setGraph(options: {
        readonly rankdir: 'LR';
        readonly nodesep: number;
        readonly edgesep: number;
        readonly ranksep: number;
        readonly marginx: number;
        readonly marginy: number;
    }): void;
    setNode(id: string, size: Pick<Centred, 'width' | 'height'>): void;
    /** `minlen`: how many columns it leads on at least. */
    setEdge(from: string, to: string, label: { readonly minlen: number }): void;
    node(id: string): Centred;
}

interface Dagre {
    readonly Graph: new () => Sheet;
    /** Gives every box its place; of the boxes of a constraint the left one comes first in their column. */
    layout(
        sheet: Sheet,
        options: { readonly constraints: readonly { readonly left: string; readonly right: string }[] },
    ): void;
}

/** The functions of the library. */
export const dagre: Dagre = library;
