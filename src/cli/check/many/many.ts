/** Many files: by several threads, from the cache, with a word on how far it is. */
import { availableParallelism } from 'node:os';
import type { FileReport } from '../../../service/report.ts';
import type { SettingsFor } from '../../../service/settings.ts';
import type { Io } from '../../io.ts';
import { hint } from '../../say.ts';
import type { CheckOptions } from '../options.ts';
import { type Judged, judge } from './judged.ts';
import { progressOf } from './progress.ts';
import { type Work, lengthOf, threadsFor } from './work.ts';

/** Judges the inputs of those numbers one after the other. */
function judgeInTurn(
    numbers: readonly number[],
    { inputs, record }: Work,
    checkFor: SettingsFor,
    done: (count: number) => void,
): ReadonlyMap<number, Judged> {
    const judged = new Map<number, Judged>();
    for (const index of numbers) {
        const file = inputs[index]?.file;
        if (file !== undefined) judged.set(index, judge(file, checkFor(file), record));
        done(1);
    }
    return judged;
}

/** Judges every input by itself, as `checkConfiguration` does, in the order given. */
export async function judgeMany(
    work: Work,
    checkFor: SettingsFor,
    { cache: isCached, cacheLocation, jobs, quiet }: CheckOptions,
    io: Io,
): Promise<readonly (readonly FileReport[])[]> {
    const files = work.inputs.map(({ file }) => file);
    const caches = isCached === true ? await import('./cache.ts') : undefined;
    const cache = caches?.openCache(caches.cacheFolder(cacheLocation, io.env));
    const known = files.map((file) => cache?.find(file, checkFor(file)));
    const numbers = [...files.keys()].filter((index) => known[index] === undefined);
    const open = numbers.flatMap((index) => files[index] ?? []);
    const threads = jobs ?? threadsFor(lengthOf(open), availableParallelism());
    const progress = await progressOf(numbers.length, quiet === true, io);
    let judged: ReadonlyMap<number, Judged>;
    try {
        const workers = threads > 1 && numbers.length > 1 ? await import('./workers.ts') : undefined;
        judged =
            workers?.hasWorkers() === true
                ? await workers.judgeByWorkers(numbers, work, threads, progress.advance)
                : judgeInTurn(numbers, work, checkFor, progress.advance);
    } finally {
        progress.end();
    }
    if (cache !== undefined) {
        for (const [index, each] of judged) {
            const file = files[index];
            if (file !== undefined) cache.keep(file, checkFor(file), each);
        }
        const failure = cache.save();
        if (failure !== undefined) hint(io, `no cache is kept: ${failure.message}`);
    }
    return files.map((_, index) => known[index] ?? judged.get(index)?.reports ?? []);
}
