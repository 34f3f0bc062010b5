/** Runs a program over the cases. */
import { type Program, runKeepalived } from '../oracle/keepalived.ts';
import { caseBytes } from './cases.ts';
import { type Recorded, recordedOf } from './record.ts';

/** What a program does with cases of a folder, by their ids. */
export async function runCases(
    program: Program,
    folder: string,
    ids: readonly string[],
): Promise<ReadonlyMap<string, Recorded>> {
    const runs = await Promise.all(
        ids.map(async (id): Promise<[string, Recorded]> => {
            const run = await runKeepalived(program, caseBytes(folder, id));
            return [id, recordedOf(run)];
        }),
    );
    return new Map(runs);
}
