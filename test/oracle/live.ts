/** Texts compared with what a program that runs here says of them. */
import { type Compared, compare } from './compare.ts';
import { type Program, isComparable, runKeepalived } from './keepalived.ts';
import { say } from './say.ts';

/** A text that both are to judge. */
export interface Text {
    readonly title: string;
    readonly text: string;
    /** The line of its one fault, from 1, where there is one and it is known. */
    readonly fault?: number;
}

/** The texts with both judgements, in their order; those on which the program does not come to its end are left out. */
export async function compareLive<T extends Text>(
    program: Program,
    texts: readonly T[],
): Promise<(Compared & { readonly of: T })[]> {
    const { release, target } = program;
    const all = await Promise.all(
        texts.map(async (of) => {
            const { title, text, fault } = of;
            const run = await runKeepalived(program, text);
            if (isComparable(run))
                return [{ ...compare({ title, text, messages: run.messages, target, fault }), of }];
            say(`${release} does not get to the end of ${title}: ${run.signal ?? run.exit}`);
            return [];
        }),
    );
    return all.flat();
}
