import { oncePer } from '../../../text/once.ts';
import { checkSettingsFor } from '../settings.ts';
import { judge, plainReport } from './judged.ts';
import type { Reply, Share, Work } from './work.ts';

/** How the inputs are judged, which is the same for all shares of the work. */
const settingsIn = oncePer(({ inputs, settings, as }: Work) => checkSettingsFor(inputs, settings, as));

/** What is to be said of a share of the work, in a thread of its own. */
export async function repliesTo(share: Share, work: Work): Promise<readonly Reply[]> {
    const { inputs, record } = work;
    const checkFor = await settingsIn(work);
    const given = new Set(inputs.map(({ file }) => file));
    return share.map((index): Reply => {
        const file = inputs[index]?.file;
        if (file === undefined) throw new Error(`a worker has no input ${index}`);
        const { reports, answers } = judge(file, checkFor(file), record);
        const included = reports.map((report) => report.file).filter((each) => !given.has(each));
        return { reports: reports.map(plainReport), answers, included };
    });
}
