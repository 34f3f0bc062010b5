import type { MessagePort } from 'node:worker_threads';
import { checkSettingsFor } from '../settings.ts';
import { judge, plainReport } from './judged.ts';
import type { Reply, Share, Work } from './work.ts';

/** Judges in a thread of its own what it is sent, one share after the other, until it is ended. */
export async function serve(port: MessagePort, work: Work): Promise<void> {
    const { inputs, settings, as, record } = work;
    const checkFor = await checkSettingsFor(inputs, settings, as);
    const given = new Set(inputs.map(({ file }) => file));
    port.on('message', (share: Share) => {
        const replies = share.map((index): Reply => {
            const file = inputs[index]?.file;
            if (file === undefined) throw new Error(`a worker has no input ${index}`);
            const { reports, answers } = judge(file, checkFor(file), record);
            const included = reports.map((report) => report.file).filter((each) => !given.has(each));
            return { reports: reports.map(plainReport), answers, included };
        });
        port.postMessage(replies);
    });
}
