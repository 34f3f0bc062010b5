/** Which way files are judged: each by itself, by several threads or from the cache, and then together. */
import type { Failure } from '../../node/failure.ts';
import { checkConfiguration } from '../../service/check.ts';
import type { ClusterRequest } from '../../service/cluster.ts';
import { reportsOnce } from '../../service/files.ts';
import type { FileReport } from '../../service/report.ts';
import type { SettingsFor } from '../../service/settings.ts';
import type { Io } from '../io.ts';
import { mayCompare } from './clusters.ts';
import type { Collected } from './collected.ts';
import type { Input } from './inputs.ts';
import { MANY, lengthOf } from './many/work.ts';
import type { CheckOptions } from './options.ts';

/** What was found in each input by itself. */
async function judgeAll(
    inputs: readonly Input[],
    { settings }: Collected,
    checkFor: SettingsFor,
    options: CheckOptions,
    io: Io,
): Promise<readonly (readonly FileReport[])[]> {
    const files = inputs.map(({ file }) => file);
    const isMany = inputs.length > 1 && (options.jobs !== undefined || lengthOf(files) >= MANY);
    if (options.cache !== true && !isMany)
        return files.map((file) => checkConfiguration(file, checkFor(file)));
    const { judgeMany } = await import('./many/many.ts');
    const work = { inputs, settings, as: options.as, record: options.cache === true };
    return judgeMany(work, checkFor, options, io);
}

/** What was found in the inputs, after mending them where that was asked for; mending knows neither threads nor cache. */
export async function examine(
    inputs: readonly Input[],
    collected: Collected,
    checkFor: SettingsFor,
    clusters: ClusterRequest,
    options: CheckOptions,
    io: Io,
): Promise<{ reports: readonly FileReport[]; failures: readonly Failure[]; fixed?: number }> {
    if (options.fix === true || options.unsafeFixes === true) {
        const { mend } = await import('./fix.ts');
        return mend(inputs, collected.context, checkFor, clusters, options, io);
    }
    const reports = reportsOnce(await judgeAll(inputs, collected, checkFor, options, io));
    if (!mayCompare(inputs, clusters)) return { reports, failures: [] };
    // What compares nodes is loaded where there may be something to compare.
    const { withComparison } = await import('../../service/cluster.ts');
    const files = inputs.map(({ file }) => file);
    return { reports: withComparison(reports, files, checkFor, clusters), failures: [] };
}
