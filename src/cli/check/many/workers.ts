/** Shares work out to threads. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { SourceFile } from '../../../text/source-file.ts';
import { type Judged, wholeReport } from './judged.ts';
import type { Reply, Share, Work } from './work.ts';

/** What a thread runs: the program itself, with its code cache. */
const PROGRAM = join(import.meta.url, '../kalint.cjs');

/** Whether there can be threads: this is the built program, not its sources. */
export function hasWorkers(): boolean {
    return existsSync(PROGRAM);
}

/** MiB for what has just been made, which is much, and of which hardly anything is kept. */
const YOUNG = 96;

/** Units of text in a share: enough to make little of sending it, and not so much that one worker is left with it. */
const SHARE = 64 * 1024;

/** The inputs of those numbers in shares, the longest first. */
function sharesOf(numbers: readonly number[], { inputs }: Work): readonly Share[] {
    const lengthOf = (index: number): number => inputs[index]?.file.text.length ?? 0;
    const shares: number[][] = [];
    let room = 0;
    for (const index of [...numbers].sort((a, b) => lengthOf(b) - lengthOf(a))) {
        if (room <= 0) {
            shares.push([]);
            room = SHARE;
        }
        shares.at(-1)?.push(index);
        room -= lengthOf(index);
    }
    return shares;
}

/** What a reply says, with the files that it names. */
function judgedOf({ reports, answers, included }: Reply, given: ReadonlyMap<string, SourceFile>): Judged {
    const files = new Map(included.map((file) => [file.uri, file]));
    const fileOf = (uri: string): SourceFile => {
        const file = given.get(uri) ?? files.get(uri);
        if (file === undefined) throw new Error(`a worker speaks of "${uri}", which nobody has`);
        return file;
    };
    return { reports: reports.map((report) => wholeReport(report, fileOf(report.uri))), answers };
}

/**
 * Judges the inputs of those numbers in up to `jobs` threads, and answers by their numbers; `done` is told of how many
 * more are judged. A thread that fails or ends early is an error.
 */
export async function judgeByWorkers(
    numbers: readonly number[],
    work: Work,
    jobs: number,
    done: (count: number) => void,
): Promise<ReadonlyMap<number, Judged>> {
    const shares = sharesOf(numbers, work);
    const given = new Map(work.inputs.map(({ file }) => [file.uri, file]));
    const judged = new Map<number, Judged>();
    const threads = Math.min(jobs, shares.length);
    const pool = new Piscina<Share, readonly Reply[]>({
        filename: PROGRAM,
        name: 'judgeShare',
        minThreads: threads,
        maxThreads: threads,
        workerData: work,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    const judgeShare = async (share: Share): Promise<void> => {
        const replies = await pool.run(share);
        for (const [at, index] of share.entries()) {
            const reply = replies[at];
            if (reply !== undefined) judged.set(index, judgedOf(reply, given));
        }
        done(share.length);
    };
    try {
        await Promise.all(shares.map(judgeShare));
    } finally {
        await pool.destroy();
    }
    return judged;
}
