import { isMainThread, workerData } from 'node:worker_threads';
import type { Reply, Share, Work } from './check/many/work.ts';
import { run } from './main.ts';

/** What a thread of the pool is asked for, which runs this program as well; see `check/many/workers.ts`. */
export async function judgeShare(share: Share): Promise<readonly Reply[]> {
    const { repliesTo } = await import('./check/many/worker.ts');
    return repliesTo(share, workerData as Work);
}

if (isMainThread)
    void run(process.argv.slice(2)).then((status) => {
        process.exitCode = status;
    });
